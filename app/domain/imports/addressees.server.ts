import { bare, COURTESY, HONORABLE } from '../honorifics'
import { plain, TITLES } from './name-words.server'
import { personLike, splitPerson } from './people.server'
import { isCity, isOffice, isReach, isStreet } from './phrases.server'
import type { Addressee, Line } from './reading.server'

export type Addressed = Addressee & { line: number; lines: string[] }

const SIR =
  /^(?:sir|madam|sir or madam|sir\/madam|sirs|friends?|colleagues?|all|everyone|whom it may concern|amig[oa]s|señores|colegas)$/i

/** An addressee with the words of respect before the name, such as "The Honorable", as the block prints them. */
export function withHonorific(one: Addressed): Addressed {
  const honored = one.lines.find((line) => line !== bare(line))
  if (!honored) return one
  const honorific = honored.slice(0, -bare(honored).length).trim()
  if (one.name && honored.includes(one.name)) return { ...one, name: `${honorific} ${one.name}` }
  return one.title && honored.includes(one.title) ? { ...one, title: `${honorific} ${one.title}` } : one
}

/** Whom a salutation greets, in its order; nobody for "To Whom It May Concern". */
export function fromSalutation(salutation: string): Addressee[] {
  const people: Addressee[] = []
  const greeted = salutation
    .replace(/[:,;.]$/, '')
    .replace(
      /^(?:dear|estimad[oa]s?|apreciad[oa]s?|distinguid[oa]s?|respetad[oa]s?|respetables?|muy estimad[oa]s?|to(?= the honorable|(?: the)? members))\s{1,5}/i,
      '',
    )
    .trim()
  if (/^(?:to whom|a quien|greetings|muy señor)/i.test(greeted)) return people
  let shared = ''
  for (const piece of greeted.split(/\s{0,3}[,;]\s{0,3}(?:(?:and|y|e)\s)?|\s(?:and|y|e|&)\s/)) {
    const text = piece
      .replace(/^(?:the honorable|honorables?|the|estimad[oa]s?|dear|and|el|la|los|las)\s(?=\S)/i, '')
      .trim()
    if (!text || SIR.test(text)) continue
    const { title, name } = splitTitle(text)
    if (!title && !shared && !/^\p{Lu}/u.test(text)) continue
    const plural = PLURALS.get(title.toLowerCase().split(' ').at(-1) ?? '')
    if (plural && name) shared = [...title.split(' ').slice(0, -1), plural].join(' ')
    else if (title) shared = ''
    people.push({ title: shared || title, name, office: null, address: [] })
  }
  return people
}

const PLURALS = new Map([
  ['senators', 'Senator'],
  ['representatives', 'Representative'],
  ['secretaries', 'Secretary'],
  ['directors', 'Director'],
  ['commissioners', 'Commissioner'],
  ['governors', 'Governor'],
  ['chairs', 'Chair'],
  ['co-chairs', 'Co-Chair'],
  ['supervisors', 'Supervisor'],
])

/** "Acting Director Johnson" is a title and a name; "Members of Congress" a title alone; "Jane Doe" a name alone. */
export function splitTitle(text: string): { title: string; name: string } {
  const words = text.split(/\s+/)
  let at = 0
  while (at < words.length && TITLES.has(plain(words[at] ?? ''))) at++
  if (at > 0 && /^(?:of|for|de|del|to)$/i.test(words[at] ?? '')) {
    const rest = words.slice(at + 1)
    const known =
      /^(?:congress|senate|house|committee|council|commission|board|parliament|assembly|congreso|senado)$/i
    if (rest.length < 2 || rest.some((word) => known.test(word)) || isOffice(rest.join(' ')))
      return { title: text, name: '' }
    const surname = /^(?:van|de|la|von|del|di)$/i.test(rest.at(-2) ?? '') && rest.length > 2 ? 2 : 1
    const lone =
      rest.length - surname < 1 ||
      /^(?:security|state|defense|justice|affairs|services|labor|education|treasury|health|gobernación|estado)$/i.test(
        rest.at(-1) ?? '',
      )
    if (lone) return { title: text, name: '' }
    return { title: words.slice(0, words.length - surname).join(' '), name: rest.slice(-surname).join(' ') }
  }
  return { title: words.slice(0, at).join(' '), name: words.slice(at).join(' ') }
}

/** Whether a group of lines above the letter is somebody's address rather than the senders'. */
export function isAddressed(lines: Line[], surnames: string[]): boolean {
  return lines.some(
    (line, at) =>
      startsAddressee(line.text) ||
      isNamedOver(line.text, lines[at + 1]?.text) ||
      surnames.some((name) => holdsWord(line.text, name)),
  )
}

function holdsWord(text: string, name: string): boolean {
  const at = name ? text.indexOf(name) : -1
  return at >= 0 && !/\p{L}/u.test(text[at + name.length] ?? ' ') && !/\p{L}/u.test(text[at - 1] ?? ' ')
}

/** Whether a line of an address block begins a new addressee. */
export function startsAddressee(text: string): boolean {
  if (text.length > 120 || isReach(text)) return false
  if (HONORABLE.test(text) || COURTESY.test(text)) return true
  const first = text.split(',')[0] ?? ''
  const { title, name } = splitTitle(first)
  if (title && name && !/^(?:of|for|de|del|to)\b/i.test(name) && !isOffice(name) && looksNamed(name))
    return true
  return personLike(first) && !isOffice(first)
}

