import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import * as contacts from '~/domain/contacts/index.server'
import * as organizations from '~/domain/organizations.server'
import { listErrors } from '~/http/answers'
import { contactForm, contactOf } from '~/http/contacts.server'
import { again, readForm, refuse } from '~/http/forms.server'
import { requireCoalition } from '~/http/require.server'
import { goOn, notFound } from '~/http/respond.server'
import { CoalitionPage } from '~/ui/coalition-page'
import { AllContactFields } from '~/ui/contact-fields'
import { Disclose } from '~/ui/disclose'
import { ErrorSummary } from '~/ui/error-summary'
import { PageHead } from '~/ui/layout'
import { Toast } from '~/ui/note'
import { State } from '~/ui/state'
import { Day } from '~/ui/time'
import { letterDate } from '~/ui/when'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const coalition = await requireCoalition(request, params.coalition, 'viewer')
  const one = (await organizations.find(coalition, params.organization ?? '')) ?? notFound()
  const today = contacts.todayForContacts()
  const [people, signed] = await Promise.all([
    contacts.listOf(coalition, one.id),
    organizations.listSigned(coalition, one.id),
  ])
  return {
    coalition: { slug: coalition.slug, name: coalition.name },
    member: coalition.member,
    decides: coalition.role !== 'viewer',
    one: { id: one.id, name: one.name, place: [one.city, one.state].filter(Boolean).join(', ') },
    people: people.map(({ id, name, title, email, bouncedAt, until, maySign, scope, scopeUntil }) => ({
      id,
      name,
      title,
      email,
      bounced: bouncedAt !== null,
      left: until !== null && until < today ? until : null,
      signs: signsOf({ maySign, scope, scopeUntil }),
    })),
    signed: signed.map(({ createdAt: _, ...each }) => each),
    told: new URL(request.url).searchParams.get('told') ?? '',
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const coalition = await requireCoalition(request, params.coalition, 'editor')
  const read = await readForm(request, contactForm)
  if ('answer' in read) return again(read.answer)
  const added = await contacts.add(coalition, params.organization ?? '', contactOf(read.value))
  if ('refused' in added) return refuse(read.form, { [added.field ?? 'email']: added.refused })
  return goOn(`/c/${coalition.slug}/organizations/${params.organization}`, { told: 'added' })
}

export const meta = () => [{ title: 'An organization: Undersigned' }]

const says: Record<string, string> = {
  added: 'The contact is added.',
  changed: 'The contact is changed.',
}

export default function Organization() {
  const { coalition, member, decides, one, people, signed, told } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const at = `/c/${coalition.slug}/organizations`
  return (
    <CoalitionPage coalition={coalition} member={member} section="organizations">
      <ErrorSummary problems={listErrors(answer)} />
      <PageHead
        heading={one.name}
        under={one.place || undefined}
        crumb={{ label: 'Organizations', href: at }}
        told={says[told] ? <Toast>{says[told]}</Toast> : undefined}
      />
      <section className="sec" aria-labelledby="people">
        <h2 id="people">{people.length === 0 ? 'Nobody is known there yet' : 'Whom you know there'}</h2>
        {people.length > 0 ? (
          <table className="stackable">
            <caption className="vh">Contacts, the longest known first</caption>
            <thead>
              <tr>
                <th scope="col">Name</th>
                <th scope="col">E-mail</th>
                {decides ? <th scope="col">Change</th> : null}
              </tr>
            </thead>
            <tbody>
              {people.map((each) => (
                <tr key={each.id}>
                  <th scope="row">
                    {each.name}
                    {each.title ? <span className="sub">{each.title}</span> : null}
                    {each.signs && !each.left ? <span className="sub">{each.signs}</span> : null}
                    {each.left ? (
                      <span className="sub">
                        Left <Day day={each.left} weekday={false} />
                      </span>
                    ) : null}
                  </th>
                  <td className="wide">
                    {each.email ?? 'None known'}
                    {each.bounced ? (
                      <span className="sub">
                        <State of="bounced">Mail came back</State>
                      </span>
                    ) : null}
                  </td>
                  {decides ? (
                    <td className="wide">
                      <a href={`${at}/${one.id}/contacts/${each.id}`}>Change {each.name}</a>
                    </td>
                  ) : null}
                </tr>
              ))}
            </tbody>
          </table>
        ) : null}
        {decides ? (
          <Disclose summary="Add a contact" open={Boolean(answer)}>
            <form method="post" noValidate className="form">
              <AllContactFields answer={answer} />
              <p className="row">
                <button type="submit" className="btn">
                  Add the contact
                </button>
              </p>
            </form>
          </Disclose>
        ) : null}
      </section>
      <section className="sec" aria-labelledby="signed">
        <h2 id="signed">{signed.length === 0 ? 'It stands under no letter yet' : 'What it signed'}</h2>
        {signed.length > 0 ? (
          <table className="stackable">
            <caption className="vh">Letters, newest first</caption>
            <thead>
              <tr>
                <th scope="col">Letter</th>
                <th scope="col">Named there</th>
                <th scope="col">How</th>
                <th scope="col">Dated</th>
              </tr>
            </thead>
            <tbody>
              {signed.map((each) => (
                <tr key={`${each.slug} ${each.edition ?? each.signature?.id}`}>
                  <th scope="row">
                    <a href={`/c/${coalition.slug}/letters/${each.slug}`}>{each.title}</a>
                  </th>
                  <td className="wide asprinted">{each.name}</td>
                  <td>
                    {each.signature ? (
                      <a href={`/c/${coalition.slug}/letters/${each.slug}/sign-ons/${each.signature.id}`}>
                        <State of={each.signature.state} />
                      </a>
                    ) : (
                      `Printed in edition ${each.edition}`
                    )}
                  </td>
                  <td>{each.date ? <Day day={each.date} weekday={false} /> : null}</td>
                </tr>
              ))}
            </tbody>
          </table>
        ) : null}
      </section>
    </CoalitionPage>
  )
}

type Signs = { maySign: 'yes' | 'no' | null; scope: string | null; scopeUntil: string | null }

function signsOf({ maySign, scope, scopeUntil }: Signs): string {
  if (maySign === 'no') return 'May not sign'
  const what = [scope, scopeUntil ? `until ${letterDate(scopeUntil, 'en')}` : ''].filter(Boolean).join(', ')
  if (maySign === 'yes') return what ? `May sign: ${what}` : 'May sign'
  return what
}
