// A draft under review: two lead organizations are asked to approve it, one of which has; then it is written on. A
// suggestion of a reviewer's, a comment with its answer, a suggestion of a lead's.
import { EditorState, type Transaction } from '@tiptap/pm/state'
import * as comments from '~/domain/comments.server'
import * as drafts from '~/domain/drafts.server'
import * as leads from '~/domain/leads/index.server'
import * as reviews from '~/domain/reviews.server'
import * as steps from '~/domain/steps.server'
import { asSuggestion } from '~/domain/suggestions/making'
import { draftSchema } from '~/domain/suggestions/marks'
import type { DocNode } from '~/domain/text'
import * as versions from '~/domain/versions.server'
import { words } from '~/words'
import { day, itIs } from './clock'
import { done, letterOf, linksIn, there } from './steps'

/** Tells what a reviewer and the leads made of the draft. */
export async function reviewDraft(marisol: string, dev: string, slug: string): Promise<void> {
  await askLeads(dev, slug)
  itIs(day(-4, 14, 10))
  const letter = await letterOf(dev, slug)
  done(await steps.write(letter, moreExactly(there(await drafts.find(letter.id)).doc)))
  done(await versions.keep(letter, { note: 'For Casa Vecina to read' }))
  done(await reviews.begin(letter, 'Casa Vecina'))
  const { secret } = there((await reviews.list(letter))[0])
  itIs(day(-3, 18, 25))
  const { known } = done(
    there(await reviews.join(secret, { name: 'Jean-Baptiste Lemaire', organization: 'Casa Vecina' })),
  )
  const reviewer = there(await reviews.open(secret, known))
  await suggest(reviewer, 'lemaire-page', (tr) => {
    const at = placeOf(tr, 'published')
    return tr.insertText('published, in English and Spanish,', at.from, at.to)
  })
  itIs(day(-3, 18, 40))
  const { revision } = there(await drafts.find(letter.id))
  const { thread } = done(
    await comments.begin(reviewer, {
      about: { passage: { revision, ...placeOf(await textNow(letter.id), 'every month') } },
      said: 'Is monthly what the families asked for, @Marisol Quintero-Vance? Our board would sign weekly.',
    }),
  )
  itIs(day(-2, 15, 5))
  const owner = await letterOf(marisol, slug)
  const refused = await comments.reply(
    owner,
    thread,
    'They asked for monthly. I will bring weekly to the call.',
  )
  if (refused) throw new Error(refused.refused)
  itIs(day(-1, 19, 30))
  await suggest(owner, 'marisol-page', (tr) => {
    const { to } = placeOf(tr, 'every month')
    return tr.insertText(' by the fifth', to)
  })
}

/** Two organizations lead it and must approve it: the one does, the other says not yet, and why. */
async function askLeads(dev: string, slug: string): Promise<void> {
  itIs(day(-5, 19, 5))
  const letter = await letterOf(dev, slug)
  for (const [organization, name, title, email] of LEADS)
    done(await leads.name(letter, organization, { name, title, email }))
  await leads.requireApproval(letter)
  itIs(day(-5, 19, 20))
  done(await leads.ask(letter))
  const links = await linksIn('a')
  itIs(day(-5, 22, 40))
  const secret = there(links.get(LEADS[0][3]))
  const { version } = there(await leads.findBySecret(secret))
  const textHash = there(version).hash
  done(
    await leads.approve(secret, {
      textHash,
      statement: words('en')('approval.statement', {
        organization: LEADS[0][0],
        hash: textHash.slice(0, 12),
      }).replace(/<\/?hash>/g, ''),
    }),
  )
  itIs(day(-4, 13, 30))
  done(
    await leads.sayNotYet(there(links.get(LEADS[1][3])), {
      textHash,
      reason: 'Our board asks that the day of publishing is announced.',
    }),
  )
}

const LEADS = [
  ['Harbor Lantern Legal Aid', 'Odalys Brandt', 'Managing attorney', 'odalys@harbor-lantern.example'],
  ['Casa Vecina', 'Jean-Baptiste Lemaire', 'Director', 'jean-baptiste@casa-vecina.example'],
] as const

/** The first change after the approval: a day is given, so that what changed since can be seen. */
function moreExactly(doc: DocNode): DocNode {
  const text = doc.text?.replace('every month', 'every month, on a day that is announced')
  return {
    ...doc,
    ...(text === undefined ? {} : { text }),
    ...(doc.content ? { content: doc.content.map(moreExactly) } : {}),
  }
}

async function textNow(letterId: string): Promise<Transaction> {
  const { doc } = there(await drafts.find(letterId))
  return EditorState.create({ doc: draftSchema.nodeFromJSON(doc) }).tr
}

async function suggest(writer: steps.Writer, client: string, change: (tr: Transaction) => Transaction) {
  const { doc, revision } = there(await drafts.find(writer.id))
  const state = EditorState.create({ doc: draftSchema.nodeFromJSON(doc) })
  const made = asSuggestion(change(state.tr), state, writer.actor.id)
  done(await steps.append(writer, { revision, client, steps: made.steps.map((step) => step.toJSON()) }))
}

/** Where these words stand in the text. */
function placeOf(tr: Transaction, words: string): { from: number; to: number } {
  let from = -1
  tr.doc.descendants((node, at) => {
    const offset = node.isText ? (node.text?.indexOf(words) ?? -1) : -1
    if (from < 0 && offset >= 0) from = at + offset
  })
  if (from < 0) throw new Error(`The draft does not say “${words}”.`)
  return { from, to: from + words.length }
}
