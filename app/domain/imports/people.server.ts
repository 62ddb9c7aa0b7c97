import { GIVEN, isJob, NOT_PERSON, plain } from './name-words.server'

const HONORIFIC =
  /^(?:(?:the )?(?:rev|reverend|dr|mr|mrs|ms|mx|prof|professor|hon|honorable|sr|sra|sister|brother|father|fr|rabbi|imam|bishop|pastor|deacon|judge|senator|lic|ing)\b\.? ){1,3}/i
const POSTNOMINAL =
  /,? (?:ph\.?d\.?|m\.?d\.?|j\.?d\.?|esq\.?|jr\.?|sr\.?|ii|iii|iv|m\.?s\.?w\.?|lcsw|r\.?n\.?|m\.?p\.?h\.?|m\.?p\.?p\.?|m\.?a\.?|m\.?s\.?|ll\.?m\.?|ed\.?d\.?|d\.?d\.?s\.?|m\.?div\.?|s\.?j\.?|o\.?p\.?|r\.?s\.?m\.?|c\.?s\.?j\.?|o\.?f\.?m\.?)$/i
const PARTICLES = new Set([
  'de',
  'la',
  'del',
  'los',
  'las',
  'van',
  'von',
  'der',
  'den',
  'da',
  'dos',
  'di',
  'bin',
  'al',
  'el',
  'y',
  'ben',
  'san',
])

/** Whether a name looks like a person's. Made to be silent about organizations: a doubtful name is not one. */
export function personLike(name: string): boolean {
  if (name.length > 70 || name.length < 4) return false
  const { bare, marked } = withoutTitles(name.trim())
  const words = bare.split(/\s+/)
  if (words.length < 2 && !marked) return false
  if (words.length > 5) return false
  let full = 0
  for (const [at, word] of words.entries()) {
    if (at > 0 && at < words.length - 1 && PARTICLES.has(word.toLowerCase())) continue
    if (
      !/^(?:\p{Lu}\.){1,3}$|^\p{Lu}$|^\p{Lu}[\p{Ll}\p{M}]{0,20}(?:[’'‘-]?\p{Lu}?[\p{Ll}\p{M}]{1,20}){0,3}$|^\p{Lu}{2,20}$/u.test(
        word,
      )
    )
      return false
    if (/[’']s$/.test(word)) return false
    if (NOT_PERSON.has(plain(word)) && !(at > 0 && marked)) return false
    if (word.length > (marked ? 1 : 2)) full++
  }
  const last = words.at(-1) ?? ''
  if (full < 1 || /^\p{Lu}{2,20}$/u.test(last) !== /^\p{Lu}{2,20}$/u.test(words[0] ?? '')) return false
  return (
    marked ||
    GIVEN.has(plain(words[0] ?? '').split('-')[0] ?? '') ||
    (/^\p{Lu}\.?$/u.test(words[0] ?? '') && GIVEN.has(plain(words[1] ?? '')))
  )
}

/** A person's line taken apart: "Jane Doe, PhD, Professor, Elm University" is a name and what follows it. */
export function splitPerson(text: string): { name: string; detail: string | null } {
  const parts = text.split(/,\s{0,3}|\s[–—|-]\s|\t/)
  let name = parts[0] ?? text
  let at = 1
  while (at < parts.length && POSTNOMINAL.test(` ${parts[at]}`) && (parts[at]?.length ?? 99) < 8) {
    name = text.slice(0, text.indexOf(parts[at] ?? '', name.length) + (parts[at]?.length ?? 0))
    at++
  }
  const detail = text
    .slice(name.length)
    .replace(/^[\s,–—|-]{1,6}/, '')
    .trim()
  return { name: name.trim(), detail: detail || null }
}

/** Whether a line is a signer's, not an organization's: a person with a job, or a job alone. */
export function signerLike(text: string): 'person' | 'job' | null {
  const { name, detail } = splitPerson(text)
  if (personLike(name)) return 'person'
  if (detail === null && isJob(text) && !hasOrganizationWord(text)) return 'job'
  if (detail !== null && isJob(name) && !hasOrganizationWord(name)) return 'job'
  return null
}

/** Whether a name holds a word that only organizations, places or programmes have. */
export function hasOrganizationWord(text: string): boolean {
  return text.split(/[\s/,-]+/).some((word) => ORGANIZATION.has(plain(word.replace(/[.()]/g, ''))))
}

const ORGANIZATION = new Set(
  'alliance association center centre clinic coalition collective college committee conference congregation council federation foundation fund group house inc initiative institute law legal ministries ministry network office organization partnership program project school services society union university league church temple synagogue campaign collaborative movement alianza asociacion centro coalicion comite consejo federacion fundacion instituto iglesia movimiento red sindicato universidad casa rights justice action watch advocates international national llc llp workers friends'.split(
    ' ',
  ),
)

function withoutTitles(name: string): { bare: string; marked: boolean } {
  let bare = name.replace(/[*†‡]{1,3}$/, '').trimEnd()
  const honorific = HONORIFIC.exec(bare)
  if (honorific) bare = bare.slice(honorific[0].length)
  let post = POSTNOMINAL.exec(bare)
  let marked = Boolean(honorific)
  for (let more = 0; post && more < 3; more++) {
    if (!/^,? ?(?:jr|sr|ii|iii|iv)\.?$/i.test(post[0].trim())) marked = true
    bare = bare.slice(0, post.index)
    post = POSTNOMINAL.exec(bare)
  }
  return { bare: bare.replace(/,$/, ''), marked }
}
