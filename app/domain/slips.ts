import { type Addressee, countWords, type DocNode, STANDING, type Standing } from './text'

/** Something in a text that is likely not meant; `from` and `to` are places in the document. */
export type Slip = {
  kind: 'spaces' | 'quotes' | 'date' | 'weekday' | 'addressee' | 'ask' | 'count' | 'missing'
  says: string
  from: number
  to: number
  /** What could stand there instead. */
  instead?: string
  /** The block that is missing, and could be put in. */
  part?: Standing
}

/** What a reader has before them, counted. */
export type Measure = { words: number; characters: number; minutes: number }

type Context = { addressees: Pick<Addressee, 'name'>[]; year: number | null }

/** A paragraph's words, and where in the document each of their characters stands. */
type Passage = { type: string; ask: number | null; text: string; places: number[] }

/** What is likely not meant in a letter's text, in its order; words that are only suggested are left out. */
export function slipsIn(doc: DocNode, { addressees, year }: Context): Slip[] {
  const passages = passagesOf(doc)
  return [
    ...passages.flatMap(spacesIn),
    ...quotesIn(passages),
    ...passages.flatMap(datesIn),
    ...passages.flatMap((passage) => weekdaysIn(passage, year)),
    ...passages.flatMap((passage) => addresseesIn(passage, addressees)),
    ...passages.flatMap(questionIn),
    ...passages.flatMap(countsIn),
  ].toSorted((one, other) => one.from - other.from)
}

/** Words, characters with their spaces, and minutes of reading aloud in the head, of at least one. */
export function measureOf(doc: DocNode): Measure {
  const texts = passagesOf(doc).map(({ text }) => text)
  const words = countWords(doc)
  const characters = texts.reduce((sum, text) => sum + [...text].length, 0)
  return { words, characters, minutes: Math.max(1, Math.round(words / 230)) }
}

function passagesOf(doc: DocNode): Passage[] {
  const passages: Passage[] = []
  let asks = 0
  // Places as ProseMirror counts them: one for each end of a node, one for a leaf, one for each unit of text.
  const visit = (node: DocNode, at: number, firstOfAsk: number | null): number => {
    let place = at
    const inline = node.content?.some(({ type }) => type === 'text' || type === 'hardBreak')
    if (inline) {
      const passage: Passage = { type: node.type, ask: firstOfAsk, text: '', places: [] }
      for (const child of node.content ?? []) {
        const size = child.text?.length ?? 1
        if (!isSuggested(child)) {
          passage.text += child.text ?? '\n'
          for (let unit = 0; unit < size; unit += 1) passage.places.push(place + unit)
        }
        place += size
      }
      passages.push(passage)
      return place
    }
    node.content?.forEach((child, index) => {
      if (child.type === 'ask') asks += 1
      const first = node.type === 'ask' && index === 0 ? asks : null
      if (LEAVES.has(child.type)) place += 1
      else place = visit(child, place + 1, first) + 1
    })
    return place
  }
  visit(doc, 0, null)
  return passages
}

const LEAVES = new Set<string>(STANDING)

function isSuggested({ marks }: DocNode): boolean {
  return marks?.some(({ type }) => type === 'insertion' || type === 'deletion') === true
}

function slipAt(
  passage: Passage,
  [start, end]: [number, number],
  kind: Slip['kind'],
  says: string,
  instead?: string,
): Slip {
  const from = passage.places[start] ?? 0
  const last = passage.places[Math.max(start, end - 1)] ?? from
  return { kind, says, from, to: last + 1, ...(instead === undefined ? {} : { instead }) }
}

const MISSING: Record<Standing, string> = {
  date: 'The letter has a date, but its block is not in the text: no date would be printed.',
  addressees:
    'The letter has addressees, but their block is not in the text: it would not be printed to whom it goes.',
  contacts: 'The letter has contacts, but their block is not in the text: none would be printed.',
}

/** The blocks that a text lacks though there is something for them to print. */
export function missingFrom(
  { content = [] }: DocNode,
  { addressees, contacts, date }: { addressees: unknown[]; contacts: unknown[]; date: string | null },
): Slip[] {
  const has = { date: date !== null, addressees: addressees.length > 0, contacts: contacts.length > 0 }
  return STANDING.filter((part) => has[part] && !content.some(({ type }) => type === part)).map((part) => ({
    kind: 'missing',
    says: MISSING[part],
    from: 0,
    to: 0,
    part,
  }))
}

function spacesIn(passage: Passage): Slip[] {
  return [...passage.text.matchAll(/(?<=\S)[ \u00a0]{2,}(?=\S)/g)].map((match) => {
    const before = passage.text.slice(0, match.index).split(/\s/).at(-1) ?? ''
    return slipAt(
      passage,
      [match.index, match.index + match[0].length],
      'spaces',
      `Two spaces after “${before}” where one is enough.`,
      ' ',
    )
  })
}

