import { abbreviates } from '../organizations/initials'
import { keyOf } from '../organizations/keys'
import { breathe } from '../tables/index.server'
import { type Answer, issues as allIssues, HARMLESS, type Issue } from './answers'
import { isAlike } from './sameness.server'

/** A row that is an answer, with what other rows are compared by. */
export type Entry = {
  answer: Answer
  issues: Set<Issue>
  /** What names the signatory; null for what names nobody or cannot be trusted. */
  compared: string | null
  /** Who answered, by the address that is surest. */
  submitter: string | null
  asksRemoval: boolean
  corrects: boolean
}

/** Sees the rows together, the earliest first: who answered twice, corrected or withdrew, and which names are one. */
export async function settle(entries: Entry[]): Promise<void> {
  const earlier: Entry[] = []
  const bySubmitter = new Map<string, Entry[]>()
  for (const entry of inTime(entries)) {
    if (isRejected(entry)) continue
    const own = entry.submitter === null ? [] : (bySubmitter.get(entry.submitter) ?? [])
    if (own.length > 0) entry.issues.add('SAME_SUBMITTER')
    if (entry.asksRemoval) withdraw(entry, own, earlier)
    else if (entry.corrects && own.length > 0) correct(entry, own)
    if (entry.submitter !== null) bySubmitter.set(entry.submitter, [...own, entry])
    earlier.push(entry)
    await breathe()
  }
  await names(earlier)
  for (const entry of entries) {
    await breathe()
    finish(entry)
  }
}

/** Sees rows of contacts together: the same person at the same organization is one. */
export async function settleContacts(entries: Entry[]): Promise<void> {
  const known = new Map<string, Answer>()
  for (const entry of entries) {
    await breathe()
    const { answer, issues } = entry
    const person = answer.contactEmail ?? answer.signerName
    const key = answer.matchKey !== null && person !== null ? `${answer.matchKey}\n${person}` : null
    const same = key === null ? undefined : known.get(key)
    if (same) {
      issues.add('DUPLICATE')
      answer.duplicateOf = same.record
      answer.duplicateReason = 'exact_key'
    } else if (key !== null && !isRejected(entry)) known.set(key, answer)
    finish(entry)
  }
}

const REJECTED: Issue[] = ['FORMULA', 'SPAM', 'TEST_ROW']

function isRejected({ issues }: Entry): boolean {
  return REJECTED.some((issue) => issues.has(issue))
}

/** By time, where the rows tell it; a row without one stays beside the row before it. */
function inTime(entries: Entry[]): Entry[] {
  let last = ''
  const timed = entries.map((entry) => {
    last = entry.answer.submittedAt ?? last
    return { entry, at: last }
  })
  return timed
    .sort((one, other) =>
      one.at < other.at ? -1 : one.at > other.at ? 1 : one.entry.answer.record - other.entry.answer.record,
    )
    .map(({ entry }) => entry)
}

function withdraw(entry: Entry, own: Entry[], earlier: Entry[]): void {
  entry.issues.add('WITHDRAWAL_REQUEST')
  const standing = own.filter(({ issues }) => !issues.has('SUPERSEDED') && !issues.has('WITHDRAWAL_REQUEST'))
  const named = standing.filter((each) => isSame(each, entry))
  const meant = named.length > 0 ? named : standing
  for (const each of meant) {
    each.issues.add('WITHDRAWN_LATER')
    // Whoever answered for several and names none of them may mean any: each is for a person to say.
    if (named.length > 0 || standing.length === 1) each.answer.status = 'withdrawn'
  }
  // A colleague's answer for the same organization does not print unseen after this.
  for (const each of earlier) if (isSame(each, entry)) each.issues.add('WITHDRAWN_LATER')
}

function correct(entry: Entry, own: Entry[]): void {
  entry.issues.add('CORRECTION')
  const standing = own.filter(({ answer }) => answer.status !== 'withdrawn' && answer.status !== 'superseded')
  const similar = standing.filter((each) => isSame(each, entry) || sharesWords(each, entry))
  const meant = standing.length === 1 ? standing : similar.length === 1 ? similar : []
  for (const each of meant) {
    each.issues.add('SUPERSEDED')
    each.answer.status = 'superseded'
  }
}

function isSame(one: Entry, other: Entry): boolean {
  return one.answer.matchKey !== null && one.answer.matchKey === other.answer.matchKey
}

function sharesWords(one: Entry, other: Entry): boolean {
  const words = new Set((one.answer.matchKey ?? '').split(' ').filter((word) => word.length > 3))
  return (other.answer.matchKey ?? '').split(' ').some((word) => words.has(word))
}

