import { isJob } from './name-words.server'
import { personLike, signerLike } from './people.server'
import type { ListHeading } from './phrases.server'

/** A name in the list, with the lines that stand with it. */
export type Entry = { text: string; line: number; lines: string[]; gap: boolean }

/** Where each organization stands with its signer's name and title, those lines become its detail. */
export function signerLines(entries: Entry[], heading: ListHeading): Entry[] {
  if (heading.individuals || entries.length < 2) return entries
  const kinds: Kinds = new Map(entries.map((entry) => [entry, signerLike(entry.text)]))
  const signers = entries.filter((entry) => kinds.get(entry) !== null)
  if (signers.length === 0 || signers.length < entries.length * 0.3) return entries
  const spaced = entries.slice(1).some((entry) => entry.gap)
  const about = entries.some((entry) => entry.lines.length > 1 && entry.text === entry.lines[0])
  if (about || (!spaced && !signers.some((entry) => isJob(entry.text)))) return entries
  const groups = spaced ? gapGroups(entries) : turnGroups(entries, kinds)
  return groups.flatMap(
    (group) =>
      joinedGroup(group, kinds) ?? turnGroups(group, kinds).flatMap((one) => joinedGroup(one, kinds) ?? one),
  )
}

type Kinds = Map<Entry, 'person' | 'job' | null>

function gapGroups(entries: Entry[]): Entry[][] {
  const groups: Entry[][] = []
  for (const entry of entries) {
    const open = groups.at(-1)
    if (open && !entry.gap) open.push(entry)
    else groups.push([entry])
  }
  return groups
}

/** Without blank lines a new signatory begins with each organization, or with each person where persons come first. */
function turnGroups(entries: Entry[], kinds: Kinds): Entry[][] {
  const groups: Entry[][] = []
  const [first] = entries
  const personFirst = first !== undefined && kinds.get(first) === 'person'
  let complete = false
  for (const entry of entries) {
    const open = groups.at(-1)
    const organization = kinds.get(entry) === null
    if (!open || (complete && (organization || personFirst))) {
      groups.push([entry])
      complete = organization
    } else {
      open.push(entry)
      complete ||= organization
    }
  }
  return groups
}

/** One signatory out of the lines of one: the organization, with its signer as detail, or the person who signs for themselves. */
function joinedGroup(group: Entry[], kinds: Kinds): Entry[] | null {
  const starred = group.find((one) => /[*†]$/.test(one.text) && personLike(one.text))
  const organizations = group.filter((one) => kinds.get(one) === null)
  const head = starred ?? organizations[0]
  if (!head || (!starred && organizations.length > 1)) return group.length === 1 ? group : null
  return [{ ...head, lines: [head.text, ...group.filter((one) => one !== head).map((one) => one.text)] }]
}
