import { isClosing, isReach, isSalutation, listHeading, RE } from './phrases.server'
import type { Line } from './reading.server'
import { isProse } from './sections.server'

const NOT_A_LETTER =
  'This does not read like a letter: there is no salutation, no closing and too little running text. Choose the file with the text of the letter, or paste the text.'
const A_LIST =
  'This is a list of names without a letter. Bring in the letter first; then choose whom it asks, under “Paste a list”.'
const A_TABLE =
  'This is a table, not a letter. Bring in the letter’s text here; then choose whom it asks, under “Paste a list”.'
const MARKUP =
  'This is a web page’s source, not a letter. Copy the text as the page shows it and paste that, or save it as plain text or Word.'
const CODE =
  'This looks like program code or data, not a letter. Choose the file with the text of the letter, or paste the text.'
const RICH =
  'This is a rich-text (RTF) file. Open it in a word processor, save it as Word (.docx) or plain text, and import that.'

const VOICE =
  /\b(?:we|our|us|you|your|urge|respectfully|undersigned|signed|dear|nosotros|nosotras|nuestr[oa]s?|usted(?:es)?|le|les|su|instamos|pedimos|solicitamos|exigimos)\b/gi
const OURS =
  /\b(?:we|our|undersigned|nosotros|nosotras|nuestr[oa]s?|instamos|pedimos|solicitamos|exigimos|escribimos|urge)\b/i

/** The sentence that says why these lines are no letter, or null when they may be one. Doubt imports, with warnings. */
export function refusalFor(text: string, lines: Line[]): string | null {
  const start = text.slice(0, 400).trimStart()
  if (start.startsWith('{\\rtf')) return RICH
  if (/^<(?:!doctype|html|\?xml|head|body|svg)/i.test(start)) return MARKUP
  const greeted = lines.some((line) => isSalutation(line.text))
  const closed = lines.some((line) => isClosing(line.text))
  const prose = wordsOfProse(lines)
  if (/^[[{]/.test(start) && isJson(text)) return CODE
  if (isTable(lines) && !(greeted && prose > 20)) return A_TABLE
  if (isCode(lines) && !greeted) return CODE
  const sentence = lines.some(
    (line) => /[.?!](?:\[\d{1,3}\])?$/.test(line.text) && line.text.split(/\s+/).length >= 5,
  )
  if (greeted && (prose >= 5 || sentence)) return null
  if (isNames(lines, prose)) return A_LIST
  if (greeted)
    return 'The letter has a salutation but no text under it. Choose the file with the whole letter, or paste its text.'
  const letterly = closed || lines.slice(0, 30).some((line) => RE.test(line.text))
  const whole = lines
    .map((line) => line.text)
    .join(' ')
    .slice(0, 60_000)
  const voice = [...whole.matchAll(VOICE)].length
  const needed = letterly ? 15 : 40
  if (prose >= needed && voice >= (letterly ? 1 : 2) && (letterly || OURS.test(whole))) return null
  return NOT_A_LETTER
}

function wordsOfProse(lines: Line[]): number {
  let words = 0
  lines.forEach((line, at) => {
    if (isProse(line, lines[at + 1])) words += line.text.split(/\s+/).length
  })
  return words
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** The same separator the same number of times in nearly every line. */
function isTable(lines: Line[]): boolean {
  if (lines.length < 2) return false
  const sample = lines.slice(0, 400)
  return [',', ';', '\t', '|'].some((separator) => {
    const counts = sample.map((line) => line.text.split(separator).length - 1)
    const first = counts[0] ?? 0
    if (first < (separator === '\t' ? 1 : 2) || (separator === ',' && /\.$/.test(sample[0]?.text ?? '')))
      return false
    return (
      counts.filter((count) => Math.abs(count - first) <= (count > 3 ? 1 : 0)).length >= sample.length * 0.75
    )
  })
}

function isCode(lines: Line[]): boolean {
  const sample = lines.slice(0, 400)
  const signs =
    /[{};]$|=>|^(?:import|export|const|let|var|function|def|class|return|if|for|while|#include|package|using|public|private)\b.{0,200}[({:;=]|^(?:\/\/|\/\*|\*\/|#!)|\(\)|^[A-Z_a-z]{1,40}\s?=\s|<\/\w{1,20}>/
  return (
    sample.length >= 3 &&
    sample.filter((line) => signs.test(line.text.slice(0, 400))).length >= sample.length * 0.3
  )
}

function isNames(lines: Line[], prose: number): boolean {
  if (lines.length < 3 || prose > lines.length) return false
  const names = lines.filter(
    (line) =>
      line.text.length < 110 &&
      (!/[.;!?]$/.test(line.text) || /\b(?:Inc|Corp|Ltd|Co|D\.C)\.$/.test(line.text)) &&
      !isReach(line.text),
  )
  const capital = names.filter(
    (line) => /^(?:\d{1,4}[.)]\s|[-•*]\s)?["“(]?[\p{Lu}\d]/u.test(line.text) && mostlyCapitals(line.text),
  ).length
  return (
    capital >= lines.length * 0.8 ||
    (capital >= lines.length * 0.6 && lines.some((line) => listHeading(line.text)?.group === null))
  )
}

/** In a name most words that are not small connecting words begin with a capital. */
function mostlyCapitals(text: string): boolean {
  const words = text.split(/[\s/]+/).filter((word) => word.length > 3 && /\p{L}/u.test(word))
  return words.filter((word) => /\p{Lu}|\d/u.test(word)).length >= words.length * 0.6
}
