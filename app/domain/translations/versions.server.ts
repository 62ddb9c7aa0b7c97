import { and, desc, eq } from 'drizzle-orm'
import {
  accounts,
  db,
  letters,
  type Tx,
  transact,
  translations,
  type translationVersionKinds,
  translationVersions,
  versions,
} from '~db'
import type { As, Letter } from '../access.server'
import { type Actor, record } from '../history.server'
import { PAUSE, tell } from '../steps.server'
import { hashOf } from '../text.server'
import { draftOf, inForce, lockOfTranslation, type Translation } from './finding.server'
import { change, hold } from './holding.server'
import { becomeText } from './steps.server'

export type TranslationVersion = typeof translationVersions.$inferSelect
type Kind = (typeof translationVersionKinds)[number]
type Keeper = { id: string; coalitionId: string; actor: Actor }

/** Keeps a translation as it stands now as a version that never changes. */
export function keep(
  letter: As<'editor', Letter>,
  language: string,
  note: string | undefined,
): Promise<TranslationVersion | { refused: string }> {
  return change(letter, language, (tx, translation) =>
    add(tx, letter, translation, { kind: 'named', note: note ?? null }),
  )
}

/** The same, within the transaction that needs the version. */
export async function add(
  tx: Tx,
  letter: Keeper,
  { id }: Pick<Translation, 'id'>,
  { kind, note = null, from }: { kind: Kind; note?: string | null; from?: number },
): Promise<TranslationVersion> {
  const [found] = await tx
    .select({ translation: translations, ofHash: versions.hash, ofNumber: versions.number })
    .from(translations)
    .innerJoin(versions, eq(versions.id, translations.ofVersionId))
    .where(eq(translations.id, id))
  if (!found) throw new Error(`There is no translation ${id}.`)
  const { translation, ofHash, ofNumber } = found
  const { actor } = letter
  const text = draftOf(translation, (await inForce(letter.id, tx)).text)
  const [version] = await tx
    .insert(translationVersions)
    .values({
      ...text,
      translationId: id,
      number: ((await newestOf(tx, id))?.number ?? 0) + 1,
      kind,
      hash: hashOf(text),
      ofVersionId: translation.ofVersionId,
      ofHash,
      note: note?.trim() || null,
      authorId: actor.kind === 'member' ? actor.id : translation.updatedBy,
    })
    .returning()
  if (!version) throw new Error(`The translation ${id} took no version.`)
  if (kind !== 'declared')
    await record(tx, actor, {
      coalitionId: letter.coalitionId,
      letterId: letter.id,
      action: kind === 'restored' ? 'translation version restored' : 'translation version kept',
      object: id,
      data: {
        language: translation.language,
        number: version.number,
        hash: version.hash,
        of: ofNumber,
        ...(from ? { from } : {}),
      },
    })
  return version
}

/** A translation's versions, newest first, with who made them and which version of the text each translates. */
export function listVersions(translationId: string) {
  return db
    .select({
      id: translationVersions.id,
      number: translationVersions.number,
      kind: translationVersions.kind,
      hash: translationVersions.hash,
      note: translationVersions.note,
      of: versions.number,
      author: accounts.name,
      createdAt: translationVersions.createdAt,
    })
    .from(translationVersions)
    .innerJoin(versions, eq(versions.id, translationVersions.ofVersionId))
    .leftJoin(accounts, eq(accounts.id, translationVersions.authorId))
    .where(eq(translationVersions.translationId, translationId))
    .orderBy(desc(translationVersions.number))
}

/** How a version of a translation came to be. */
export const kindWords: Record<Kind, string> = {
  named: 'Saved by hand',
  declared: 'Said to be up to date',
  restored: 'An earlier one restored',
  paused: 'Kept by itself when nobody had typed for a while',
}

