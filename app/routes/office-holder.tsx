import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import * as offices from '~/domain/offices/index.server'
import { listErrors } from '~/http/answers'
import { again, readForm, refuse } from '~/http/forms.server'
import { holderForm, holderOf } from '~/http/offices.server'
import { requireCoalition } from '~/http/require.server'
import { goOn, notFound } from '~/http/respond.server'
import { CoalitionPage } from '~/ui/coalition-page'
import { Disclose } from '~/ui/disclose'
import { ErrorSummary } from '~/ui/error-summary'
import { PageHead } from '~/ui/layout'
import { HolderFields } from '~/ui/office-fields'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const coalition = await requireCoalition(request, params.coalition, 'editor')
  const office = (await offices.find(coalition, params.office ?? '')) ?? notFound()
  const holder = office.holders.find(({ id }) => id === params.holder) ?? notFound()
  const { name, title, since, until, source } = holder
  return {
    coalition: { slug: coalition.slug, name: coalition.name },
    member: coalition.member,
    office: { id: office.id, name: office.name },
    holder: { id: holder.id, name },
    values: {
      holder: name,
      title: title ?? '',
      since: since ?? '',
      until: until ?? '',
      source: source ?? '',
    },
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const coalition = await requireCoalition(request, params.coalition, 'editor')
  const read = await readForm(request, holderForm)
  if ('answer' in read) return again(read.answer)
  const office = params.office ?? ''
  const changed = await offices.changeHolder(coalition, office, params.holder ?? '', holderOf(read.value))
  if ('refused' in changed) return refuse(read.form, { [changed.field ?? 'holder']: changed.refused })
  return goOn(`/c/${coalition.slug}/offices/${office}`, { told: 'holder' })
}

export const meta = () => [{ title: 'Who holds an office: Undersigned' }]

export default function OfficeHolder() {
  const { coalition, member, office, holder, values } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const at = `/c/${coalition.slug}/offices/${office.id}`
  return (
    <CoalitionPage coalition={coalition} member={member} section="offices">
      <ErrorSummary problems={listErrors(answer)} />
      <PageHead heading={holder.name} crumb={{ label: office.name, href: at }} />
      <form method="post" noValidate className="form">
        <HolderFields answer={answer} values={values} />
        <p className="row">
          <button type="submit" className="btn">
            Save the holder
          </button>
          <a href={at}>Not now</a>
        </p>
      </form>
      <section className="sec" aria-label="Other acts">
        <Disclose summary="Recorded by mistake">
          <p>
            The directory then no longer knows that {holder.name} held this office. For someone who left,
            enter the last day above instead. Letters keep what they print.
          </p>
          <form method="post" action={`${at}/holders/${holder.id}/removal`}>
            <p className="after">
              <button type="submit" className="btn stop">
                Take {holder.name} out of the directory
              </button>
            </p>
          </form>
        </Disclose>
      </section>
    </CoalitionPage>
  )
}
