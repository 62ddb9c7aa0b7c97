import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import * as letters from '~/domain/letters/index.server'
import { requireCoalition } from '~/http/require.server'
import { CoalitionPage } from '~/ui/coalition-page'
import { PageHead } from '~/ui/layout'

const groups = [
  { heading: 'Open for signatures', states: ['open'] },
  { heading: 'Drafting', states: ['drafting'] },
  { heading: 'Closed or final', states: ['closed', 'final'] },
  { heading: 'Delivered', states: ['delivered'] },
  { heading: 'Concluded', states: ['concluded'] },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const coalition = await requireCoalition(request, params.coalition, 'viewer')
  const list = await letters.listOf(coalition)
  return {
    coalition: { slug: coalition.slug, name: coalition.name },
    member: coalition.member,
    role: coalition.role,
    letters: list.map(({ title, slug, state, asPrinted, names }) => ({
      title,
      slug,
      state,
      asPrinted,
      names,
    })),
  }
}

export const meta = () => [{ title: 'Letters: Undersigned' }]

export default function CoalitionHome() {
  const { coalition, member, role, letters: list } = useLoaderData<typeof loader>()
  const at = `/c/${coalition.slug}`
  if (list.length === 0) {
    return (
      <CoalitionPage coalition={coalition} member={member} section="letters">
        <PageHead
          heading="No letters yet"
          under="Most coalitions start with a letter they have already sent. Its signatories become your registry, and you never type those names again."
        />
        <ol className="firstrun">
          {role === 'viewer' ? null : (
            <li>
              <div>
                <h2>Bring in a letter</h2>
                <p>
                  Word or pasted text. Its asks, addressees and names are found. Nothing is sent to anyone.
                </p>
                <p className="row">
                  <a className="btn" href={`${at}/letters/new`}>
                    Bring in a letter
                  </a>
                </p>
              </div>
            </li>
          )}
          {role === 'owner' ? (
            <li>
              <div>
                <h2>Ask your colleagues in</h2>
                <p>Owners decide, editors write and send, viewers read. Signers need no account.</p>
                <p className="row">
                  <a href={`${at}/team`}>Ask a colleague in</a>
                </p>
              </div>
            </li>
          ) : null}
        </ol>
      </CoalitionPage>
    )
  }
  return (
    <CoalitionPage coalition={coalition} member={member} section="letters">
      <PageHead
        heading="Letters"
        under={coalition.name}
        act={
          role === 'viewer' ? undefined : (
            <a className="btn" href={`${at}/letters/new`}>
              Bring in a letter
            </a>
          )
        }
      />
      {groups.map(({ heading, states }) => {
        const these = list.filter(({ state }) => states.includes(state))
        if (these.length === 0) return null
        return (
          <section key={heading} className="grp" aria-labelledby={states[0]}>
            <h2 id={states[0]}>
              {heading} <span>{these.length}</span>
            </h2>
            <ul className="letters">
              {these.map((letter) => (
                <li key={letter.slug}>
                  <p className="t">
                    <a href={`${at}/letters/${letter.slug}`}>{letter.title}</a>
                  </p>
                  <p className="m">
                    {letter.asPrinted ? 'As printed; no record of consent.' : 'Kept with every version.'}
                  </p>
                  {letter.names > 0 ? (
                    <p className="fig">
                      {letter.names}
                      <small>names</small>
                    </p>
                  ) : null}
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </CoalitionPage>
  )
}