const ASIDE: ReadonlySet<Answer['status']> = new Set(['withdrawn', 'superseded'])

/** The same key is the same name; what is only like it is told, and nothing done. */
async function names(entries: Entry[]): Promise<void> {
  const known = new Map<string, Entry>()
  const like = new Likeness()
  for (const entry of entries) {
    await breathe()
    const { answer, issues, compared } = entry
    const key = answer.matchKey
    if (compared === null || key === null || ASIDE.has(answer.status) || issues.has('WITHDRAWAL_REQUEST'))
      continue
    const same = known.get(key)
    if (same) {
      issues.add('DUPLICATE')
      answer.duplicateOf = same.answer.record
      answer.duplicateReason = 'exact_key'
      continue
    }
    const suggested = answer.suggestedName === null ? null : known.get(keyOf(answer.suggestedName))
    const alike = suggested ?? like.find(answer, key)
    if (alike) {
      issues.add('POSSIBLE_DUPLICATE')
      answer.duplicateOf = alike.answer.record
      answer.duplicateReason = 'alike'
    }
    known.set(key, entry)
    like.add(entry, key)
  }
}

const START = 6

/** So many names that begin alike are compared, not all of thousands. */
const MOST = 400

/** Names near which a name may be found without comparing it with all. */
class Likeness {
  private readonly near = new Map<string, { key: string; entry: Entry }[]>()
  private readonly sorted = new Map<string, Entry>()
  private readonly initials = new Map<string, Entry>()

  find({ name }: Answer, key: string): Entry | null {
    const reordered = isLong(key) ? this.sorted.get(inOrder(key)) : undefined
    if (reordered) return reordered
    for (const bucket of bucketsOf(key))
      for (const each of this.near.get(bucket) ?? []) if (isAlike(each.key, key)) return each.entry
    if (!name || !/^[\p{Lu}.]{3,8}$/u.test(name)) return null
    const full = this.initials.get(name.replace(/\./g, ''))
    const named = full?.answer.name ?? ''
    return full && (abbreviates(name, named) || named.includes(`(${name})`)) ? full : null
  }

  add(entry: Entry, key: string): void {
    if (isLong(key)) this.sorted.set(inOrder(key), entry)
    for (const bucket of bucketsOf(key)) {
      const names = this.near.get(bucket)
      if (!names) this.near.set(bucket, [{ key, entry }])
      else if (names.length < MOST) names.push({ key, entry })
    }
    const inBrackets = /\(([\p{Lu}]{3,8})\)/u.exec(entry.answer.name ?? '')?.[1]
    const initials = key
      .split(' ')
      .filter((word) => word.length > 3)
      .map((word) => word.charAt(0).toUpperCase())
      .join('')
    for (const each of [inBrackets, initials])
      if (each && each.length > 2 && !this.initials.has(each)) this.initials.set(each, entry)
  }
}

function isLong(key: string): boolean {
  return key.length >= 10 && key.includes(' ')
}

function inOrder(key: string): string {
  return key.split(' ').sort().join(' ')
}

/** Two names that differ in one letter share their start or their end. */
function bucketsOf(key: string): string[] {
  return key.length < 12 ? [] : [`<${key.slice(0, START)}`, `>${key.slice(-START)}`]
}

const REVIEWED_FIRST: ReadonlySet<Issue> = new Set(['WITHDRAWAL_REQUEST', 'CORRECTION'])

function finish({ answer, issues }: Entry): void {
  if (issues.size > 0) answer.issues = allIssues.filter((issue) => issues.has(issue))
  if (ASIDE.has(answer.status)) return
  if (REJECTED.some((issue) => issues.has(issue))) {
    answer.status = 'reject'
    answer.name = null
    answer.suggestedName = null
    answer.kind = null
    answer.matchKey = null
  } else if (answer.issues.some((issue) => REVIEWED_FIRST.has(issue))) answer.status = 'review'
  else if (issues.has('DUPLICATE')) answer.status = 'duplicate'
  else answer.status = answer.issues.every((issue) => isHarmless(issue, answer)) ? 'accept' : 'review'
}

/** A full stop or a bullet that was taken off asks nobody; what stands in the name still does. */
function isHarmless(issue: Issue, { suggestedName }: Answer): boolean {
  if (issue === 'LIST_MARKER' || issue === 'TRAILING_PUNCTUATION') return suggestedName === null
  return HARMLESS.has(issue)
}
