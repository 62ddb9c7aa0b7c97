import { readFile } from 'node:fs/promises'
import { letterFor } from '~/domain/access.server'
import * as accounts from '~/domain/accounts.server'
import { differenceOf } from '~/domain/differences'
import { readFile as readLetterFile } from '~/domain/imports/index.server'
import * as steps from '~/domain/steps.server'
import type { DocNode, LetterText } from '~/domain/text'

const [, , slug = ''] = process.argv
const ROUNDS = 30
const WRITERS = 20
const TYPED = 15
/** How often an open page sends while its writer types on. */
const EVERY = 400

const bytes = await readFile('test/fixtures/letters/sample.txt')
const reading = await readLetterFile(bytes, 'sample.txt')
if ('refused' in reading) throw new Error(reading.refused)
const sample: LetterText = { title: 'Sample', addressees: [], contacts: [], doc: reading.doc }
// About 2,600 characters stand on a printed page.
const pages = 40
const content = Array.from({ length: Math.ceil((pages * 2_600) / 11_400) }, (_, at) =>
  reading.doc.content.map((node) => changed(node, ` (${at})`)),
).flat()
const long: LetterText = { ...sample, doc: { type: 'doc', content } }

function changed(node: DocNode, words: string): DocNode {
  if (node.text !== undefined) return { ...node, text: node.text + words }
  return node.content ? { ...node, content: node.content.map((each) => changed(each, words)) } : node
}

/** Every fifth paragraph reworded, and one moved to the end. */
function reworded(text: LetterText): LetterText {
  const all = (text.doc.content ?? []).map((node, at) =>
    at % 5 === 0 ? changed(node, ' as of today') : node,
  )
  const [first, second, ...rest] = all
  return {
    ...text,
    doc: { type: 'doc', content: [first, ...rest, second].filter((node) => node !== undefined) },
  }
}

function times(text: LetterText): number[] {
  const later = reworded(text)
  const taken: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const began = performance.now()
    differenceOf(text, later)
    taken.push(performance.now() - began)
  }
  return taken.slice(5)
}

const account = await accounts.findByEmail('bench@bench.example')
const letter = await letterFor(account?.id ?? '', slug, 'editor')
if (!letter) throw new Error('The bench’s letter is not there.')

async function write(client: string): Promise<number[]> {
  const taken: number[] = []
  await pause(Math.random() * EVERY)
  let revision = await steps.revisionOf(letter?.id ?? '')
  for (let typed = 0; typed < TYPED; typed += 1) {
    const began = performance.now()
    revision = await sent(client, revision)
    taken.push(performance.now() - began)
    await pause(EVERY)
  }
  return taken
}

async function sent(client: string, since: number): Promise<number> {
  if (!letter) return since
  const step = { stepType: 'replace', from: 3, to: 3, slice: { content: [{ type: 'text', text: 'x' }] } }
  const answer = await steps.append(letter, { revision: since, client, steps: [step] })
  if ('missed' in answer) return sent(client, answer.missed.revision)
  if (!('revision' in answer)) throw new Error(JSON.stringify(answer))
  return answer.revision
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}

// Both are warm in a server that has run for a while.
for (let round = 0; round < 10; round += 1) await sent('warming', await steps.revisionOf(letter.id))
const acknowledged = (
  await Promise.all(Array.from({ length: WRITERS }, (_, at) => write(`page-${at}`)))
).flat()
process.stdout.write(JSON.stringify({ sample: times(sample), long: times(long), acknowledged }))
process.exit(0)
