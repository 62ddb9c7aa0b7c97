import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import * as contacts from '~/domain/contacts/index.server'
import * as organizations from '~/domain/organizations/index.server'
import { listErrors } from '~/http/answers'
import { contactForm, contactOf } from '~/http/contacts.server'
import { again, readForm, refuse } from '~/http/forms.server'
import { requireOrganization } from '~/http/organization-pages.server'
import { requireCoalition } from '~/http/require.server'
import { goOn } from '~/http/respond.server'
import { CoalitionPage } from '~/ui/coalition-page'
import { AllContactFields } from '~/ui/contact-fields'
import { Disclose } from '~/ui/disclose'
import { ErrorSummary } from '~/ui/error-summary'
import { PageHead } from '~/ui/layout'
import { Toast } from '~/ui/note'
import { OrganizationFacts } from '~/ui/organization-known'
import { OrganizationLetters } from '~/ui/organization-letters'
import { State } from '~/ui/state'
import { Day, TableMoment } from '~/ui/time'
import { letterDate } from '~/ui/when'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { coalition, one, page } = await requireOrganization(request, params, 'viewer')
  const today = contacts.todayForContacts()
  const [people, letters, details, relations, merges] = await Promise.all([
    contacts.listOf(coalition, one.id),
    organizations.listLetters(coalition, one.id),
    organizations.detailsOf(one.id),
    organizations.listRelations(coalition, one.id),
    organizations.listMerges(coalition, one.id),
  ])
  return {
    ...page,
    decides: coalition.role !== 'viewer',
    zone: coalition.zone,
    known: {
      kind: one.kind,
      scope: one.scope,
      place: [one.city, one.state].filter(Boolean).join(', '),
      website: one.website,
      domains: details.domains,
      tags: details.tags,
      askThrough: one.askThrough,
      notes: one.notes,
      names: details.names.map(({ id, name, kind }) => ({ id, name, kind })),
      relations,
    },
    merges: merges.map(({ id, name, at }) => ({ id, name, at: at.toISOString() })),
    people: people.map(({ id, name, title, email, bouncedAt, until, maySign, scope, scopeUntil }) => ({
      id,
      name,
      title,
      email,
      bounced: bouncedAt !== null,
      left: until !== null && until < today ? until : null,
      signs: signsOf({ maySign, scope, scopeUntil }),
    })),
    letters: letters.map(({ createdAt: _, asked, ...each }) => ({
      ...each,
      asked: asked && { id: asked.id, state: asked.state },
    })),
    told: new URL(request.url).searchParams.get('told') ?? '',
    merge: new URL(request.url).searchParams.get('merge') ?? '',
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
  described: 'What is known of it is saved.',
  named: 'The name is added. Whoever signs by it signs for this organization.',
  unnamed: 'The name is removed.',
  related: 'Saved.',
  unrelated: 'That is taken back.',
  merged: 'The two are one organization now.',
  separated: 'They are two organizations again.',
}

export default function Organization() {
  const { coalition, member, decides, one, home, people, ...of } = useLoaderData<typeof loader>()
  const { known, letters, merges, zone, told, merge } = of
  const answer = useActionData<typeof action>()
  const at = `${home}/${one.id}`
  return (
    <CoalitionPage coalition={coalition} member={member} section="organizations">
      <ErrorSummary problems={listErrors(answer)} />
      <PageHead
        heading={one.name}
        crumb={{ label: 'Organizations', href: home }}
        told={
          says[told] ? (
            <Toast undo={told === 'merged' ? { action: `${home}/merges/${merge}/undoing` } : undefined}>
              {says[told]}
            </Toast>
          ) : undefined
        }
      />
      <section className="sec" aria-labelledby="known">
        <h2 id="known">What is known of it</h2>
        <OrganizationFacts one={known} home={home} at={decides ? at : null} />
        {decides ? (
          <p className="row after">
            <a href={`${at}/details`}>Change what is known</a>
            <a href={`${at}/names`}>Add another name</a>
            <a href={`${at}/relations`}>Say what it is of another</a>
            <a href={`${at}/merge`}>It is the same as another</a>
          </p>
        ) : null}
      </section>
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
                      <a href={`${at}/contacts/${each.id}`}>Change {each.name}</a>
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
      <section className="sec" aria-labelledby="letters">
        <h2 id="letters">{letters.length === 0 ? 'It was asked to sign no letter yet' : 'Its letters'}</h2>
        {letters.length > 0 ? <OrganizationLetters letters={letters} home={`/c/${coalition.slug}`} /> : null}
      </section>
      {merges.length > 0 ? (
        <section className="sec" aria-labelledby="merges">
          <h2 id="merges">What was found to be the same</h2>
          <ul className="lines">
            {merges.map((each) => (
              <li key={each.id}>
                <span className="asprinted">{each.name}</span>
                <span className="sub">
                  Since <TableMoment at={each.at} zone={zone} />
                </span>
                {decides ? (
                  <form method="post" action={`${home}/merges/${each.id}/undoing`}>
                    <button type="submit" className="linkbtn">
                      Make them two again<span className="vh">, {each.name}</span>
                    </button>
                  </form>
                ) : null}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
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
