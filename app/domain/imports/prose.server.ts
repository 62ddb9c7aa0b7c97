import type { Layout, Paragraph } from './paragraphs.server'
import { peopleIn } from './stories.server'

/** Whether a short unended line over a paragraph is its heading. */
export function isHeading(
  paragraph: Paragraph,
  next: Paragraph | undefined,
  before: Paragraph | undefined,
  layout: Layout,
): boolean {
  const { text } = paragraph
  if (paragraph.lines[0]?.style?.kind === 'heading') return true
  if (text.length > 110 || paragraph.lines.length > 2 || !next || paragraph.lines[0]?.style) return false
  if (/[.,;!”"]$/.test(text) || /^\p{Ll}/u.test(text)) return false
  const bold = paragraph.runs.every((run) => run.bold)
  const capitals = text === text.toUpperCase() && /\p{Lu}{3}/u.test(text)
  if (bold || capitals) return next.text.length > 40 || Boolean(next.marker)
  if (text.endsWith(':')) return false
  const apart = layout.spaced ? paragraph.gap : true
  if (!apart || (next.text.length < 60 && !next.text.endsWith(':'))) return false
  if (/^(?:[IVX]{1,5}|[A-H])\.\s/.test(text)) return true
  const words = text.split(/\s+/)
  const titled = words.filter((word) => /^[\p{Lu}\d]/u.test(word)).length
  return (
    (titled >= words.length * 0.6 || (words.length <= 8 && /^\p{Lu}/u.test(text))) &&
    (!before || /[.:?!)”’"\d]$/.test(before.text) || paragraph.gap)
  )
}

/** Whether a paragraph is set as a quotation: by the file's own style, set in from the margin, or wholly in quotation marks. */
export function isQuoted(paragraph: Paragraph, layout: Layout, indentMeans: boolean): boolean {
  if (paragraph.lines[0]?.style?.kind === 'quote') return true
  if (
    /^[“"«].{60,6000}[”"»]$/s.test(paragraph.text) &&
    !/[”"»].{1,6000}[“"«]/s.test(paragraph.text.slice(1, -1))
  )
    return true
  if (!indentMeans || paragraph.text.length < 60) return false
  const lines = paragraph.lines
  if (layout.wrapped && lines.length < 2) return false
  return lines.every((line) => line.indent >= 3 || (line.page && line !== lines[0]))
}

const LEADS_IN =
  /\b(?:stories|story|examples?|accounts?|experiences?|testimon(?:y|ies)|cases|individuals|people|clients|families|voices|words|persons|historias?|testimonios?|ejemplos?|casos|personas|relatos?)\b/i

/**
 * The paragraphs that tell people's stories after "We share the following examples …:". Text extracted from a page loses the
 * indentation that showed them; narrower lines and a person in each are what is left.
 */
export function storyRun(paragraphs: Paragraph[], layout: Layout, common: Set<string>): number[] {
  const told: number[] = []
  paragraphs.forEach((lead, at) => {
    if (!lead.text.endsWith(':') || lead.marker || !LEADS_IN.test(lead.text.slice(-260))) return
    for (let next = at + 1; next < paragraphs.length; next++) {
      const paragraph = paragraphs[next]
      if (!paragraph || paragraph.marker || paragraph.text.length < 120) break
      if (/^(?:we|our|these|those|turning|this|such|as these|nosotr|estas|estos)\b/i.test(paragraph.text))
        break
      const narrow = isNarrow(paragraph, layout)
      const person = peopleIn(paragraph.text, common, { quoted: true }).length > 0
      if (!person && !(narrow && isAboutSomeone(paragraph.text))) break
      told.push(next)
    }
  })
  return told
}

function isAboutSomeone(text: string): boolean {
  return [...text.slice(0, 3000).matchAll(/\b(?:he|she|his|her|him|years? old|él|ella|su)\b/gi)].length >= 2
}

/** Whether the lines of a paragraph are clearly narrower than the letter's; null when too few lines can tell. */
function isNarrow(paragraph: Paragraph, layout: Layout): boolean | null {
  const widths = paragraph.lines
    .slice(0, -1)
    .map((line) => line.text.length)
    .sort((a, b) => a - b)
  if (!layout.wrapped || widths.length < 3) return null
  const middle = widths[Math.floor(widths.length / 2)] ?? 0
  if (middle <= layout.width * 0.93) return true
  return middle <= layout.width * 0.96 ? null : false
}
