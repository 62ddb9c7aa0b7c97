import type { Node } from '@tiptap/pm/model'
import { EditorState, type Transaction } from '@tiptap/pm/state'
import { canJoin, canSplit, type Step, Transform } from '@tiptap/pm/transform'
import { collab, getVersion, sendableSteps } from 'prosemirror-collab'
import { expect, test } from 'vitest'
import { upon } from '~/domain/rebasing'
import { decide, idsIn, settledNode } from '~/domain/suggestions/deciding'
import { asSuggestion, onlySuggests } from '~/domain/suggestions/making'
import { authorOf, draftSchema } from '~/domain/suggestions/marks'
import { joined, mended, runsOf } from '~/editor/joining'

const RUNS = Number(process.env.DRAFTING_RUNS ?? 500)
const SEED = Number(process.env.DRAFTING_SEED ?? 20_261_124)

/** Numbers that follow from a seed (mulberry32). */
function chance(seed: number) {
  let at = seed
  const next = (): number => {
    at = (at + 0x6d2b79f5) | 0
    let mixed = Math.imul(at ^ (at >>> 15), 1 | at)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  return { below: (n: number) => Math.floor(next() * n), odds: (p: number): boolean => next() < p }
}

type Chance = ReturnType<typeof chance>

const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] })
const start = draftSchema.nodeFromJSON({
  type: 'doc',
  content: [
    { type: 'salutation', content: [{ type: 'text', text: 'Dear Secretary:' }] },
    paragraph('We write about the files.'),
    paragraph('Nobody has looked at them for years.'),
    {
      type: 'asks',
      content: [
        { type: 'ask', attrs: { id: 'one' }, content: [paragraph('Look again.')] },
        { type: 'ask', attrs: { id: 'two' }, content: [paragraph('Say what you saw.')] },
      ],
    },
    paragraph('We thank you.'),
  ],
})

/** The server: takes steps upon its newest version, or puts them upon it; and of who may only suggest nothing else. */
function authority() {
  let doc = start
  let joins = 0
  const log: { step: Step; client: string }[] = []
  return {
    get doc() {
      return doc
    },
    /** How often steps were put upon what their page had missed. */
    get joins() {
      return joins
    },
    since: (version: number) => log.slice(version),
    take: (
      version: number,
      steps: readonly Step[],
      client: string,
      bound: boolean,
    ): 'taken' | 'missed' | 'refused' => {
      const behind = version < log.length
      const missed = log.slice(version)
      if (missed.some((each) => each.client === client)) return 'missed'
      const read = missed.map(({ step }) => step)
      const moved = behind ? upon(steps, read) : steps
      if (!moved) return 'missed'
      const transform = new Transform(doc)
      try {
        for (const step of moved) transform.step(step)
        transform.doc.check()
      } catch {
        return behind ? 'missed' : 'refused'
      }
      if (bound && !onlySuggests(doc, transform.doc, client)) return behind ? 'missed' : 'refused'
      if (behind) joins += 1
      doc = transform.doc
      log.push(...moved.map((step) => ({ step, client })))
      return 'taken'
    },
  }
}

function writer(
  server: ReturnType<typeof authority>,
  client: string,
  how: 'edits' | 'suggests',
  bound = false,
) {
  let state = EditorState.create({ doc: start, plugins: [collab({ version: 0, clientID: client })] })
  let confirmed = start
  let lost = 0
  const load = () => {
    lost += 1
    confirmed = server.doc
    state = EditorState.create({
      doc: server.doc,
      plugins: [collab({ version: server.since(0).length, clientID: client })],
    })
  }
  const pull = () => {
    const missed = server.since(getVersion(state))
    if (missed.length === 0) return
    const steps = missed.map(({ step }) => step)
    const clients = missed.map(({ client: by }) => by)
    for (const run of runsOf(steps, clients, client)) {
      const join = joined({ state, confirmed }, run.of, run.clients)
      if (!join) return load()
      confirmed = join.confirmed
      state = state.apply(join.transaction)
      const mend = mended({ state, confirmed })
      if (mend) state = state.apply(mend)
    }
  }
  return {
    client,
    get doc() {
      return state.doc
    },
    /** How often the page had to be loaded anew, as the desk says it. */
    get lost() {
      return lost
    },
    act: (random: Chance) => {
      const change = edited(state, random)
      if (!change) return
      const tracked = how === 'suggests' ? suggestion(change, state, client) : change
      if (!tracked) return
      if (bound && !onlySuggests(state.doc, tracked.doc, client)) return
      state = state.apply(tracked)
    },
    /** Sends what it has; the answer may be lost on the way, and then it is sent again. */
    sync: (random: Chance, sure = false): number => {
      let refused = 0
      for (;;) {
        const sendable = sendableSteps(state)
        if (!sendable) break
        const answer = server.take(sendable.version, sendable.steps, client, bound)
        if (answer === 'refused') {
          refused += 1
          load()
          break
        }
        if (!sure && random.odds(0.2)) return refused
        pull()
      }
      pull()
      return refused
    },
  }
}

