import { data, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import * as deliveries from '~/domain/deliveries/index.server'
import { frameOf } from '~/http/frame.server'
import { requireLetter } from '~/http/require.server'
import { Empty } from '~/ui/empty'
import { ClockState, type Entry, inWords, LedgerEntry } from '~/ui/ledger'
import { LetterPage, pathOf } from '~/ui/letter-page'
import { Note, Toast } from '~/ui/note'
import { shortDate } from '~/ui/when'

const told: Record<string, string> = {
  scheduled: 'The letter goes out in a minute. Until then it can be stopped.',
  stopped: 'It was stopped. Nothing went out.',
  recorded: 'The delivery is recorded. The clock of that office runs from its day.',
  'taken-back': 'The record is taken back.',
  proof: 'The proof is kept with the record of the delivery.',
  arrived: 'Recorded as delivered.',
  returned: 'Recorded as not arrived. It can be sent again.',
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'viewer')
  const now = new Date()
  const { edition, rows } = await deliveries.ledger(letter, now)
  const asked = new URL(request.url).searchParams
  const said = asked.get('told') ?? ''
  const waiting = rows.flatMap(({ entries }) =>
    entries.flatMap(({ state, goesAt, doubt }) =>
      (state === 'scheduled' || state === 'sending') && goesAt && !doubt ? [secondsTo(goesAt, now)] : [],
    ),
  )
  return data(
    {
      letter: frameOf(letter),
      zone: letter.coalition.zone,
      mayEdit: letter.role !== 'viewer' && (letter.state === 'final' || letter.state === 'delivered'),
      told: isStillSo(said, rows) ? (told[said] ?? null) : null,
      undo: said === 'recorded' ? asked.get('delivery') : null,
      edition: edition && {
        number: edition.number,
        names: edition.names,
        code: edition.code,
        hasPdf: edition.pdfFileId !== null,
        problem: edition.pdfProblem,
      },
      rows: rows.map(({ addressee, called, entries, clock, canSend, recordable }) => ({
        canSend,
        record:
          recordable.length === 0
            ? null
            : entries.some(({ state, method }) => state === 'delivered' && method !== 'email')
              ? 'Record another way'
              : 'Record by hand',
        id: addressee.id,
        called,
        under: [addressee.name ? addressee.title : '', addressee.office].filter(Boolean).join(', '),
        cc: addressee.cc,
        clock,
        entries: entries.map(({ proof, goesAt, createdAt, ...entry }) => ({
          id: entry.id,
          method: entry.method,
          state: entry.state,
          edition: entry.edition,
          email: entry.email,
          deliveredOn: entry.deliveredOn,
          tracking: entry.tracking,
          by: entry.by,
          doubt: entry.doubt,
          at: createdAt.toISOString(),
          seconds: goesAt && entry.state === 'scheduled' ? secondsTo(goesAt, now) : null,
          proof: proof && {
            name: proof.name,
            href: `${pathOf(frameOf(letter))}/files/${proof.id}`,
          },
        })),
      })),
    },
    // Once, when something has gone out, so that nobody has to ask what became of it.
    waiting.length > 0
      ? {
          headers: {
            refresh: `${Math.min(...waiting) + 2}; url=${pathOf(frameOf(letter))}/delivery`,
          },
        }
      : {},
  )
}

export const headers = ({ loaderHeaders }: { loaderHeaders: Headers }) => loaderHeaders

export const meta = () => [{ title: 'Delivery: Undersigned' }]

