import type { WordLine } from '../../documents/letter-in.server'
import { clean } from './lines.server'
import { type Line, slice, textOf } from './reading.server'

/** The lines of a Word file as the reader of letters knows them; each paragraph has the number it has in the file. */
export function linesOfWord(words: WordLine[]): Line[] {
  return words.flatMap((word, index) => {
    const runs = slice(
      word.runs.map((run) => ({ ...run, text: clean(run.text.normalize('NFC')) })),
      0,
    )
    const text = textOf(runs)
    if (!text) return []
    return [
      { number: index + 1, text, runs, indent: word.indent, gap: word.gap, page: false, style: word.style },
    ]
  })
}
