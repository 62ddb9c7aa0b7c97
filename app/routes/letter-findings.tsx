import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { reaches } from '~/domain/access.server'
import type { Place } from '~/domain/import-findings.server'
import * as findings from '~/domain/import-findings.server'
import * as letters from '~/domain/letters/index.server'
import { frameOf } from '~/http/frame.server'
import { requireLetter } from '~/http/require.server'
import { Disclose } from '~/ui/disclose'
import { Empty } from '~/ui/empty'
import { Finding, Findings } from '~/ui/finding'
import { type LetterFrame, LetterPage, pathOf } from '~/ui/letter-page'
import { Toast } from '~/ui/note'
import { Paging } from '~/ui/paging'

const SIZE = 50

export async function loader({ request, params }: LoaderFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'viewer')
  const asked = new URL(request.url).searchParams
  const page = Math.max(1, Math.min(10_000, Math.trunc(Number(asked.get('page'))) || 1))
  const counts = await findings.countAll(letter)
  const { doc } = await letters.textOf(letter)
  const warnings = await findings.list(letter, { kind: 'warning', size: 200 })
  const names = await findings.list(letter, { kind: 'name', page, size: SIZE })
  const settled = [
    ...(await findings.list(letter, { kind: 'warning', settled: true })),
    ...(await findings.list(letter, { kind: 'name', settled: true })),
  ]
  return {
    frame: frameOf(letter),
    writes: reaches(letter.role, 'editor'),
    asks: findings.canStillAsk(letter),
    unlocks: await letters.canTakeBackOpening(letter),
    counts,
    page,
    warnings: warnings.map((each) => ({
      id: each.id,
      line: each.line,
      message: each.message,
      passage: shortened(findings.passageOf(each, doc), each.message),
      place: findings.placeOf(each, doc),
    })),
    names: names.map(({ id, line, message, group, certain }) => ({ id, line, message, group, certain })),
    settled: settled.map(({ id, message }) => ({ id, message })),
    told: asked.get('told'),
    one: asked.get('one'),
  }
}

export const meta = () => [{ title: 'Left to look at: Undersigned' }]

export default function FindingsPage() {
  const { frame, writes, asks, unlocks, counts, page, warnings, names, settled, told, one } =
    useLoaderData<typeof loader>()
  const path = pathOf(frame)
  const at = `${path}/findings`
  const open = counts.warning.open + counts.name.open
  return (
    <LetterPage letter={frame} current="overview" told={<Told told={told} one={one} at={at} />}>
      <section className="sec" aria-labelledby="look">
        <h2 id="look">{leftWords(open)}</h2>
        <p className="undersec">
          When the letter was brought in, these could not be decided without a person. No word was changed by
          a guess: what was doubtful stands as it came, and where something was left out, its entry says so.
        </p>
        <LockedWords frame={frame} unlocks={unlocks} open={open} />
        {open === 0 ? (
          <Empty
            says="Everything is settled."
            then="What was settled is listed below, and can be opened again."
            act={<a href={`${path}/text`}>Go to the text</a>}
          />
        ) : null}
        {warnings.length > 0 ? (
          <Findings heading="Doubtful places" id="places">
            {warnings.map(({ id, line, message, passage, place }) => (
              <Finding
                key={id}
                what={message}
                why={
                  passage ?? (line && line > 1 ? `Line ${line} of the text that was brought in.` : undefined)
                }
              >
                {place && (asks || place !== 'asking') ? (
                  <MendingPlace path={path} place={place} message={message} />
                ) : null}
                {writes ? (
                  <Act action={`${at}/${id}/settlement`} label="Mark as settled" about={message} />
                ) : null}
              </Finding>
            ))}
          </Findings>
        ) : null}
        {names.length > 0 ? (
          <Findings heading="Names that may be persons" id="names">
            {names.map(({ id, line, message, group, certain }) => (
              <Finding
                key={id}
                what={message}
                why={[
                  certain ? 'The letter lists it as a person’s name.' : 'It looks like a person’s name.',
                  group ? `It stands under “${group}”.` : '',
                  line ? `Line ${line} of the text that was brought in.` : '',
                ].join(' ')}
              >
                {writes ? (
                  <>
                    {asks ? (
                      <Act
                        action={`${at}/${id}/organization`}
                        label="This is an organization"
                        about={message}
                      />
                    ) : null}
                    <Act
                      action={`${at}/${id}/settlement`}
                      label={asks ? 'This is a person' : 'Mark as settled'}
                      about={message}
                    />
                  </>
                ) : null}
              </Finding>
            ))}
          </Findings>
        ) : null}
        {counts.name.open > SIZE ? (
          <Paging page={page} size={SIZE} total={counts.name.open} href={(other) => `${at}?page=${other}`} />
        ) : null}
      </section>
      {settled.length > 0 ? (
        <section className="sec" aria-label="Settled">
          <Disclose summary={`Settled: ${counts.warning.settled + counts.name.settled}`}>
            <Findings heading="Settled" id="settled">
              {settled.map(({ id, message }) => (
                <Finding key={id} what={message}>
                  {writes ? (
                    <Act action={`${at}/${id}/reopening`} label="Open again" about={message} />
                  ) : null}
                </Finding>
              ))}
            </Findings>
          </Disclose>
        </section>
      ) : null}
    </LetterPage>
  )
}

