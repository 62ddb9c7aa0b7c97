import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { compare } from '~/domain/organizations/comparing'
import * as organizations from '~/domain/organizations/index.server'
import { entryOf, requireOrganization } from '~/http/organization-pages.server'
import { goOn } from '~/http/respond.server'
import { CoalitionPage } from '~/ui/coalition-page'
import { PageHead } from '~/ui/layout'
import { Note } from '~/ui/note'
import { Consequences, TwoOrganizations } from '~/ui/two-organizations'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { coalition, one, page } = await requireOrganization(request, params, 'editor')
  const asked = new URL(request.url).searchParams
  const search = asked.get('q')?.trim() ?? ''
  const seen = await organizations.preview(coalition, one.id, asked.get('other') ?? '')
  const found = 'refused' in seen ? null : seen
  const listed = found
    ? []
    : search
      ? await organizations.list(coalition, { search, size: 20 })
      : (await organizations.likelyOf(coalition.id, one)).map(({ organization }) => organization)
  return {
    ...page,
    search,
    listed: listed.filter(({ id }) => id !== one.id).map(({ id, name }) => ({ id, name })),
    refused: asked.get('other') && 'refused' in seen ? seen.refused : null,
    two: found
      ? {
          a: await entryOf(coalition, found.kept),
          b: await entryOf(coalition, found.gone),
          reasons: compare(found.kept.name, found.gone.name).reasons,
          of: {
            contacts: found.contacts,
            doubles: found.doubles,
            names: found.names,
            invitations: found.invitations,
            signatures: found.signatures,
            clashes: found.clashes,
          },
        }
      : null,
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { coalition, one, at } = await requireOrganization(request, params, 'editor')
  const other = String((await request.formData()).get('other') ?? '')
  const merged = await organizations.merge(coalition, one.id, other)
  if ('refused' in merged) return { refused: merged.refused }
  return goOn(`${at}?merge=${merged.id}`, { told: 'merged' })
}

export const meta = () => [{ title: 'Two that are one: Undersigned' }]

export default function OrganizationMerge() {
  const { coalition, member, one, home, at, search, listed, refused, two } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const problem = answer && 'refused' in answer ? answer.refused : refused
  return (
    <CoalitionPage coalition={coalition} member={member} section="organizations">
      <PageHead
        heading={two ? 'Make these two one?' : 'Which other one is it?'}
        under={two ? undefined : one.name}
        crumb={{ label: one.name, href: at }}
      />
      {problem ? <Note caution>{problem}</Note> : null}
      {two ? (
        <>
          <TwoOrganizations
            a={two.a}
            b={two.b}
            reasons={two.reasons}
            home={home}
            heading="What the names say"
          />
          <section className="sec then" aria-labelledby="then">
            <h2 id="then">What happens</h2>
            <Consequences kept={two.a.name} gone={two.b.name} of={two.of} />
            <form method="post" className="row after">
              <button type="submit" name="other" value={two.b.id} className="btn">
                Make them one
              </button>
              <a href={`${home}/${two.b.id}/merge?other=${two.a.id}`}>Keep the name of B instead</a>
            </form>
          </section>
        </>
      ) : (
        <section className="sec" aria-labelledby="which">
          <h2 id="which" className="vh">
            Choose the other
          </h2>
          <search aria-label="Find the other organization">
            <form className="filters dense" method="get">
              <div className="full">
                <label htmlFor="q">Name, or another name</label>
                <input id="q" name="q" type="search" defaultValue={search} />
              </div>
              <div className="go">
                <button type="submit" className="btn second dense">
                  Show
                </button>
              </div>
            </form>
          </search>
          {listed.length === 0 ? (
            <p className="quiet">
              {search
                ? 'No other organization is called so.'
                : 'Nothing in the registry looks like it. Search by name.'}
            </p>
          ) : (
            <ul className="lines">
              {listed.map((each) => (
                <li key={each.id}>
                  <a className="asprinted" href={`${at}/merge?other=${each.id}`}>
                    {each.name}
                  </a>
                </li>
              ))}
            </ul>
          )}
        </section>
      )}
    </CoalitionPage>
  )
}