// Feet and inches are straight; so is nothing else in a letter whose other marks are curly.
const STRAIGHT = /(?<!\d)["']/g
const CURLY = /[“”‘’]/g

function quotesIn(passages: Passage[]): Slip[] {
  const marks = (pattern: RegExp) =>
    passages.flatMap((passage) =>
      [...passage.text.matchAll(pattern)].map(({ index }) => ({ passage, index })),
    )
  const straight = marks(STRAIGHT)
  const curly = marks(CURLY)
  if (straight.length === 0 || curly.length === 0) return []
  const [odd, kind, other] =
    straight.length <= curly.length ? [straight, 'straight', 'curly'] : [curly, 'curly', 'straight']
  return odd.map(({ passage, index }) =>
    slipAt(
      passage,
      [index, index + 1],
      'quotes',
      `A ${kind} quotation mark or apostrophe in “${wordAt(passage.text, index)}”, where the others are ${other}.`,
    ),
  )
}

function wordAt(text: string, index: number): string {
  const start = text.slice(0, index).search(/\S*$/)
  return text.slice(start).split(/\s/)[0] ?? ''
}

const MONTHS = [
  'January|Jan\\.|enero',
  'February|Feb\\.|febrero',
  'March|Mar\\.|marzo',
  'April|Apr\\.|abril',
  'May|mayo',
  'June|Jun\\.|junio',
  'July|Jul\\.|julio',
  'August|Aug\\.|agosto',
  'September|Sept?\\.|septiembre|setiembre',
  'October|Oct\\.|octubre',
  'November|Nov\\.|noviembre',
  'December|Dec\\.|diciembre',
]
const MONTH = `(?<month>${MONTHS.join('|')})`
const DAY = '(?<day>\\d{1,2})(?<ordinal>st|nd|rd|th|º)?'
const YEAR = '(?<year>(?:1[89]|20|21)\\d\\d)(?!\\d)'
const ENGLISH = `${MONTH}\\s+${DAY}(?![\\d:%]|[.,]\\d|\\s*(?:,\\d{3}|percent))(?:,?\\s+${YEAR})?`
const SPANISH = `(?<!\\d)${DAY}\\s+(?:de\\s+)?${MONTH}(?![\\p{L}])(?:\\s*,?\\s*(?:de\\s+)?${YEAR})?`
const WEEKDAYS = [
  'Sunday|domingo',
  'Monday|lunes',
  'Tuesday|martes',
  'Wednesday|miércoles',
  'Thursday|jueves',
  'Friday|viernes',
  'Saturday|sábado',
]
const WEEKDAY = `(?<weekday>${WEEKDAYS.join('|')}),?\\s+(?:el\\s+)?`
const forms = [ENGLISH, SPANISH]
const dated = forms.map((form) => new RegExp(`(?<![\\p{L}])${form}`, 'gu'))
const weekdayed = forms.map((form) => new RegExp(`(?<![\\p{L}])${WEEKDAY}${form}`, 'giu'))

type Found = { index: number; text: string; month: number; day: number; year: number | null; weekday: number }

function datesFound(text: string, patterns: RegExp[]): (Found & { ordinal: boolean })[] {
  return patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => {
      const { month = '', day, year, weekday = '', ordinal } = match.groups ?? {}
      return {
        index: match.index,
        text: match[0],
        month: indexIn(MONTHS, month),
        day: Number(day),
        year: year ? Number(year) : null,
        weekday: indexIn(WEEKDAYS, weekday),
        ordinal: ordinal !== undefined,
      }
    }),
  )
}

function indexIn(all: string[], word: string): number {
  return all.findIndex((each) =>
    each
      .replaceAll('\\', '')
      .replace('Sept?.', 'Sept.|Sep.')
      .toLowerCase()
      .split('|')
      .includes(word.toLowerCase()),
  )
}

/** "May 40 people" and "March 50 miles" are no dates, if nothing else says so. */
const VERBS = new Set([2, 4])

function datesIn(passage: Passage): Slip[] {
  return datesFound(passage.text, dated).flatMap((found) => {
    const last = new Date(Date.UTC(found.year ?? 2024, found.month + 1, 0)).getUTCDate()
    if (found.month < 0 || (found.day >= 1 && found.day <= last)) return []
    const before = passage.text.slice(0, found.index)
    const sure =
      found.year !== null ||
      found.ordinal ||
      /\b(?:on|by|since|until|before|after|from|el|al|del)\s+$/i.test(before)
    if (VERBS.has(found.month) && !sure) return []
    return slipAt(
      passage,
      [found.index, found.index + found.text.length],
      'date',
      `“${found.text}” is not in the calendar.`,
    )
  })
}