const places: Record<Place, string> = {
  text: 'Go to the text',
  addressees: 'Go to the addressees',
  asking: 'Go to the list to ask',
  particulars: 'Go to the particulars',
  delivery: 'Go to the delivery',
}

/** The page where it is mended, at the quoted words where the browser can find them. */
function MendingPlace({ path, place, message }: { path: string; place: Place; message: string }) {
  const quoted = /“(.+?)…?”/.exec(message)?.[1]
  const words = quoted ? encodeURIComponent(quoted) : null
  const at: Partial<Record<Place, string>> = {
    // A minus means something else in such an address.
    text: `#:~:text=${words?.replaceAll('-', '%2D')}`,
    asking: `?q=${words}`,
  }
  return (
    <a href={`${path}/${place}${words ? (at[place] ?? '') : ''}`}>
      {places[place]}
      <span className="vh">: {message}</span>
    </a>
  )
}

/** What can still be done once the text is locked, and what no longer. */
function LockedWords({ frame, unlocks, open }: { frame: LetterFrame; unlocks: boolean; open: number }) {
  if (frame.state === 'drafting' || open === 0) return null
  if (frame.state !== 'open' && frame.state !== 'closed')
    return (
      <p className="undersec">
        The letter is {frame.asPrinted ? 'kept as it was printed' : 'frozen'}. What is settled here changes
        nothing in it.
      </p>
    )
  return (
    <p className="undersec">
      The text is locked for those who sign it, and is not mended here any more. Settle what may print as it
      stands.{' '}
      {unlocks ? (
        <>
          Nobody has signed yet: to mend it, make the letter a draft again{' '}
          <a href={pathOf(frame)}>on its overview</a>.
        </>
      ) : null}
    </p>
  )
}

function leftWords(open: number): string {
  if (open === 0) return 'Nothing is left to look at'
  return open === 1 ? 'One thing is left to look at' : `${open} things are left to look at`
}

function Act({ action, label, about }: { action: string; label: string; about: string }) {
  return (
    <form method="post" action={action}>
      <button type="submit" className="linkbtn">
        {label}
        <span className="vh">: {about}</span>
      </button>
    </form>
  )
}

function Told({ told, one, at }: { told: string | null; one: string | null; at: string }) {
  const undo = one ? { action: `${at}/${encodeURIComponent(one)}/reopening` } : undefined
  switch (told) {
    case 'brought':
      return <Toast>The letter is here. Nothing was sent to anyone.</Toast>
    case 'settled':
      return <Toast undo={undo}>Settled.</Toast>
    case 'listed':
      return <Toast undo={undo}>Listed among the organizations to ask. Nothing was sent.</Toast>
    case 'closed':
      return <Toast>Signing has closed, so nobody is asked any more.</Toast>
    case 'reopened':
      return <Toast>Open again.</Toast>
    default:
      return null
  }
}

/** The passage around the quoted words, cut at words where it is long. */
function shortened(passage: string | null, message: string): string | null {
  if (!passage || passage.length <= 240) return passage
  const at = passage.indexOf(/“(.+?)…?”/.exec(message)?.[1] ?? '')
  const from = Math.max(0, at - 100)
  const cut = passage.slice(from, at + 140)
  return `${from > 0 ? '… ' : ''}${cut.slice(from > 0 ? cut.indexOf(' ') + 1 : 0, cut.lastIndexOf(' '))} …`
}
