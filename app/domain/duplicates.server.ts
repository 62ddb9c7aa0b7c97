import { blocksOf } from './organizations/blocks'
import { comparable, compareRead } from './organizations/comparing'

/** Two names that may be one organization's, and why a person should look. */
export type Likeness = { names: [string, string]; why: string }

/** Of what very many names have in common, nothing follows. */
const CROWD = 60

/**
 * Which of the names may belong to one organization, each pair with its reason. Nothing is joined: that is for a
 * person to do. Work grows with the number of names, not with the number of pairs.
 */
export function findLikely(names: string[]): Likeness[] {
  const all = [...new Set(names)].map(comparable)
  const met = new Map<string, number[]>()
  const seen = new Set<number>()
  const found: Likeness[] = []
  for (const [at, name] of all.entries()) {
    for (const block of blocksOf(name)) {
      const others = met.get(block) ?? []
      for (const other of others.slice(0, CROWD)) {
        const before = all[other]
        const pair = other * all.length + at
        if (!before || seen.has(pair)) continue
        seen.add(pair)
        const { verdict, reasons } = compareRead(before, name)
        if (verdict !== 'different') found.push({ names: [before.name, name.name], why: sentence(reasons) })
      }
      others.push(at)
      met.set(block, others)
    }
  }
  return found
}

/** Reasons as one sentence. */
export function sentence(reasons: string[]): string {
  const said = reasons.join('; ')
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}.`
}
