import { GIVEN, NOT_PERSON, plain, TITLES } from './name-words.server'
import { personLike } from './people.server'
import type { Story } from './reading.server'

export type Told = { name: string; pseudonym: boolean; score: number }

type Capitals = { words: string[]; start: number; end: number; opens: boolean }

const PSEUDONYM =
  /^["”]?,?\s?[([]?(?:a |an |un |name |names? |not )?(?:pseudonym|seudónimo|pseudónimo|alias|nombre ficticio|(?:his|her|their|a) real name|name (?:has been )?changed|(?:has been )?changed|nombre cambiado|not (?:his|her|their) real name)/i
const BEFORE =
  /\b(?:client|clients|named|name is|called|mr\.|ms\.|mrs\.|mother|father|son|daughter|brother|sister|husband|wife|cliente|llamad[oa]|represent(?:s|ed|ing)?|old|son of|that|of|cases? of|behalf of|señor|señora)\s["“]?$/i
const AFTER =
  /^(?: \((?:a )?pseudonym\))?(?:,? (?:who|whose|an?|the|\d{1,3}|age[d]?|has|had|have|was|were|is|came|fled|arrived|lived|entered|spent|lost|died|suffers|suffered|remains|crossed|worked|works|grew|sought|told|left|survived|endured|experienced|tiene|vive|vivía|fue|llegó|huyó|lleva|murió|es|un|una|de \d|quien|que|be released)\b)/i
const PRONOUN = /\b(?:he|she|his|her|him|they|their|su|sus|él|ella|hijo|hija|hijos|years? old|año)\b/gi
const CHANGED =
  /\bnames? (?:have|has) been changed\b|\bpseudonyms? (?:are|is|have been) used\b|\bnombres? (?:han|ha) sido (?:cambiados?|modificados?)\b/i

/** Words that stand in lower case somewhere in a letter are not names when they open a sentence. */
export function commonWords(texts: string[]): Set<string> {
  const words = new Set<string>()
  for (const text of texts)
    for (const match of text.matchAll(/[^\p{L}](\p{Ll}{2,40})/gu)) if (match[1]) words.add(match[1])
  return words
}

/** The people whose stories a text tells, best known first: marked pseudonyms always, others when the text is about them. */
export function peopleIn(text: string, common: Set<string>, { quoted = false } = {}): Told[] {
  const capitals = capitalsIn(text)
  const heads = new Set(
    capitals.filter((one) => one.words.length > 1 && isNoPerson(one.words)).map((one) => one.words[0] ?? ''),
  )
  const seen = new Map<string, number>()
  for (const one of capitals) {
    const first = one.words[0] ?? ''
    seen.set(first, (seen.get(first) ?? 0) + 1)
  }
  const pronouns = Math.min(4, [...text.slice(0, 5000).matchAll(PRONOUN)].length)
  const told: Told[] = []
  let best: Told | null = null
  for (const one of capitals) {
    const name = nameOf(one, common)
    if (!name) continue
    const after = text.slice(one.end, one.end + 60)
    if (PSEUDONYM.test(after)) {
      told.push({ name, pseudonym: true, score: 9 })
      continue
    }
    const first = name.split(' ')[0] ?? ''
    if (heads.has(first) && !GIVEN.has(plain(first))) continue
    if (
      /^\s(?:v\.|vs\.|versus)\s/.test(after) ||
      /\b(?:v\.|vs\.)\s$/.test(text.slice(Math.max(0, one.start - 5), one.start))
    )
      continue
    let score = Math.min(4, ((seen.get(first) ?? 1) - 1) * 2)
    if (GIVEN.has(plain(first))) score += 3
    if (BEFORE.test(text.slice(Math.max(0, one.start - 24), one.start))) score += 1
    if (AFTER.test(after)) score += 2
    score += pronouns >= 2 ? 1 : -2
    if (pronouns >= 4) score += 1
    if (one.start < 60) score += 1
    if (!best || score > best.score) best = { name, pseudonym: false, score }
  }
  if (!told.length && best && best.score >= (quoted ? 4 : 7)) told.push(best)
  return told
}

/** Whether the letter says that names were changed throughout. */
export function namesAreChanged(text: string): boolean {
  return CHANGED.test(text)
}

/** Who speaks for the person of a story, where the text says so. */
export function tellerIn(text: string, name: string): string | null {
  const capitals = capitalsIn(text).filter((one) => !name.startsWith(one.words[0] ?? ' '))
  for (const one of capitals) {
    const before = text.slice(Math.max(0, one.start - 60), one.start)
    if (
      /\b(?:represented by|attorneys? (?:at|with|from)|lawyers? (?:at|with|from)|counsel (?:at|with|from)|(?:members?|staff|clients?|team|advocates) (?:of|at|with)|client of|según|representad[oa] por|abogad[oa]s de)\s(?:the |la |el )?$/i.test(
        before,
      )
    ) {
      return one.words.join(' ')
    }
  }
  const [first] = capitals
  const speaks =
    /^\s(?:requested|represented|represents|submitted|reports|reported|filed|has represented|represent|told|met|assisted|is representing|writes|shares|representa|informa)\b/
  return first && first.start === 0 && first.words.length > 1 && speaks.test(text.slice(first.end))
    ? first.words.join(' ')
    : null
}

/** One story per person, where they are first named. */
export function storiesOf(found: (Story & { score: number })[]): Story[] {
  const stories: Story[] = []
  for (const { name, pseudonym, line, toldBy } of found) {
    const first = name.split(' ')[0] ?? ''
    const known = stories.find((story) => story.name === name || story.name.split(' ')[0] === first)
    if (!known) stories.push({ name, pseudonym, line, toldBy })
    else if (pseudonym) known.pseudonym = true
  }
  return stories
}

const JOINS = new Set(['de', 'la', 'del', 'los', 'las', 'of', 'the', 'for', 'and', '&', 'van', 'von'])

/** Runs of capitalised words. Connecting words belong to a run only between two of them. */
function capitalsIn(text: string): Capitals[] {
  const runs: Capitals[] = []
  let open: Capitals | null = null
  let joins: string[] = []
  let ended = true
  for (const match of text.matchAll(/\S{1,200}/g)) {
    const token = match[0]
    const bare = token
      .replace(/^["“‘'([]+/, '')
      .replace(/["”’')\].,;:!?]+$/, '')
      .replace(/[’']s$/, '')
    const start = match.index + (token.length - token.replace(/^["“‘'([]+/, '').length)
    const capital = /^\p{Lu}[\p{L}’'.-]{0,60}$/u.test(bare)
    if (capital && open) {
      open.words.push(...joins, bare)
      open.end = start + bare.length
    } else if (capital) {
      open = { words: [bare], start, end: start + bare.length, opens: ended }
      runs.push(open)
    } else if (open && JOINS.has(token) && joins.length < 2) {
      joins.push(token)
      continue
    } else open = null
    joins = []
    ended = /[.!?]["”’)]*$/.test(token)
    if (/[,;:.!?)”"]$|[’']s[.,;]?$/.test(token) && !/^\p{Lu}\.$/u.test(token)) open = null
  }
  return runs
}

function isNoPerson(words: string[]): boolean {
  return words.some(
    (word) => NOT_PERSON.has(plain(word)) || MONTHS_AND_PLACES.has(plain(word)) || /^\p{Lu}{2,}$/u.test(word),
  )
}

/** A run of capitals as a person's name, the word that only opens the sentence taken off; null when it names something else. */
function nameOf(run: Capitals, common: Set<string>): string | null {
  let words = run.words
  const first = words[0] ?? ''
  if (run.opens && words.length > 1 && common.has(first.toLowerCase()) && !GIVEN.has(plain(first)))
    words = words.slice(1)
  if (words.some((word) => ['of', 'the', 'for', 'and', '&'].includes(word))) return null
  if (isNoPerson(words) && !personLike(words.join(' '))) return null
  if (/^(?:mr|ms|mrs|mx|sr|sra)\.?$/i.test(words[0] ?? '')) words = words.slice(1)
  if (TITLES.has(plain(words[0] ?? '')) || words.length === 0 || words.length > 4) return null
  if (words.some((word) => common.has(word.toLowerCase()) && !GIVEN.has(plain(word)))) return null
  if (
    words.length === 1 &&
    (FUNCTION.has(plain(words[0] ?? '')) || MONTHS_AND_PLACES.has(plain(words[0] ?? '')))
  )
    return null
  return words.join(' ')
}

const FUNCTION = new Set(
  'the a an in on at by for from with without and but or yet so as if when while since after before during because although despite upon it its he she they we i you our your their his her this that these those there then thus first second third finally moreover however additionally further furthermore many most more some all no not even just only worse instead rather el la los las un una en por para con y pero cuando desde durante su sus este esta estos estas es se no nos nuestra nuestro english spanish christian covid god mr ms dr'.split(
    ' ',
  ),
)
const MONTHS_AND_PLACES = new Set(
  'january february march april june july august september october november december monday tuesday wednesday thursday friday saturday sunday enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre united states america mexico guatemala honduras salvador nicaragua cuba haiti venezuela colombia ecuador peru brazil cameroon congo ghana nigeria senegal mauritania somalia ethiopia eritrea sudan afghanistan iraq iran syria ukraine russia china india nepal vietnam philippines jamaica spanish english arabic louisiana georgia texas california florida arizona york chicago washington houston dallas mississippi alabama virginia maryland illinois indiana ohio michigan minnesota colorado tennessee carolina congress senate president administration trump biden obama estados'.split(
    ' ',
  ),
)
