import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import * as coalitions from '~/domain/coalitions.server'
import { listErrors } from '~/http/answers'
import { again, readForm, refuse } from '~/http/forms.server'
import { requireCoalition } from '~/http/require.server'
import { goOn, notFound } from '~/http/respond.server'
import { CoalitionPage } from '~/ui/coalition-page'
import { ErrorSummary } from '~/ui/error-summary'
import { Field } from '~/ui/field'
import { PageHead } from '~/ui/layout'

const form = z.object({
  to: z.enum(['viewer', 'editor', 'owner', 'out'], { error: 'Choose what they may do' }),
})

export async function loader({ request, params }: LoaderFunctionArgs) {
  const coalition = await requireCoalition(request, params.coalition, 'owner')
  const members = await coalitions.listMembers(coalition)
  const one = members.find(({ accountId }) => accountId === params.member) ?? notFound()
  return {
    coalition: { slug: coalition.slug, name: coalition.name },
    member: coalition.member,
    one: { name: one.name, email: one.email, role: one.role },
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const coalition = await requireCoalition(request, params.coalition, 'owner')
  const read = await readForm(request, form)
  if ('answer' in read) return again(read.answer)
  const { to } = read.value
  const accountId = params.member ?? ''
  const refused =
    to === 'out'
      ? await coalitions.remove(coalition, accountId)
      : await coalitions.changeRole(coalition, accountId, to)
  if (refused) return refuse(read.form, { to: refused.refused })
  return goOn(`/c/${coalition.slug}/team`, { told: to === 'out' ? 'removed' : 'changed' })
}

export const meta = () => [{ title: 'A member: Undersigned' }]

export default function TeamMember() {
  const { coalition, member, one } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <CoalitionPage coalition={coalition} member={member} section="team">
      <ErrorSummary problems={listErrors(answer)} />
      <PageHead
        heading={`What may ${one.name} do?`}
        under={one.email}
        crumb={{ label: 'Team', href: `/c/${coalition.slug}/team` }}
      />
      <form method="post" className="form">
        <Field
          name="to"
          label="From now on"
          kind="select"
          defaultValue={answer?.values.to ?? one.role}
          errors={answer?.errors.to}
          hint="Taking someone out signs them out everywhere. What they did stays in the history."
          options={[
            { value: 'owner', label: 'Owner: can do everything, and invites others' },
            { value: 'editor', label: 'Editor: writes and sends' },
            { value: 'viewer', label: 'Viewer: reads' },
            { value: 'out', label: 'Not a member any more' },
          ]}
        />
        <p className="after">
          <button type="submit" className="btn">
            Save for {one.name}
          </button>
        </p>
      </form>
    </CoalitionPage>
  )
}
