import { isJob } from '../imports/name-words.server'
import { hasOrganizationWord, personLike, splitPerson } from '../imports/people.server'
import { fold } from '../organizations/keys'
import type { Issue } from './answers'

const NOTE =
  /\b(?:pending|tentative\w*|provisional\w*|awaiting|not yet|to be confirmed|tbc|tbd|confirm\w*|board approval|approval|please|pls|if possible|identification|should (?:be|read|appear)|as it should|list (?:us|as)|use (?:this|the)|see (?:below|above|note)|draft|temporary|new name|note|pendiente|por confirmar|por favor|favor de|sujeto a|aprobacion|aprobación|identificaci[oó]n|nota|provisionalmente|en espera)\b/i
const BRACKETED = /\s*[([{]([^()[\]{}]{3,160})[)\]}]/g
const DASHED = /\s+[-–—*]+\s*([^–—*]{3,160})$/
const INSTRUCTION =
  /^(?:please |por favor,? )?(?:list|add|put|include|print|use|incluyan?|pongan?|usen) (?:us|our name|it|the name|nuestro nombre|a nuestra organización)? ?(?:as|:|como)\s*:?\s*(.{2,120})$/i
const STREET =
  /\b\d{1,6}(?:-\d{1,4})?\s+(?:[NSEW]\.?\s+|(?:North|South|East|West)\s+)?(?:[\p{L}\d][\p{L}\d.'’-]*\s+){1,4}(?:st|street|ave|avenue|av|blvd|boulevard|rd|road|dr|drive|ln|lane|way|pkwy|parkway|hwy|highway|suite|ste|floor|fl|place|pl|court|ct|square|sq|circle|terrace|plaza)\b\.?/iu
const BOX = /\b(?:p\.?\s?o\.?\s?box|apartado(?: postal)?|apdo\.?)\s*\d+/i
const CALLE =
  /\b(?:calle|avenida|av\.|calz\.|calzada|carrera|blvd\.?|colonia|col\.)\s+[\p{L}\d .'’]{2,40}?\s*(?:#|no\.?|núm\.?)?\s*\d{1,5}\b/iu
const ZIP = /,?\s\b[A-Z]{2},?\s+\d{5}(?:-\d{4})?\b/
const MAILBOX = /\S+@\S+\.\S+/

/** What of an answer is the organization's name, and what stands beside it: a note, an address, a person, another organization. */
export function inParts(text: string, signer: string): { part: string; issue: Issue[] } {
  const issue: Issue[] = []
  let part = text
  const take = (found: Issue, rest: string | null) => {
    if (rest === null) return
    issue.push(found)
    if (/\p{L}{2}/u.test(rest)) part = rest
  }
  take('NOTE_IN_NAME', withoutNote(part))
  take('ADDRESS_IN_NAME', withoutAddress(part))
  take('PERSON_IN_NAME', withoutPerson(part, signer))
  if (!issue.includes('PERSON_IN_NAME') && isSeveral(part)) issue.push('MULTIPLE_ORGS')
  return { part, issue }
}

function withoutNote(text: string): string | null {
  const asked = INSTRUCTION.exec(text)
  if (asked) return asked[1] ?? null
  let found = false
  const rest = text.replace(BRACKETED, (whole, inner: string) => {
    if (!NOTE.test(inner)) return whole
    found = true
    return ''
  })
  if (found) return rest
  const dashed = DASHED.exec(text)
  if (
    dashed &&
    NOTE.test(dashed[1] ?? '') &&
    !hasOrganizationWord((dashed[1] ?? '').replace(/organi[sz]\w*/gi, ''))
  )
    return text.slice(0, dashed.index)
  return null
}

function withoutAddress(text: string): string | null {
  const at = [STREET, BOX, CALLE, ZIP, MAILBOX].flatMap((pattern) => pattern.exec(text)?.index ?? [])
  if (at.length === 0) return null
  const before = text.slice(0, Math.min(...at))
  if (before.trim() === '') return text.replace(MAILBOX, ' ').replace(/^[\s,;:(–—-]+/, '')
  // What stands before a city or an address is the name; after it nothing is.
  return before.replace(/[\s,;:(–—-]+$/, '')
}

const FOR =
  /^(.{3,60}?),?\s+(?:on behalf of|for|at|from|representing|en nombre de|por parte de|de parte de|representando a)\s+(.{3,120})$/i
const SEPARATOR = /\s*(?:,|;|\s[-–—|/]\s|\n|\()\s*/

/** The organization in an answer that names a person too; null when it names none, or nobody else. */
function withoutPerson(text: string, signer: string): string | null {
  const isPerson = (each: string) => personLike(each) || (signer.includes(' ') && fold(each) === fold(signer))
  const said = FOR.exec(text)
  if (said && isPerson(splitPerson(said[1] ?? '').name)) return said[2] ?? null
  const parts = text
    .split(SEPARATOR)
    .map((each) => each.replace(/\)$/, '').trim())
    .filter(Boolean)
  if (parts.length < 2) return null
  const people = parts.filter(isPerson)
  if (people.length === 0) return null
  const rest = parts.filter((each) => !isPerson(each) && !isTitle(each))
  if (rest.length === 0) return null
  const [first = ''] = rest
  if (
    hasOrganizationWord(rest.join(' ')) ||
    parts.length > people.length + rest.length ||
    fold(people[0] ?? '') === fold(signer)
  )
    return rest.length === 1 ? first : rest.join(', ')
  return isPerson(parts[0] ?? '') ? null : rest.join(', ')
}

function isTitle(part: string): boolean {
  return (
    (isJob(part) && !hasOrganizationWord(part)) ||
    /^(?:ph\.?d|m\.?d|j\.?d|esq|msw|lcsw|rn|mph|csv|sj|op|rsm)\.?$/i.test(part)
  )
}

const HEAD =
  /^(?:the |la |el )?(?:[\p{Lu}\d][\p{L}\d.'’&-]*\s+){0,4}(?:center|centre|coalition|alliance|association|network|council|committee|institute|society|union|federation|foundation|fund|project|campaign|collective|congregation|conference|league|ministry|ministries|movement|partnership|initiative|centro|coalición|alianza|asociación|red|consejo|comité|instituto|sociedad|sindicato|federación|fundación|proyecto|colectivo|iglesia|movimiento)\b(?:\s+(?:for|of|on|to|against|in|de|del|para|por|contra|en)\s+.{3,}|$)/iu

/** Whether an answer names two organizations, each of which could stand alone. */
export function isSeveral(text: string): boolean {
  if (/\b(?:as well as|together with|junto con|así como)\b/i.test(text)) return true
  for (const by of [
    /\s*;\s*/,
    /\s+\/\s+/,
    /\s+\+\s+/,
    /\s+(?:and|&|y)\s+(?:the |la |el )?/i,
    /,\s+(?:and |y )?/,
  ]) {
    const parts = text.split(by).filter(Boolean)
    if (
      parts.length > 1 &&
      parts.every((part) => standsAlone(part, by.source.includes(';') || by.source.includes('\\/')))
    )
      return true
  }
  return false
}

/** Whether the lines of an answer are names of their own, and not one name broken over two. */
export function isSeveralLines(typed: string): boolean {
  const lines = typed
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter(Boolean)
  return (
    lines.length > 1 &&
    lines.every(
      (line, at) =>
        (at === 0 || /^\p{Lu}/u.test(line)) && standsAlone(line, true) && hasOrganizationWord(line),
    ) &&
    !lines.slice(1).some((line) => /^(?:Of|And|For|In|At|The|De|Del|Y)\b/.test(line))
  )
}

function standsAlone(part: string, isParted: boolean): boolean {
  if (isParted) return part.split(/\s+/).length > 1
  return HEAD.test(part) && /\s(?:for|of|on|to|against|in|de|del|para|por|contra|en)\s/i.test(part)
}
