import type { Head } from './head.server'
import type { LetterReading, Line, Part, Warning } from './reading.server'
import type { Sections } from './sections.server'
import { announcedIn } from './warnings.server'

type Read = Omit<LetterReading, 'warnings' | 'slug'>

/** What the letter lacks or leaves to the lead: date, salutation, offices, closing, names, asks. */
export function missing(reading: Read, sections: Sections, head: Head, first: number): Warning[] {
  const warnings: Warning[] = []
  const tell = (line: number, message: string) => warnings.push({ line, message })
  const greeting = sections.salutation[0]?.number ?? first
  if (!head.dateLine) tell(first, 'The letter prints no date. Set it in the draft.')
  if (!reading.salutation) tell(first, 'No salutation was found. Add one, and say to whom the letter goes.')
  else if (reading.addressees.length === 0) tell(greeting, 'The salutation names nobody. Add the addressees.')
  else if (head.addressees.length === 0)
    tell(
      greeting,
      'The addressees are taken from the salutation; no address block is printed. Add their full names and offices.',
    )
  const [letterhead] = head.letterhead
  if (letterhead)
    tell(
      letterhead.number,
      `“${letterhead.text.slice(0, 60)}” and what stands with it above the letter was taken as letterhead and left out of the text.`,
    )
  const last = sections.closing?.number ?? sections.body.at(-1)?.number ?? first
  if (!reading.closing) tell(last, 'No closing such as “Sincerely,” was found. Add one.')
  if (reading.signatories.length === 0)
    tell(last, 'No signatories are listed. Invite organizations once the draft is ready.')
  if (reading.asks.length === 0)
    tell(first, 'No list of asks was found. Mark what the letter asks for, so that answers can be tracked.')
  return warnings
}

/** A number of signatories announced in the text that the list does not bear out. */
export function countWarnings(reading: Read, parts: Part[], sections: Sections): Warning[] {
  const count = reading.signatories.length
  if (count === 0) return []
  for (const one of [
    ...parts,
    ...sections.tail.slice(0, 3).map((line) => ({ text: line.text, line: line.number })),
  ]) {
    const announced = announcedIn(one.text)
    if (announced !== null && announced !== count) {
      return [
        {
          line: one.line,
          message: `The letter announces ${announced} signatories, but ${count} are listed.`,
        },
      ]
    }
  }
  return []
}

/** Where footnotes were found and put. */
export function notesTold(footnotes: Line[]): Warning[] {
  const [first] = footnotes
  return first
    ? [
        {
          line: first.number,
          message: 'Footnotes begin here. They stand at the end of the draft; check where each belongs.',
        },
      ]
    : []
}

/** Each warning once, in the order of the lines. */
export function inOrderOnce(warnings: Warning[]): Warning[] {
  const seen = new Set<string>()
  return warnings
    .filter(({ line, message }) => {
      const key = `${line} ${message}`
      return seen.has(key) ? false : Boolean(seen.add(key))
    })
    .sort((a, b) => a.line - b.line)
}
