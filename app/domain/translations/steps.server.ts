import { Transform } from '@tiptap/pm/transform'
import { and, asc, eq, gt } from 'drizzle-orm'
import { enqueue } from '~/jobs/queue.server'
import { db, type Tx, translationSteps, translations } from '~db'
import type { As, Letter } from '../access.server'
import {
  type Appended,
  AT_ONCE,
  become,
  nameAsks,
  PAUSE,
  replayed,
  type Steps,
  tell,
  UNREADABLE,
} from '../steps.server'
import { type DocNode, schema } from '../text'
import type { Translation } from './finding.server'
import { change } from './holding.server'

/**
 * Appends what an open page changed in a translation since a revision, or gives what it has missed. As with the
 * letter's own draft, but nothing is suggested in it.
 */
export async function append(
  letter: As<'editor', Letter>,
  language: string,
  { revision, client, steps }: { revision: number; client: string; steps: unknown[] },
  now = new Date(),
): Promise<Appended> {
  if (steps.length === 0 || steps.length > AT_ONCE) return { refused: UNREADABLE }
  let id = ''
  const appended = await change(letter, language, async (tx, translation): Promise<Appended> => {
    id = translation.id
    if (revision > translation.revision) return { refused: UNREADABLE }
    if (revision < translation.revision) {
      const missed = await since(translation.id, revision, tx)
      return missed ? { missed } : { gone: true }
    }
    const made = replayed(translation.doc, steps, schema)
    if ('refused' in made) return made
    const transform = new Transform(made.before)
    for (const step of made.steps) transform.step(step)
    await put(tx, letter, translation, transform, { client, now })
    return { revision: revision + steps.length }
  })
  if ('revision' in appended) tell(id, { talk: false })
  return appended
}

/** The steps after a revision; none, when the revision is older than what is kept. */
export async function since(
  translationId: string,
  revision: number,
  reader: Pick<Tx, 'select'> = db,
): Promise<Steps | null> {
  const rows = await reader
    .select({ number: translationSteps.number, step: translationSteps.step, client: translationSteps.client })
    .from(translationSteps)
    .where(and(eq(translationSteps.translationId, translationId), gt(translationSteps.number, revision)))
    .orderBy(asc(translationSteps.number))
  if (rows[0] && rows[0].number !== revision + 1) return null
  const last = rows.at(-1)?.number ?? (await revisionOf(translationId, reader))
  if (rows.length !== last - revision) return null
  return { revision: last, steps: rows.map(({ step }) => step), clients: rows.map(({ client }) => client) }
}

/** Makes another text the draft, in the transaction that needs it. */
export async function becomeText(
  tx: Tx,
  letter: As<'editor', Letter>,
  translation: Translation,
  doc: DocNode,
  now: Date,
): Promise<void> {
  const transform = new Transform(schema.nodeFromJSON(translation.doc))
  become(transform, schema.nodeFromJSON(doc))
  if (!transform.docChanged) return
  transform.doc.check()
  await put(tx, letter, translation, transform, { client: 'server', now })
}

async function put(
  tx: Tx,
  letter: As<'editor', Letter>,
  { id, revision }: Translation,
  transform: Transform,
  { client, now }: { client: string; now: Date },
): Promise<void> {
  const sent = transform.steps.length
  nameAsks(transform)
  const rows = transform.steps.map((step, at) => ({
    translationId: id,
    number: revision + at + 1,
    step: step.toJSON(),
    client: at < sent ? client : 'server',
    accountId: letter.actor.id,
    at: now,
  }))
  for (let at = 0; at < rows.length; at += 500)
    await tx.insert(translationSteps).values(rows.slice(at, at + 500))
  await tx
    .update(translations)
    .set({
      doc: transform.doc.toJSON(),
      revision: revision + rows.length,
      updatedAt: now,
      updatedBy: letter.actor.id,
    })
    .where(eq(translations.id, id))
  await enqueue(
    tx,
    'translations.keep-paused',
    { translationId: id },
    { dueAt: new Date(now.getTime() + PAUSE), key: `paused:${id}:${Math.floor(now.getTime() / PAUSE)}` },
  )
}

async function revisionOf(translationId: string, reader: Pick<Tx, 'select'>): Promise<number> {
  const [found] = await reader
    .select({ revision: translations.revision })
    .from(translations)
    .where(eq(translations.id, translationId))
  return found?.revision ?? 0
}
