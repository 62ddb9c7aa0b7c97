import { blocksOf, soughtOf } from './organizations/blocks'
import { type Comparable, comparable, compareRead } from './organizations/comparing'

/** Two names that may be one organization's, and why a person should look. */
export type Likeness = { names: [string, string]; why: string }

/** Of what very many names have in common, nothing follows. */
const CROWD = 40

/**
 * Which of the names may belong to one organization, each pair with its reason. Nothing is joined: that is for a
 * person to do. Work grows with the number of names, not with the number of pairs.
 */
export function findLikely(names: string[]): Likeness[] {
  const all = [...new Set(names)].map(comparable)
  return pairsOf(all).flatMap(([one, other]) => {
    const { verdict, reasons } = compareRead(one, other)
    return verdict === 'different' ? [] : [{ names: [one.name, other.name], why: sentence(reasons) }]
  })
}

function pairsOf(all: Comparable[]): [Comparable, Comparable][] {
  const met = new Map<string, number[]>()
  for (const [at, name] of all.entries()) for (const block of blocksOf(name)) add(met, block, at)
  const pairs = new Set<number>()
  for (const [at, name] of all.entries())
    for (const block of soughtOf(name)) {
      const those = met.get(block) ?? []
      if (those.length > CROWD) continue
      for (const other of those)
        if (other !== at) pairs.add(Math.min(at, other) * all.length + Math.max(at, other))
    }
  return [...pairs]
    .sort((a, b) => a - b)
    .flatMap((pair): [Comparable, Comparable][] => {
      const one = all[Math.floor(pair / all.length)]
      const other = all[pair % all.length]
      return one && other ? [[one, other]] : []
    })
}

function add(met: Map<string, number[]>, block: string, at: number): void {
  const those = met.get(block)
  if (those) those.push(at)
  else met.set(block, [at])
}

/** Reasons as one sentence. */
export function sentence(reasons: string[]): string {
  const said = reasons.join('; ')
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}.`
}