function weekdaysIn(passage: Passage, letterYear: number | null): Slip[] {
  return datesFound(passage.text, weekdayed).flatMap((found) => {
    const years =
      found.year !== null ? [found.year] : letterYear ? [letterYear, letterYear - 1, letterYear + 1] : []
    const days = years.flatMap((year) => {
      const date = new Date(Date.UTC(year, found.month, found.day))
      return date.getUTCMonth() === found.month ? [date.getUTCDay()] : []
    })
    const [right] = days
    if (right === undefined || days.includes(found.weekday)) return []
    const named = WEEKDAYS[right]?.split('|')[isSpanish(found.text) ? 1 : 0] ?? ''
    return slipAt(
      passage,
      [found.index, found.index + found.text.length],
      'weekday',
      `“${found.text}” was or will be a ${named}.`,
    )
  })
}

function isSpanish(text: string): boolean {
  return WEEKDAYS.some((each) => text.toLowerCase().startsWith(each.split('|')[1] ?? each))
}

const TITLE =
  '(?:(?:Acting|Deputy|Under|Assistant)\\s+)*(?:Secretary|Director|Governor|Senator|Representative|Congress(?:man|woman|member)|Commissioner|Administrator|Attorney General|President|Vice President|Mayor|Speaker|Chair(?:man|woman|person)?|Minister|Secretari[oa]|Directora?|Gobernadora?|Senadora?|President[ea]|Alcald(?:e|esa)|Ministr[oa])'
const NAME =
  "\\p{Lu}[\\p{L}'’.-]*\\p{L}(?:\\s+(?:\\p{Lu}\\.|(?:de|la|van|von)\\s+\\p{Lu}[\\p{L}'’-]+|\\p{Lu}[\\p{L}'’-]*\\p{L})){0,3}"
const TITLED = `(?<whole>${TITLE}\\s+(?<name>${NAME}))`
const saluted = new RegExp(`(?<!\\p{L})${TITLED}`, 'gu')
// Who is only spoken of is no addressee: these are spoken to.
const spokenTo = [
  new RegExp(`(?<=(?:^|[.!?]\\s+))${TITLED}(?=,\\s+(?:we|you|please|le|les|usted)\\b)`, 'gu'),
  new RegExp(
    `(?<=\\b(?:[Ww]e|organizations|undersigned)\\s+(?:\\w+ly\\s+)?(?:urge|ask|call on|call upon|implore|request that|write to|write to ask)\\s+(?:you,\\s+)?)${TITLED}`,
    'gu',
  ),
]

function addresseesIn(passage: Passage, addressees: Context['addressees']): Slip[] {
  const known = new Set(addressees.flatMap(({ name }) => folded(name).split(/[^\p{L}]+/u)))
  const patterns = passage.type === 'salutation' ? [saluted] : spokenTo
  return patterns.flatMap((pattern) =>
    [...passage.text.matchAll(pattern)].flatMap((match) => {
      const { whole = '', name = '' } = match.groups ?? {}
      const surname =
        folded(name)
          .split(/[^\p{L}]+/u)
          .filter(Boolean)
          .at(-1) ?? ''
      if (PLACES.has(surname) || known.has(surname)) return []
      return slipAt(
        passage,
        [match.index, match.index + whole.length],
        'addressee',
        `“${whole}” is spoken to, but is not among the addressees. Add them, or change the name.`,
      )
    }),
  )
}

/** What follows a title and is no name: "Secretary General". */
const PLACES = new Set(['general', 'members', 'pro', 'tempore', 'elect'])

function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

function questionIn(passage: Passage): Slip[] {
  const text = passage.text.trimEnd()
  if (passage.ask === null || !/[?]["”’)]?$/.test(text)) return []
  return [
    slipAt(
      passage,
      [0, text.length],
      'ask',
      `Ask ${passage.ask} is a question. Say what you ask for, so that an answer can be held against it.`,
    ),
  ]
}

const NUMBER =
  '(?:\\d[\\d,.]*|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens of|hundreds of|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\\w+)?|(?:\\w+ )?hundred(?: and \\w+(?:-\\w+)?)?))'
const WHO = '(?:[\\p{L}-]+\\s+){0,3}?(?:organizations|groups|organizaciones|grupos)'
const counts = [
  new RegExp(
    `\\b(?<keep>the undersigned|las? (?:organizaciones )?abajo firmantes)(?<number>\\s+${NUMBER})\\s+(?=${WHO})`,
    'giu',
  ),
  new RegExp(`\\b(?<keep>the)(?<number>\\s+${NUMBER})\\s+(?=undersigned\\s+${WHO})`, 'giu'),
]

function countsIn(passage: Passage): Slip[] {
  return counts.flatMap((pattern) =>
    [...passage.text.matchAll(pattern)].map((match) => {
      const { keep = '', number = '' } = match.groups ?? {}
      const start = match.index + keep.length
      return slipAt(
        passage,
        [start, start + number.length],
        'count',
        `“${number.trim()}” may not be the number that signs. Leave it out, and the frozen letter says it above the names.`,
        '',
      )
    }),
  )
}
