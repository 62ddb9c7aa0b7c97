import { z } from 'zod'

export type Entry = {
  organization: string
  contact: string | null
  email: string | null
  title?: string | null
  language?: 'en' | 'es' | null
}

const LONGEST = 300
const address = z.email()

/**
 * Reads lines such as "Organization, contact name, e-mail", or rows pasted from a spreadsheet. An organization's
 * name may hold commas, so a line is read from its end: without an address the whole line is the name.
 */
export function readLines(text: string): { entries: Entry[]; problems: string[] } {
  const entries: Entry[] = []
  const problems: string[] = []
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    if (!line.trim()) continue
    const entry = entryOf(line)
    if (typeof entry === 'string') problems.push(`Line ${at + 1}: ${entry}`)
    else entries.push(entry)
  }
  return { entries, problems }
}

function entryOf(line: string): Entry | string {
  const parts = line
    .split(line.includes('\t') ? '\t' : ',')
    .map((part) => part.trim())
    .filter(Boolean)
  const last = parts.at(-1) ?? ''
  const named = /^(.*?)\s*<([^<>]+)>$/.exec(last)
  const email = named?.[2]?.trim() ?? (last.includes('@') ? last : null)
  if (email === null) return withoutAddress(line.includes('\t') ? parts : [line.trim()])
  if (!address.safeParse(email).success) return `“${email}” is no e-mail address.`
  const rest = parts.slice(0, -1)
  if (named?.[1]) rest.push(named[1])
  if (rest.length === 0) return 'Write the organization before its contact.'
  const contact = rest.length > 1 ? (rest.at(-1) ?? null) : null
  const organization = (contact ? rest.slice(0, -1) : rest).join(', ')
  return checked({ organization, contact, email })
}

function withoutAddress(parts: string[]): Entry | string {
  const [organization = '', contact = null] = parts
  return checked({ organization, contact, email: null })
}

function checked(entry: Entry): Entry | string {
  if (entry.organization.length > LONGEST || (entry.contact?.length ?? 0) > LONGEST)
    return `The name is longer than ${LONGEST} characters. Put each organization on a line of its own.`
  return entry
}
