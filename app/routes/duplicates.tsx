import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import * as organizations from '~/domain/organizations/index.server'
import { entryOf } from '~/http/organization-pages.server'
import { requireCoalition } from '~/http/require.server'
import { goOn, notFound } from '~/http/respond.server'
import { CoalitionPage } from '~/ui/coalition-page'
import { Empty } from '~/ui/empty'
import { PageHead } from '~/ui/layout'
import { Note, Toast } from '~/ui/note'
import { Consequences, TwoOrganizations } from '~/ui/two-organizations'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const coalition = await requireCoalition(request, params.coalition, 'viewer')
  const asked = new URL(request.url).searchParams
  const total = await organizations.countOpen(coalition)
  const number = Math.min(Math.max(1, Math.trunc(Number(asked.get('n'))) || 1), Math.max(1, total))
  const [pair] = await organizations.listOpen(coalition, { page: number, size: 1 })
  const [a, b] = !pair ? [] : asked.has('swap') ? [pair.other, pair.one] : [pair.one, pair.other]
  const seen = a && b ? await organizations.preview(coalition, a.id, b.id) : null
  return {
    coalition: { slug: coalition.slug, name: coalition.name },
    member: coalition.member,
    decides: coalition.role !== 'viewer',
    total,
    number,
    swapped: asked.has('swap'),
    told: asked.get('told'),
    undo: asked.get('undo') ?? '',
    two:
      pair && a && b && seen && !('refused' in seen)
        ? {
            pair: pair.id,
            reasons: pair.reasons,
            a: await entryOf(coalition, a),
            b: await entryOf(coalition, b),
            of: {
              contacts: seen.contacts,
              doubles: seen.doubles,
              names: seen.names,
              invitations: seen.invitations,
              signatures: seen.signatures,
              clashes: seen.clashes,
            },
          }
        : null,
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const coalition = await requireCoalition(request, params.coalition, 'editor')
  const form = await request.formData()
  const home = `/c/${coalition.slug}/organizations`
  const at = `${home}/duplicates?n=${Number(form.get('n')) || 1}`
  const pair = (await organizations.findPair(coalition, String(form.get('pair')))) ?? notFound()
  const [kept, gone] = form.get('kept') === pair.other.id ? [pair.other, pair.one] : [pair.one, pair.other]
  switch (form.get('decision')) {
    case 'same': {
      const merged = await organizations.merge(coalition, kept.id, gone.id)
      return 'refused' in merged
        ? goOn(at, { told: 'gone' })
        : goOn(`${at}&undo=${merged.id}`, { told: 'merged' })
    }
    case 'different': {
      const decided = await organizations.decide(coalition, [kept.id, gone.id], 'different')
      return 'refused' in decided
        ? goOn(at, { told: 'gone' })
        : goOn(`${at}&undo=${decided.id}`, { told: 'different' })
    }
    case 'related':
      return goOn(`${home}/${kept.id}/relations?with=${gone.id}`)
    default:
      return goOn(at, { told: 'undecided' })
  }
}

export const meta = () => [{ title: 'Likely duplicates: Undersigned' }]

export default function Duplicates() {
  const { coalition, member, decides, total, number, swapped, told, undo, two } =
    useLoaderData<typeof loader>()
  const home = `/c/${coalition.slug}/organizations`
  const at = `${home}/duplicates`
  const toast =
    told === 'merged' ? (
      <Toast undo={{ action: `${home}/merges/${undo}/undoing` }}>The two are one organization now.</Toast>
    ) : told === 'different' ? (
      <Toast undo={{ action: `${at}/${undo}/reopening` }}>
        They are different. We won’t ask about them again.
      </Toast>
    ) : told === 'reopened' ? (
      <Toast>The pair is open again.</Toast>
    ) : undefined
  return (
    <CoalitionPage coalition={coalition} member={member} section="organizations">
      <PageHead
        heading={two ? 'Are these the same organization?' : 'No two look like one'}
        under={
          two
            ? `Pair ${number.toLocaleString('en')} of ${total.toLocaleString('en')}. We never join two by a guess.`
            : undefined
        }
        crumb={{ label: 'Organizations', href: home }}
        told={toast}
      />
      {told === 'undecided' ? <Note caution>Choose what the two are, then save.</Note> : null}
      {told === 'gone' ? <Note caution>That pair was decided meanwhile.</Note> : null}
      {two ? (
        <>
          <TwoOrganizations a={two.a} b={two.b} reasons={two.reasons} home={home} />
          {decides ? (
            <form method="post" className="decide">
              <input type="hidden" name="pair" value={two.pair} />
              <input type="hidden" name="kept" value={two.a.id} />
              <input type="hidden" name="n" value={number} />
              <fieldset>
                <legend>Your decision</legend>
                <Choice value="same" says="They are the same">
                  One entry, both names kept. You can undo it at any time.
                </Choice>
                <Choice value="different" says="They are different">
                  Remembered for good; we won’t ask about this pair again.
                </Choice>
                <Choice value="related" says="One belongs to the other">
                  Chapter, program, clinic, affiliate, c3 and c4 siblings.
                </Choice>
                <p className="row after">
                  <button type="submit" className="btn">
                    Save and show the next
                  </button>
                  {number < total ? <a href={`${at}?n=${number + 1}`}>Skip</a> : null}
                </p>
              </fieldset>
              <div className="then">
                <h2>If they are the same</h2>
                <Consequences kept={two.a.name} gone={two.b.name} of={two.of} />
                <p>
                  <a href={`${at}?n=${number}${swapped ? '' : '&swap'}`}>Keep the name of B instead</a>
                </p>
              </div>
            </form>
          ) : null}
        </>
      ) : (
        <Empty
          says="Nothing waits for a decision."
          then="New organizations are compared with all others within a minute."
        />
      )}
    </CoalitionPage>
  )
}

function Choice({ value, says, children }: { value: string; says: string; children: string }) {
  return (
    <label className="radio">
      <input type="radio" name="decision" value={value} />
      <span className="strong">
        {says}
        <span className="hint">{children}</span>
      </span>
    </label>
  )
}
