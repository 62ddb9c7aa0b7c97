import type { Issue } from './answers'
import { clean } from './cells.server'

export type Addresses = {
  first: string | null
  others: string[]
  issues: Set<Issue>
}

/** What people part several addresses with. */
const PARTS = /[,;|\n\r]+|\s+(?:and|or|y|o|&|\/)\s+|\s\/|\/\s/i
const ADDRESS =
  /^[^\s@<>()[\],;:"\\]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}][\p{L}\p{N}-]{1,62}$/u

/** The e-mail addresses of a cell, the first one to write to; what cannot be one is told and not mended. */
export function addressesIn(typed: string): Addresses {
  const cleaned = clean(typed)
  const issues = new Set<Issue>(
    [...cleaned.issues].filter((issue) => issue !== 'NEWLINE_IN_NAME' && issue !== 'STRAIGHT_QUOTE'),
  )
  if (cleaned.text === '') return { first: null, others: [], issues }
  const found: string[] = []
  let count = 0
  for (const part of partsOf(typed)) {
    const { text } = clean(part)
    if (text === '') continue
    const address = addressOf(text, issues)
    if (address === null) {
      issues.add('EMAIL_INVALID')
      continue
    }
    count++
    if (!found.includes(address)) found.push(address)
  }
  if (count > 1) issues.add('MULTIPLE_EMAILS')
  const [first = null, ...others] = found
  return { first, others, issues }
}

/** "Ruiz, Ana <ana@…>" is one part, though it has a comma; two addresses with only a space between are two. */
function partsOf(typed: string): string[] {
  const parts: string[] = []
  let rest = typed
  for (let named = NAMED.exec(rest); named; named = NAMED.exec(rest)) {
    parts.push(...rest.slice(0, named.index).split(PARTS), named[0])
    rest = rest.slice(named.index + named[0].length)
  }
  parts.push(...rest.split(PARTS))
  return parts.flatMap((part) => {
    const words = part.trim().split(/\s+/)
    return words.length > 1 && words.every((word) => word.includes('@')) ? words : [part]
  })
}

const NAMED = /(?:"[^"\n]{0,100}"|[^<>@;\n"]{0,100}?)\s{0,5}<[^<>\s]{3,254}>/

function addressOf(text: string, issues: Set<Issue>): string | null {
  let address = text
  const named =
    /^"?([^<>]*?)"?\s*<\s*([^<>]+?)\s*>$/.exec(address) ??
    /^([^()]+?)\s*\(\s*([^()\s]+@[^()\s]+)\s*\)$/.exec(address)
  if (named) {
    address = named[2] ?? ''
    if (named[1]) issues.add('EMAIL_DISPLAY_NAME')
  }
  if (/^mailto:\s*/i.test(address)) {
    issues.add('EMAIL_MAILTO')
    address = address.replace(/^mailto:\s*/i, '').replace(/\?.*$/, '')
  }
  if (/@.*\.$/.test(address)) {
    issues.add('EMAIL_TRAILING_DOT')
    address = address.replace(/\.+$/, '')
  }
  const lower = address.toLowerCase()
  if (!ADDRESS.test(lower) || lower.startsWith('.') || lower.includes('..') || lower.includes('.@'))
    return null
  if (lower !== address) issues.add('EMAIL_CASE')
  if (/[\u0080-\uffff]/.test(lower)) issues.add('EMAIL_NON_ASCII')
  return lower
}
