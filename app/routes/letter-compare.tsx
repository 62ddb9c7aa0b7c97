import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { reaches } from '~/domain/access.server'
import { type Touched, touchedBy } from '~/domain/corrections'
import * as drafts from '~/domain/drafts.server'
import * as versions from '~/domain/versions.server'
import { compared } from '~/http/comparing.server'
import { frameOf } from '~/http/frame.server'
import { requireLetter } from '~/http/require.server'
import { ChangeList, Difference } from '~/ui/difference'
import { sumOf } from '~/ui/difference-sum'
import { Empty } from '~/ui/empty'
import { pathOf } from '~/ui/letter-page'
import { WritingPage } from '~/ui/writing-page'

const touched: Record<Touched, string> = {
  ask: 'an ask',
  addressee: 'an addressee',
  story: 'a story',
  number: 'a number',
  negation: 'a negation',
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'viewer')
  const { kept, from, to, changes } = await compared(letter, request)
  const asked = new URL(request.url).searchParams
  const isOpened = letter.openedAt !== null
  const notes = changes.flatMap((change, at): [number, string][] => {
    const what = touchedBy(change)
    return what ? [[at, isOpened ? `${touched[what]}: not a correction` : `touches ${touched[what]}`]] : []
  })
  return {
    frame: frameOf(letter),
    language: letter.language,
    writes: reaches(letter.role, 'editor') && drafts.lockIn(letter.state) === null,
    from,
    to,
    beside: asked.get('view') === 'side',
    sides: [
      { value: 'draft', label: 'The draft as it stands' },
      ...kept.map(({ number, kind, note }) => ({
        value: String(number),
        // A select cannot break a line: on a phone no more than this is seen of it.
        label: `${number}. ${shortened(versions.titleOf({ kind, note }))}`,
      })),
    ],
    any: kept.length > 0,
    changes,
    notes: Object.fromEntries(notes),
    sum: sumOf(changes),
  }
}

export const meta = () => [{ title: 'Two versions compared: Undersigned' }]

export default function Compare() {
  const { frame, language, writes, from, to, beside, sides, any, changes, notes, sum } =
    useLoaderData<typeof loader>()
  const path = pathOf(frame)
  if (!any)
    return (
      <WritingPage letter={frame} at="compare">
        <Empty
          says="There is only the draft."
          then="Any two versions are compared here, word by word, and each with the draft."
          act={<a href={`${path}/versions`}>Save the draft as a version</a>}
        />
      </WritingPage>
    )
  const same = changes.every(({ kind }) => kind === 'same')
  return (
    <WritingPage letter={frame} at="compare">
      <form className="pickv dense" method="get">
        <Side name="from" label="From" value={from} sides={sides} />
        <Side name="to" label="To" value={to} sides={sides} />
        <button type="submit" className="btn second dense">
          Compare
        </button>
        {beside ? <input type="hidden" name="view" value="side" /> : null}
        <Views path={path} query={`from=${from}&to=${to}`} beside={beside} />
      </form>
      <h2 className="sum">{sum}</h2>
      <div className={beside ? 'cmp sidewise' : 'cmp'}>
        <aside aria-labelledby="changed">
          {same ? null : (
            <>
              <h2 id="changed">What changed</h2>
              <ChangeList changes={changes} notes={notes} />
            </>
          )}
          {writes
            ? [from, to]
                .filter((side, at, all) => side !== 'draft' && all.indexOf(side) === at)
                .map((side) => (
                  <form key={side} method="post" action={`${path}/versions/${side}/restoration`}>
                    <p className="after">
                      <button type="submit" className="btn second dense">
                        Restore version {side}
                      </button>
                    </p>
                  </form>
                ))
            : null}
        </aside>
        <div>
          <Difference
            changes={changes}
            letterLanguage={language}
            sides={beside ? { before: nameOf(from), after: nameOf(to) } : undefined}
          />
        </div>
      </div>
    </WritingPage>
  )
}

type ViewsProps = { path: string; query: string; beside: boolean }

function Views({ path, query, beside }: ViewsProps) {
  const inline = beside ? <a href={`${path}/compare?${query}`}>Inline</a> : <strong>Inline</strong>
  const side = beside ? (
    <strong>Side by side</strong>
  ) : (
    <a href={`${path}/compare?${query}&view=side`}>Side by side</a>
  )
  return (
    <p className="small">
      {inline} · {side} ·{' '}
      <a href={`${path}/compare/comparison.docx?${query}`}>Word file with tracked changes</a> ·{' '}
      <a href={`${path}/compare/comparison.html?${query}`}>HTML file to mail</a>
    </p>
  )
}

function nameOf(side: string): string {
  return side === 'draft' ? 'The draft' : `Version ${side}`
}

function shortened(title: string): string {
  if (title.length <= 32) return title
  const cut = title.slice(0, 31)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 16))} …`
}

type SideProps = { name: string; label: string; value: string; sides: { value: string; label: string }[] }

function Side({ name, label, value, sides }: SideProps) {
  return (
    <div>
      <label htmlFor={name}>{label}</label>
      <select id={name} name={name} defaultValue={value}>
        {sides.map((side) => (
          <option key={side.value} value={side.value}>
            {side.label}
          </option>
        ))}
      </select>
    </div>
  )
}