export default function Delivery() {
  const { letter, zone, mayEdit, told: says, undo, edition, rows } = useLoaderData<typeof loader>()
  const at = `${pathOf(letter)}/delivery`
  const delivers = mayEdit && rows.some(({ canSend, record }) => canSend || record)
  const reached = rows.filter(({ clock, cc }) => clock && !cc).length
  const offices = rows.filter(({ cc }) => !cc).length
  return (
    <LetterPage
      letter={letter}
      current="delivery"
      told={
        says ? (
          <Toast undo={undo ? { action: `${pathOf(letter)}/deliveries/${undo}/taken-back` } : undefined}>
            {says}
          </Toast>
        ) : undefined
      }
    >
      {edition === null ? (
        <Empty
          says="There is nothing to deliver yet."
          then="What was sent to each office, how and when, will stand here once an edition is frozen."
          act={
            letter.role === 'viewer' ? undefined : (
              <a href={`${pathOf(letter)}/freeze`}>Look at what stands in the way</a>
            )
          }
        />
      ) : (
        <>
          <p className="sumup">
            Edition {edition.number}, with {edition.names.toLocaleString('en-US')}{' '}
            {edition.names === 1 ? 'name' : 'names'},{' '}
            {reached === 0 ? (
              <strong>has not been delivered.</strong>
            ) : (
              <strong>
                is delivered to{' '}
                {reached === offices ? whole(offices) : `${inWords(reached)} of ${inWords(offices)} offices`}.
              </strong>
            )}
          </p>
          {edition.hasPdf ? null : (
            <Note caution>
              {edition.problem
                ? `Its PDF could not be made: ${edition.problem}`
                : 'Its PDF is not there yet. Until it is, the letter can be handed over by hand, and not sent from here.'}
            </Note>
          )}
          <table className="stackable ledger">
            <caption className="vh">Each office, what was sent to it, and when its answer is due</caption>
            <thead>
              <tr>
                <th scope="col">To</th>
                <th scope="col">Sent</th>
                <th scope="col">Answer</th>
                {delivers ? <th scope="col">Deliver</th> : null}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <th scope="row">
                    {row.called}
                    {row.under ? <span className="sub">{row.under}</span> : null}
                    {row.cc ? <span className="sub">gets a copy</span> : null}
                  </th>
                  <td className="wide">
                    {row.entries.length === 0 ? (
                      <span className="quiet">Nothing sent yet</span>
                    ) : (
                      <ul className="bare entries">
                        {row.entries.map((entry) => (
                          <LedgerEntry key={entry.id} entry={entry} zone={zone}>
                            {letter.role === 'viewer' ? null : (
                              <Acts at={`${pathOf(letter)}/deliveries/${entry.id}`} entry={entry} />
                            )}
                          </LedgerEntry>
                        ))}
                      </ul>
                    )}
                  </td>
                  <td className="wide">
                    {row.cc ? (
                      <span className="quiet">No answer expected</span>
                    ) : (
                      <>
                        <ClockState clock={row.clock} />
                        {row.clock ? (
                          <span className="sub">
                            due {shortDate(row.clock.dueOn, 'en')}, {row.clock.benchmark} business days after
                            delivery
                          </span>
                        ) : null}
                      </>
                    )}
                  </td>
                  {delivers ? (
                    <td className="wide acts">
                      {row.canSend ? <a href={`${at}/${row.id}`}>Send by e-mail</a> : null}
                      {row.record ? <a href={`${at}/${row.id}/record`}>{row.record}</a> : null}
                    </td>
                  ) : null}
                </tr>
              ))}
            </tbody>
          </table>
          {rows.length === 0 ? (
            <Empty
              says="The letter names no office."
              then="Add its addressees on the page of its text, then deliver it here."
            />
          ) : (
            <p className="small quiet under-board">
              A clock starts on the day of the first delivery and counts business days, federal holidays left
              out. <a href={`${pathOf(letter)}/answers`}>What the offices answered</a>
            </p>
          )}
        </>
      )}
    </LetterPage>
  )
}

/** What can be done about one entry. Only the stop is immediate; the others ask first. */
function Acts({ at, entry }: { at: string; entry: Pick<Entry, 'state' | 'method' | 'doubt' | 'proof'> }) {
  if (entry.state === 'scheduled')
    return (
      <form method="post" action={`${at}/stopped`}>
        <button type="submit" className="btn second dense">
          Stop it
        </button>
      </form>
    )
  if (entry.state === 'sending' && entry.doubt)
    return (
      <span className="sub">
        <a href={`${at}/arrived`}>It did arrive</a> · <a href={`${at}/returned`}>It did not arrive</a>
      </span>
    )
  if (entry.state === 'delivered')
    return (
      <span className="sub">
        {entry.proof ? null : (
          <>
            <a href={`${at}/proof`}>Add a proof</a> ·{' '}
          </>
        )}
        {entry.method === 'email' ? (
          <a href={`${at}/returned`}>It came back</a>
        ) : (
          <a href={`${at}/taken-back`}>Take this record back</a>
        )}
      </span>
    )
  return null
}

/** Going back shows an address that says what is over: a letter that was stopped does not go out. */
function isStillSo(said: string, rows: deliveries.Ledger['rows']): boolean {
  const states = rows.flatMap(({ entries }) => entries.map(({ state }) => state))
  switch (said) {
    case 'scheduled':
      return states.includes('scheduled')
    case 'stopped':
      return states.includes('cancelled') && !states.includes('scheduled')
    case 'recorded':
    case 'arrived':
      return states.includes('delivered')
    case 'returned':
      return states.includes('bounced')
    case 'taken-back':
      return states.includes('cancelled')
    default:
      return true
  }
}

function whole(offices: number): string {
  if (offices === 1) return 'its office'
  return offices === 2 ? 'both offices' : `all ${inWords(offices)} offices`
}

function secondsTo(goesAt: Date, now: Date): number {
  return Math.max(0, Math.ceil((goesAt.getTime() - now.getTime()) / 1000))
}
