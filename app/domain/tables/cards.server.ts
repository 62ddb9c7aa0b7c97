import type { Row } from './records.server'

export const CARD_HEADINGS = [
  'Full name',
  'Organization',
  'Job title',
  'Email',
  'Phone',
  'City',
  'State',
  'Website',
  'Notes',
  'Language',
]

type Property = { name: string; parameters: string[]; value: string }

/** The cards of a vCard file (2.1, 3.0 and 4.0) as rows under headings; several values of one kind share a cell. */
export function* rowsOfCards(text: string): Generator<Row> {
  yield { line: 1, cells: CARD_HEADINGS, stray: false }
  let open: { line: number; properties: Property[] } | null = null
  for (const { line, text: content } of unfolded(text)) {
    if (/^BEGIN:VCARD\s*$/i.test(content)) open = { line, properties: [] }
    else if (/^END:VCARD\s*$/i.test(content)) {
      if (open) yield { line: open.line, cells: cellsOf(open.properties), stray: false }
      open = null
    } else {
      const property = propertyOf(content)
      if (property) open?.properties.push(property)
    }
  }
  // Cut off within its last card.
  if (open && open.properties.length > 0)
    yield { line: open.line, cells: cellsOf(open.properties), stray: true }
}

/** Lines with their continuations: those that begin with a space, and in 2.1 those after a soft break "=". */
function* unfolded(text: string): Generator<{ line: number; text: string }> {
  let current: { line: number; parts: string[] } | null = null
  let line = 0
  for (const each of text.split(/\r\n|\n|\r/)) {
    line++
    const before: string = current?.parts.at(-1) ?? ''
    const soft = /;(?:ENCODING=)?QUOTED-PRINTABLE[;:]/i.test(current?.parts[0] ?? '') && before.endsWith('=')
    if (current && soft) {
      current.parts[current.parts.length - 1] = before.slice(0, -1)
      current.parts.push(each)
    } else if (current && /^[ \t]/.test(each)) current.parts.push(each.slice(1))
    else {
      if (current) yield { line: current.line, text: current.parts.join('') }
      current = each === '' ? null : { line, parts: [each] }
    }
  }
  if (current) yield { line: current.line, text: current.parts.join('') }
}

function propertyOf(content: string): Property | null {
  const colon = outsideQuotes(content)
  if (colon < 0) return null
  const [label = '', ...parameters] = content.slice(0, colon).split(';')
  const name = (label.includes('.') ? label.slice(label.indexOf('.') + 1) : label).toUpperCase()
  const value = content.slice(colon + 1)
  const isPrintable = parameters.some((each) => /^(?:encoding=)?quoted-printable$/i.test(each))
  const charset = parameters.find((each) => /^charset=/i.test(each))?.slice(8) ?? 'utf-8'
  return { name, parameters, value: isPrintable ? fromQuotedPrintable(value, charset) : value }
}

/** The first colon that stands in no quoted parameter. */
function outsideQuotes(content: string): number {
  let quoted = false
  for (let at = 0; at < content.length; at++) {
    const char = content.charAt(at)
    if (char === '"') quoted = !quoted
    else if (char === ':' && !quoted) return at
  }
  return -1
}

function fromQuotedPrintable(value: string, charset: string): string {
  const bytes = Buffer.from(
    value.replace(/=([0-9A-F]{2})|[\u0080-\uffff]/gi, (whole, hex: string | undefined) =>
      hex ? String.fromCharCode(Number.parseInt(hex, 16)) : Buffer.from(whole, 'utf8').toString('latin1'),
    ),
    'latin1',
  )
  try {
    return new TextDecoder(charset).decode(bytes)
  } catch {
    return bytes.toString('utf8')
  }
}

function cellsOf(properties: Property[]): string[] {
  const all = (name: string) => properties.filter((each) => each.name === name).map(({ value }) => value)
  const first = (name: string) => plain(all(name).find((value) => value !== '') ?? '')
  const address = partsOf(all('ADR')[0] ?? '')
  const [family = '', given = '', ...middle] = partsOf(all('N')[0] ?? '')
  return [
    first('FN') || [given, middle[0], family].filter(Boolean).join(' '),
    partsOf(all('ORG')[0] ?? '')
      .filter(Boolean)
      .join(', '),
    first('TITLE') || first('ROLE'),
    all('EMAIL').map(plain).filter(Boolean).join('; '),
    all('TEL')
      .map((value) => plain(value).replace(/^tel:/i, ''))
      .filter(Boolean)
      .join('; '),
    address[3] ?? '',
    address[4] ?? '',
    first('URL'),
    first('NOTE'),
    first('LANG'),
  ]
}

/** Semicolons part; those after a backslash do not. */
function partsOf(value: string): string[] {
  return value.split(/(?<!\\);/).map(plain)
}

function plain(value: string): string {
  return value.replace(/\\([nN,;:\\])/g, (_, char: string) => (char.toLowerCase() === 'n' ? '\n' : char))
}