/** As the desk does: what the library cannot turn into a suggestion is not done. */
function suggestion(change: Transaction, state: EditorState, client: string): Transaction | null {
  try {
    const made = asSuggestion(change, state, client)
    made.doc.check()
    return made
  } catch {
    return null
  }
}

function edited(state: EditorState, random: Chance): Transaction | null {
  try {
    return edit(state, random)
  } catch {
    // ProseMirror thinks that a paragraph can be joined to a list.
    return null
  }
}

function edit(state: EditorState, random: Chance): Transaction | null {
  const { doc, tr } = state
  const at = textPosition(doc, random)
  if (at === null) return null
  const until = Math.min(at + 1 + random.below(12), doc.resolve(at).end())
  switch (random.below(7)) {
    case 0:
      return until > at ? tr.delete(at, until) : null
    case 1:
      return canSplit(doc, at) ? tr.split(at) : null
    case 2: {
      const before = doc.resolve(at).before()
      return canJoin(doc, before) ? tr.join(before) : null
    }
    case 3: {
      const to = textPosition(doc, random)
      return to !== null && to > at ? tr.delete(at, to) : null
    }
    case 4:
      return until > at ? tr.addMark(at, until, draftSchema.mark('bold')) : null
    default:
      return tr.insertText(['word ', 'x', ' and so'][random.below(3)] ?? '', at)
  }
}

function textPosition(doc: Node, random: Chance): number | null {
  const places: number[] = []
  doc.descendants((node, at) => {
    if (node.isTextblock) places.push(at + 1 + random.below(node.content.size + 1))
  })
  return places[random.below(places.length)] ?? null
}

function settledBy(doc: Node, decision: 'accept' | 'reject'): Node {
  const transform = new Transform(doc)
  decide(transform, decision)
  transform.doc.check()
  return transform.doc
}

test(`${RUNS} runs of three who edit, suggest and lose connection come to one text (seed ${SEED})`, () => {
  let suggestionsMade = 0
  let lost = 0
  let joins = 0
  for (let run = 0; run < RUNS; run += 1) {
    const random = chance(SEED + run)
    const server = authority()
    const all = [
      writer(server, 'ana', 'edits'),
      writer(server, 'ben', 'suggests'),
      writer(server, 'ines', 'suggests'),
    ]
    for (let turn = 0; turn < 12; turn += 1)
      for (const each of all) {
        each.act(random)
        if (random.odds(0.4)) each.sync(random)
      }
    for (const each of [...all, ...all]) each.sync(random, true)
    for (const each of all) expect([run, each.doc.eq(server.doc)]).toEqual([run, true])
    joins += server.joins
    lost += all.reduce((sum, each) => sum + each.lost, 0)
    server.doc.check()
    suggestionsMade += idsIn(server.doc).size
    for (const id of idsIn(server.doc)) expect(['ben', 'ines']).toContain(authorOf(id))
    for (const decision of ['accept', 'reject'] as const) {
      const settled = settledBy(server.doc, decision)
      expect(idsIn(settled).size).toBe(0)
    }
  }
  expect(suggestionsMade).toBeGreaterThan(RUNS)
  expect(joins).toBeGreaterThan(RUNS)
  expect(lost).toBeLessThan(2 + RUNS / 500)
}, 600_000)

test(`where all only suggest, the text without suggestions stays what it was (seed ${SEED})`, () => {
  const refused: number[] = []
  for (let run = 0; run < RUNS / 2; run += 1) {
    const random = chance(SEED - run)
    const server = authority()
    const all = ['ana', 'ben', 'ines'].map((name) => writer(server, name, 'suggests', true))
    for (let turn = 0; turn < 10; turn += 1)
      for (const each of all) {
        each.act(random)
        if (random.odds(0.5)) refused.push(each.sync(random))
      }
    for (const each of [...all, ...all]) refused.push(each.sync(random, true))
    for (const each of all) expect([run, each.doc.eq(server.doc)]).toEqual([run, true])
    expect([run, settledNode(server.doc).toJSON()]).toEqual([run, start.toJSON()])
  }
  // Somebody else’s suggestion may have come to stand where one’s own was, until the page heard of it.
  expect(refused.reduce((sum, each) => sum + each, 0)).toBeLessThan(refused.length / 10)
}, 600_000)