/** The version of this number. */
export async function findVersion(translationId: string, number: number): Promise<TranslationVersion | null> {
  const [found] = await db.select().from(translationVersions).where(numbered(translationId, number))
  return found ?? null
}

/** Gives a version of a translation a name, another one, or none. */
export function nameVersion(
  letter: As<'editor', Letter>,
  language: string,
  number: number,
  note: string | undefined,
): Promise<{ refused: string } | null> {
  return change(letter, language, async (tx, { id }) => {
    const [named] = await tx
      .update(translationVersions)
      .set({ note: note?.trim() || null })
      .where(numbered(id, number))
      .returning({ id: translationVersions.id })
    if (!named) return { refused: noSuch(number) }
    await record(tx, letter.actor, {
      coalitionId: letter.coalitionId,
      letterId: letter.id,
      action: 'translation version named',
      object: id,
      data: { language, number },
    })
    return null
  })
}

/** Makes an earlier version of a translation its draft again, as a translation of the text it was made from; what stood in the draft is kept first. */
export async function restore(
  letter: As<'editor', Letter>,
  language: string,
  number: number,
  now = new Date(),
): Promise<TranslationVersion | { refused: string }> {
  let translationId = ''
  const restored = await change(letter, language, async (tx, translation) => {
    const { id } = translation
    translationId = id
    const [earlier] = await tx.select().from(translationVersions).where(numbered(id, number))
    if (!earlier) return { refused: noSuch(number) }
    if (!(await isKept(tx, letter.id, translation)))
      await add(tx, letter, translation, {
        kind: 'named',
        note: `As it stood before version ${number} was restored`,
      })
    await becomeText(tx, letter, translation, earlier.doc, now)
    await tx
      .update(translations)
      .set({ title: earlier.title, ofVersionId: earlier.ofVersionId })
      .where(eq(translations.id, id))
    return add(tx, letter, translation, { kind: 'restored', from: number })
  })
  tell(translationId, { talk: false })
  return restored
}

/** Keeps a translation as a version once nobody has typed in it for a while; says when to look again, if somebody has. */
export function keepPaused(translationId: string, now = new Date()): Promise<{ lookAgain: Date } | null> {
  return transact(async (tx) => {
    const [found] = await tx
      .select({ translation: translations, coalitionId: letters.coalitionId })
      .from(translations)
      .innerJoin(letters, eq(letters.id, translations.letterId))
      .where(eq(translations.id, translationId))
    if (!found) return null
    const { translation, coalitionId } = found
    const { state } = await hold(tx, translation.letterId)
    if (lockOfTranslation(state)) return null
    const pausedAt = translation.updatedAt.getTime() + PAUSE
    if (pausedAt > now.getTime()) return { lookAgain: new Date(pausedAt) }
    if (await isKept(tx, translation.letterId, translation)) return null
    const keeper = { id: translation.letterId, coalitionId, actor: { kind: 'product' as const } }
    await add(tx, keeper, translation, { kind: 'paused' })
    return null
  })
}

/** The newest version of a translation. */
export async function newestOf(
  reader: Pick<Tx, 'select'>,
  translationId: string,
): Promise<TranslationVersion | null> {
  const [newest] = await reader
    .select()
    .from(translationVersions)
    .where(eq(translationVersions.translationId, translationId))
    .orderBy(desc(translationVersions.number))
    .limit(1)
  return newest ?? null
}

async function isKept(tx: Tx, letterId: string, translation: Translation): Promise<boolean> {
  const text = draftOf(translation, (await inForce(letterId, tx)).text)
  return (await newestOf(tx, translation.id))?.hash === hashOf(text)
}

function noSuch(number: number): string {
  return `There is no version ${number}. Choose one from the list.`
}

// A number out of an address may be none; no version has 0.
function numbered(translationId: string, number: number) {
  const asked = Number.isInteger(number) && number < 1_000_000 ? number : 0
  return and(eq(translationVersions.translationId, translationId), eq(translationVersions.number, asked))
}
