import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import * as offices from '~/domain/offices/index.server'
import { listErrors } from '~/http/answers'
import { again, readForm, refuse } from '~/http/forms.server'
import { officeForm, officeOf, officeValues } from '~/http/offices.server'
import { requireCoalition } from '~/http/require.server'
import { goOn, notFound } from '~/http/respond.server'
import { CoalitionPage } from '~/ui/coalition-page'
import { ErrorSummary } from '~/ui/error-summary'
import { PageHead } from '~/ui/layout'
import { OfficeFields } from '~/ui/office-fields'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const coalition = await requireCoalition(request, params.coalition, 'editor')
  const office = (await offices.find(coalition, params.office ?? '')) ?? notFound()
  return {
    coalition: { slug: coalition.slug, name: coalition.name },
    member: coalition.member,
    office: { id: office.id, name: office.name },
    values: officeValues(office),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const coalition = await requireCoalition(request, params.coalition, 'editor')
  const read = await readForm(request, officeForm)
  if ('answer' in read) return again(read.answer)
  const changed = await offices.change(coalition, params.office ?? '', officeOf(read.value))
  if ('refused' in changed) return refuse(read.form, { name: changed.refused })
  return goOn(`/c/${coalition.slug}/offices/${changed.id}`, { told: 'changed' })
}

export const meta = () => [{ title: 'An office: Undersigned' }]

export default function OfficeChange() {
  const { coalition, member, office, values } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const at = `/c/${coalition.slug}/offices/${office.id}`
  return (
    <CoalitionPage coalition={coalition} member={member} section="offices">
      <ErrorSummary problems={listErrors(answer)} />
      <PageHead
        heading="What changed about this office?"
        under="Letters that are written already keep their addressees as they are."
        crumb={{ label: office.name, href: at }}
      />
      <form method="post" noValidate className="form">
        <OfficeFields answer={answer} values={values} />
        <p className="row">
          <button type="submit" className="btn">
            Save the office
          </button>
          <a href={at}>Not now</a>
        </p>
      </form>
    </CoalitionPage>
  )
}
