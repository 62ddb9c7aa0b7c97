import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import * as offices from '~/domain/offices/index.server'
import { listErrors } from '~/http/answers'
import { again, readForm } from '~/http/forms.server'
import { officeForm, officeOf } from '~/http/offices.server'
import { requireCoalition } from '~/http/require.server'
import { goOn } from '~/http/respond.server'
import { CoalitionPage } from '~/ui/coalition-page'
import { ErrorSummary } from '~/ui/error-summary'
import { PageHead } from '~/ui/layout'
import { OfficeFields } from '~/ui/office-fields'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const coalition = await requireCoalition(request, params.coalition, 'editor')
  return { coalition: { slug: coalition.slug, name: coalition.name }, member: coalition.member }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const coalition = await requireCoalition(request, params.coalition, 'editor')
  const read = await readForm(request, officeForm)
  if ('answer' in read) return again(read.answer)
  const office = await offices.add(coalition, officeOf(read.value))
  return goOn(`/c/${coalition.slug}/offices/${office.id}`, { told: 'added' })
}

export const meta = () => [{ title: 'A new office: Undersigned' }]

export default function NewOffice() {
  const { coalition, member } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const at = `/c/${coalition.slug}/offices`
  return (
    <CoalitionPage coalition={coalition} member={member} section="offices">
      <ErrorSummary problems={listErrors(answer)} />
      <PageHead heading="Add an office" crumb={{ label: 'Offices', href: at }} />
      <form method="post" noValidate className="form">
        <OfficeFields answer={answer} values={{ branch: 'executive', benchmark: '30' }} />
        <p className="row">
          <button type="submit" className="btn">
            Add the office
          </button>
          <a href={at}>Not now</a>
        </p>
      </form>
    </CoalitionPage>
  )
}
