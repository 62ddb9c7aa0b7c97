import type { Node } from '@tiptap/pm/model'
import { keyed } from '~/ui/keyed'
import { tableMoment } from '~/ui/when'

type Written = {
  from: number
  to: number
  name: string | null
  organization: string | null
  at: string
  began: boolean
}

/** What of a passage each wrote, or a sentence of why that cannot be told. */
export type WrittenBy = { who: string; words: string }[] | string

/** Asks who wrote a passage of the text as it stood at a revision. */
export async function askWho(
  where: string,
  { doc, revision, from, to, zone }: { doc: Node; revision: number; from: number; to: number; zone: string },
): Promise<WrittenBy> {
  const query = new URLSearchParams({ revision: String(revision), from: String(from), to: String(to) })
  const response = await fetch(`${where}/writers?${query}`, { redirect: 'manual' }).catch(() => null)
  if (!response) return 'Not asked: no connection. Try again in a moment.'
  const answer: Written[] | { refused?: string } = await response.json().catch(() => ({}))
  if (!Array.isArray(answer)) return answer.refused ?? 'This cannot be told. Reload the page and try again.'
  const told: { who: string; words: string }[] = []
  for (const part of answer) {
    const words = doc.textBetween(part.from, part.to, ' ', ' ').replaceAll('\u200b', '')
    const last = told.at(-1)
    if (last && (last.who === whoOf(part, zone) || words.trim() === '')) last.words += words
    else if (words.trim() !== '') told.push({ who: whoOf(part, zone), words })
  }
  return told
}

function whoOf({ name, organization, at, began }: Written, zone: string): string {
  const who = [name ?? 'Nobody known', organization].filter(Boolean).join(', ')
  const when = tableMoment(at, zone, 'en')
  return began ? `Stood there when the draft began; brought in by ${who}, ${when}` : `${who}, ${when}`
}

/** Who wrote what of the words that were chosen. */
export function WhoWrote({ written, onDone }: { written: WrittenBy; onDone: () => void }) {
  return (
    <section className="keys" aria-label="Who wrote this" role="status">
      {typeof written === 'string' ? (
        <p>{written}</p>
      ) : (
        <ol className="writers">
          {keyed(written).map(({ part: { who, words }, key }) => (
            <li key={key}>
              “{shortened(words.trim())}”<span className="sub">{who}</span>
            </li>
          ))}
        </ol>
      )}
      <button type="button" className="linkbtn" onClick={onDone}>
        Close
      </button>
    </section>
  )
}

function shortened(words: string): string {
  return words.length > 120 ? `${words.slice(0, 70)} … ${words.slice(-40)}` : words
}
