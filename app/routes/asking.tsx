import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import * as invitations from '~/domain/invitations/index.server'
import { zoneOf } from '~/domain/signatures/index.server'
import { askingFilter, pageOf } from '~/http/filters.server'
import { frameOf } from '~/http/frame.server'
import { requireLetter } from '~/http/require.server'
import { AskingTable } from '~/ui/asking-table'
import { Empty } from '~/ui/empty'
import { LetterPage, pathOf } from '~/ui/letter-page'
import { Toast } from '~/ui/note'
import { Paging } from '~/ui/paging'
import { Segments } from '~/ui/tabs'

const SIZE = 50

const parts = [
  ['ready', 'Ready to be asked'],
  ['contactless', 'Without a contact'],
  ['unanswered', 'Without an answer'],
  ['unreached', 'Not reached'],
  ['answered', 'Answered'],
] as const

export async function loader({ request, params }: LoaderFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'viewer')
  const filter = askingFilter(request)
  const page = pageOf(request)
  const [part, remindable] = await Promise.all([
    invitations.listPart(letter, filter, { page, size: SIZE }),
    invitations.listToRemind(letter),
  ])
  const query = new URL(request.url).searchParams
  return {
    letter: frameOf(letter),
    zone: zoneOf(letter),
    filter: { part: filter.part ?? null, search: filter.search ?? '' },
    page,
    total: part.total,
    counts: part.counts,
    remindable: remindable.length,
    rows: part.rows.map((row) => ({
      id: row.id,
      state: row.state,
      part: row.part,
      refused: row.refused,
      organization: row.organization,
      contact: row.contact?.name ?? null,
      email: row.contact?.email ?? null,
      decideBy: row.decideBy,
      note: row.note,
      reminders: row.reminders,
      sentAt: row.sentAt?.toISOString() ?? null,
    })),
    questions: part.questions.map(({ id, organization, question, contact }) => ({
      id,
      organization,
      question,
      contact: contact?.name ?? null,
    })),
    told: query.get('told') ?? '',
    count: Number(query.get('n')) || 0,
  }
}

export const meta = () => [{ title: 'Who is asked: Undersigned' }]

export default function Asking() {
  const shown = useLoaderData<typeof loader>()
  const { letter, filter, counts, rows, total, page } = shown
  const at = `${pathOf(letter)}/asking`
  const decides = letter.role !== 'viewer'
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0)
  const to = (part: string | null, next = 1) => {
    const params = new URLSearchParams()
    if (part) params.set('part', part)
    if (filter.search) params.set('q', filter.search)
    if (next > 1) params.set('page', String(next))
    return params.size > 0 ? `${at}?${params}` : at
  }
  const said = toldWords(shown.told, shown.count)
  return (
    <LetterPage letter={letter} current="signons" told={said ? <Toast>{said}</Toast> : undefined}>
      <section className="sec" aria-labelledby="asking">
        <div className="sechead">
          <h2 id="asking">{askedWords(all, counts)}</h2>
          <p className="small">
            <a href={`${pathOf(letter)}/sign-ons`}>Back to the sign-ons</a>
          </p>
        </div>
        {decides ? (
          <p className="row after">
            {counts.ready > 0 ? (
              <a className="btn" href={`${at}/sending`}>
                Ask {counts.ready === 1 ? 'the one who is' : `the ${counts.ready} who are`} ready
              </a>
            ) : null}
            <a className={counts.ready > 0 ? 'btn second' : 'btn'} href={`${at}/choose`}>
              Choose whom to ask
            </a>
            {shown.remindable > 0 ? (
              <a href={`${at}/reminder`}>Remind the {shown.remindable} who have not answered</a>
            ) : null}
          </p>
        ) : null}
      </section>
      {shown.questions.length > 0 ? (
        <section className="sec" aria-labelledby="questions">
          <h2 id="questions">Questions that wait for an answer</h2>
          <ul className="railacts">
            {shown.questions.map(({ id, organization, question, contact }) => (
              <li key={id}>
                <q className="asprinted">{question}</q>
                <br />
                {contact ? `${contact}, ` : ''}
                {organization}. <a href={`${at}/${id}`}>Answer it</a>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {all === 0 ? (
        <Empty
          says="Nobody is on the list yet."
          then="Choose organizations from your registry, those who signed your former letters first, or paste names and addresses."
        />
      ) : (
        <section className="list" aria-label="Whom this letter asks">
          <Segments
            label="Parts of the list"
            lists={[
              { label: 'All', href: to(null), count: all, current: filter.part === null },
              ...parts.map(([part, label]) => ({
                label,
                href: to(part),
                count: counts[part],
                current: filter.part === part,
              })),
            ]}
          />
          <search aria-label="Find in the list">
            <form className="filters dense" method="get" action={at}>
              <div className="full">
                <label htmlFor="q">Organization or contact</label>
                <input id="q" name="q" type="search" defaultValue={filter.search} />
              </div>
              {filter.part ? <input type="hidden" name="part" value={filter.part} /> : null}
              <div className="go">
                <button type="submit" className="btn second dense">
                  Show
                </button>
              </div>
            </form>
          </search>
          {rows.length > 0 ? (
            <AskingTable rows={rows} at={at} zone={shown.zone} />
          ) : (
            <Empty says="Nobody is here." then="Take a word away, or look at another part of the list." />
          )}
          <Paging page={page} size={SIZE} total={total} href={(other) => to(filter.part, other)} />
        </section>
      )}
    </LetterPage>
  )
}

function askedWords(all: number, counts: Record<'ready' | 'contactless' | 'unanswered', number>): string {
  if (all === 0) return 'Whom does this letter ask?'
  const toAsk = counts.ready + counts.contactless
  if (toAsk === all) return `${all} on the list, nobody asked yet`
  return `${all - toAsk} asked, ${counts.unanswered} without an answer`
}

function toldWords(told: string, count: number): string | null {
  switch (told) {
    case 'chosen':
      return count === 1
        ? 'One organization is on the list now.'
        : `${count} organizations are on the list now.`
    case 'asked':
      return `${count} ${count === 1 ? 'mail is' : 'mails are'} on the way. What becomes of each stands under Mail.`
    case 'reminded':
      return `${count} ${count === 1 ? 'reminder is' : 'reminders are'} on the way.`
    case 'answered':
      return 'The question is answered.'
    case 'removed':
      return 'It is off the list.'
    default:
      return null
  }
}
