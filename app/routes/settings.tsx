import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import * as coalitions from '~/domain/coalitions.server'
import { listErrors } from '~/http/answers'
import { again, readForm } from '~/http/forms.server'
import { requireCoalition } from '~/http/require.server'
import { goOn } from '~/http/respond.server'
import { CoalitionPage } from '~/ui/coalition-page'
import { ErrorSummary } from '~/ui/error-summary'
import { Check, Field } from '~/ui/field'
import { PageHead } from '~/ui/layout'
import { Toast } from '~/ui/note'
import { zoneOptions, zones } from '~/ui/zones'

const form = z.object({
  name: z
    .string({ error: 'Enter the coalition’s name' })
    .trim()
    .max(200, 'Shorten the name to 200 characters'),
  address: z.string().trim().max(500, 'Shorten the address to 500 characters').optional(),
  zone: z.enum(zones, { error: 'Choose a time zone' }),
  leadsApprove: z.string().optional(),
})

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { slug, name, address, zone, leadsApprove, member } = await requireCoalition(
    request,
    params.coalition,
    'owner',
  )
  const said = new URL(request.url).searchParams.get('told') === 'saved'
  return { coalition: { slug, name }, address: address ?? '', zone, leadsApprove, member, said }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const coalition = await requireCoalition(request, params.coalition, 'owner')
  const read = await readForm(request, form)
  if ('answer' in read) return again(read.answer)
  await coalitions.describe(coalition, {
    ...read.value,
    address: read.value.address ?? null,
    leadsApprove: read.value.leadsApprove === 'yes',
  })
  return goOn(`/c/${coalition.slug}/settings`, { told: 'saved' })
}

export const meta = () => [{ title: 'About the coalition: Undersigned' }]

export default function Settings() {
  const { coalition, address, zone, leadsApprove, member, said } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <CoalitionPage coalition={coalition} member={member} section="team">
      <ErrorSummary problems={listErrors(answer)} />
      <PageHead heading="About the coalition" told={said ? <Toast>Saved.</Toast> : undefined} />
      <form method="post" noValidate className="form">
        <Field
          name="name"
          label="Name"
          kind="printed"
          hint="Stands over the letters and on every page a signer sees."
          defaultValue={answer?.values.name ?? coalition.name}
          errors={answer?.errors.name}
        />
        <Field
          name="address"
          label="Postal address"
          kind="textarea"
          rows={3}
          optional
          hint="Printed in letterheads, and at the foot of mail to many, where the law asks for it."
          defaultValue={answer?.values.address ?? address}
          errors={answer?.errors.address}
        />
        <Field
          name="zone"
          label="Time zone of deadlines"
          kind="select"
          options={zoneOptions}
          defaultValue={answer?.values.zone ?? zone}
          errors={answer?.errors.zone}
        />
        <Check
          name="leadsApprove"
          checked={answer ? answer.values.leadsApprove === 'yes' : leadsApprove}
          hint="For letters started from now on. On each letter it can be chosen anew."
        >
          Each lead organization must approve the text before it opens or is frozen
        </Check>
        <p className="after">
          <button type="submit" className="btn">
            Save
          </button>
        </p>
      </form>
    </CoalitionPage>
  )
}