function looksNamed(name: string): boolean {
  return /^(?:\p{Lu}[\p{L}.’'-]{0,25} ?){1,4}$/u.test(name) && name.length < 60
}

/** One addressee out of one block of lines: name, title, office, then the address. */
export function fromBlock(block: Line[]): Addressed {
  const texts = block.map((line) => line.text.replace(/[,;]$/, ''))
  const lines = block.map((line) => line.text)
  const address: string[] = []
  const offices: string[] = []
  let title = ''
  let name = ''
  texts.forEach((text, index) => {
    if (index === 0 && (startsAddressee(text) || isNamedOver(text, texts[1]))) {
      const opened = openBlock(text)
      name = opened.name
      title = opened.title
      if (opened.office) offices.push(opened.office)
    } else if (isReach(text) || isStreet(text) || address.length) address.push(text)
    else if (!title && !offices.length && isTitle(text)) {
      const [head, rest] = cutTitle(text)
      title = head
      if (rest) offices.push(rest)
    } else offices.push(text)
  })
  return { title, name, office: inLine(offices) || null, address, line: block[0]?.number ?? 1, lines }
}

// A long office is broken over two lines where no comma stands.
function inLine(lines: string[]): string {
  return lines.reduce(
    (all, line) => all + (/\b(?:and|of|for|the|de|del|la|y)$/.test(all) ? ' ' : all ? ', ' : '') + line,
    '',
  )
}

/** An uncommon name is known by the title under it: "Tobias Lindqvist / Acting Director". */
function isNamedOver(text: string, next: string | undefined): boolean {
  return (
    next !== undefined &&
    text.includes(' ') &&
    looksNamed(text) &&
    !isOffice(text) &&
    !isStreet(text) &&
    isTitle(next) &&
    !isTitle(text)
  )
}

function openBlock(text: string): { title: string; name: string; office: string } {
  const whole = bare(text)
  const comma = whole.indexOf(',')
  const first = comma < 0 ? whole : whole.slice(0, comma)
  const rest = comma < 0 ? '' : whole.slice(comma + 1).trim()
  const { title, name } = splitTitle(first)
  if (title && name) return { title, name, office: rest }
  if (!rest) return { title: '', name: first, office: '' }
  if (!isTitle(rest))
    return /^(?:jr|sr|ii|iii|iv|md|phd|esq)\b/i.test(rest)
      ? { title: '', name: whole, office: '' }
      : { title: '', name: first, office: rest }
  const [head, office] = cutTitle(rest)
  return { title: head, name: first, office }
}

/** Who gets a copy, parted into name, title and office where commas say so; `doubtful` when they do not, and all is the name. */
export function copyIn(text: string): Addressee & { doubtful: boolean } {
  const whole = { title: '', name: text, office: null, address: [], doubtful: false }
  const { name, detail } = splitPerson(text)
  if (!detail || !text.startsWith(`${name},`)) return { ...whole, doubtful: text.includes(',') }
  if (isTitle(detail) && !isOffice(name)) {
    const comma = detail.indexOf(',')
    if (comma < 0) return { ...whole, name, title: detail }
    return { ...whole, name, title: detail.slice(0, comma), office: detail.slice(comma + 1).trim() }
  }
  if (startsAddressee(name) && isOffice(detail)) return { ...whole, name, office: detail }
  return { ...whole, doubtful: true }
}

function isTitle(text: string): boolean {
  const first = text.split(/[\s,]+/)[0] ?? ''
  if (TITLES.has(plain(first)) && !/^(?:the|u\.s\.)$/i.test(first)) return true
  return (
    text.split(/[\s,]+/).some((word) => TITLES.has(plain(word)) && word.length > 3) &&
    !/^(?:office|department|committee|oficina)\b/i.test(text)
  )
}

/** "Director, U.S. Immigration and Customs Enforcement" is a title and an office. */
function cutTitle(text: string): [string, string] {
  const comma = text.indexOf(',')
  if (comma > 0 && isOffice(text.slice(comma + 1)))
    return [text.slice(0, comma), text.slice(comma + 1).trim()]
  return [text, '']
}

/** Blocks that stand together without blank lines: an address ends at its city, and a name begins the next. */
export function blocksOf(group: Line[]): Line[][] {
  const blocks: Line[][] = []
  let block: Line[] = []
  for (const [index, line] of group.entries()) {
    const before = group[index - 1]
    const begins =
      (startsAddressee(line.text) || isNamedOver(line.text, group[index + 1]?.text)) &&
      !isTitleOf(before, line)
    if (block.length && (begins || (before && isCity(before.text) && !isReach(line.text)))) {
      blocks.push(block)
      block = []
    }
    block.push(line)
  }
  if (block.length) blocks.push(block)
  return blocks
}

/** "The Honorable Jane Doe" may be followed by "Attorney General Designate", which only looks like a name. */
function isTitleOf(before: Line | undefined, line: Line): boolean {
  if (!before || !startsAddressee(before.text) || HONORABLE.test(line.text)) return false
  const { title, name } = splitTitle(line.text.split(',')[0] ?? '')
  return Boolean(title) && !personLike(name)
}
