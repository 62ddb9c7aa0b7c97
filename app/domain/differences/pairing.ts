import { diffArrays } from 'diff'
import type { Block } from './blocks'
import { segmenter } from './segments'

/** A block before, after, or both; moved when the other half stands elsewhere. */
export type Pair = { before: Block | null; after: Block | null; moved: boolean }

/** How alike two paragraphs are, counted in words, to be one paragraph reworded. */
const ALIKE = 0.5

/** Pairs each block of the later text with what it was: in its place, reworded, or moved. */
export function align(before: Block[], after: Block[]): Pair[] {
  const pairs: Pair[] = []
  const oldBlocks = [...before]
  const newBlocks = [...after]
  const runs: { removed: Block[]; added: Block[]; at: number }[] = []
  let run: { removed: Block[]; added: Block[]; at: number } | null = null
  for (const change of diffArrays(before.map(textOf), after.map(textOf))) {
    if (!change.added && !change.removed) {
      run = null
      const olds = oldBlocks.splice(0, change.count)
      newBlocks.splice(0, change.count).forEach((block, at) => {
        pairs.push({ before: olds[at] ?? null, after: block, moved: false })
      })
      continue
    }
    if (!run) {
      run = { removed: [], added: [], at: pairs.length }
      runs.push(run)
    }
    if (change.removed) run.removed.push(...oldBlocks.splice(0, change.count))
    else run.added.push(...newBlocks.splice(0, change.count))
  }
  const moves = new Map<Block, Block>()
  const removed = runs.flatMap((each) => each.removed)
  const added = runs.flatMap((each) => each.added)
  findMoves(moves, removed, added, (one, other) => (one.text === other.text ? 1 : 0))
  const paired = runs.map((each) => pairInOrder(each.removed, each.added, moves))
  const alone = paired.flat()
  findMoves(
    moves,
    alone.flatMap((pair) => (pair.before && !pair.after ? pair.before : [])),
    alone.flatMap((pair) => (pair.after && !pair.before ? pair.after : [])),
    likeness,
  )
  // From the last run on, so that the places of those before stay what they were.
  for (const [index, each] of [...runs.entries()].toReversed())
    pairs.splice(each.at, 0, ...(paired[index] ?? []).map((pair) => withMove(pair, moves)))
  return pairs
}

/** Notes both ways which removed block is which added one. */
function findMoves(
  moves: Map<Block, Block>,
  removed: Block[],
  added: Block[],
  alike: (one: Block, other: Block) => number,
): void {
  for (const block of added) {
    const free = removed.filter((each) => !moves.has(each))
    const from = best(free, (each) => alike(each, block))
    if (!from) continue
    moves.set(from, block)
    moves.set(block, from)
  }
}

/** Pairs what was reworded in place; what is left stands alone, removed before added. */
function pairInOrder(removed: Block[], added: Block[], moves: Map<Block, Block>): Pair[] {
  const pairs: Pair[] = []
  let rest = removed
  for (const after of added) {
    const match = moves.has(after)
      ? null
      : best(
          rest.filter((each) => !moves.has(each)),
          (each) => likeness(each, after),
        )
    const skipped = match ? rest.slice(0, rest.indexOf(match)) : []
    pairs.push(...skipped.map(gone), { before: match, after, moved: false })
    rest = rest.slice(match ? skipped.length + 1 : 0)
  }
  return [...pairs, ...rest.map(gone)]
}

function gone(before: Block): Pair {
  return { before, after: null, moved: false }
}

function withMove(pair: Pair, moves: Map<Block, Block>): Pair {
  if (pair.before && pair.after) return pair
  if (pair.after) {
    const before = moves.get(pair.after) ?? null
    return { before, after: pair.after, moved: before !== null }
  }
  return pair.before && moves.has(pair.before) ? { ...pair, moved: true } : pair
}

function best(blocks: Block[], score: (block: Block) => number): Block | null {
  let found: Block | null = null
  let highest = ALIKE
  for (const block of blocks) {
    const reached = score(block)
    if (reached > highest) {
      found = block
      highest = reached
    }
  }
  return found
}

// An ask reworded from top to bottom is still that ask; a title never becomes a paragraph.
function likeness(one: Block, other: Block): number {
  if (one.askId && one.askId === other.askId) return 1
  if (PARTICULARS.has(one.type) || PARTICULARS.has(other.type)) return one.type === other.type ? 0.9 : 0
  const [words, others] = [vocabularyOf(one), vocabularyOf(other)]
  const total = words.total + others.total
  if (2 * Math.min(words.total, others.total) <= ALIKE * total) return 0
  let shared = 0
  for (const [word, times] of words.counts) shared += Math.min(times, others.counts.get(word) ?? 0)
  return (2 * shared) / total
}

const PARTICULARS = new Set(['title', 'contacts'])

type Vocabulary = { counts: Map<string, number>; total: number }

// Every block is compared with many others.
const vocabularies = new WeakMap<Block, Vocabulary>()

function vocabularyOf(block: Block): Vocabulary {
  const known = vocabularies.get(block)
  if (known) return known
  const found: Vocabulary = { counts: new Map(), total: 0 }
  for (const { segment, isWordLike } of segmenter.segment(block.text.toLowerCase())) {
    if (!isWordLike) continue
    found.counts.set(segment, (found.counts.get(segment) ?? 0) + 1)
    found.total += 1
  }
  vocabularies.set(block, found)
  return found
}

function textOf(block: Block): string {
  return block.text
}
