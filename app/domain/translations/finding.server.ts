import { and, asc, eq } from 'drizzle-orm'
import { accounts, db, letters, type Tx, translations, translationVersions, versions } from '~db'
import type { As, Letter } from '../access.server'
import { FINAL, lockIn, textOf } from '../drafts.server'
import type { LetterText } from '../text'
import { hashOf } from '../text.server'

export type Translation = typeof translations.$inferSelect
type Language = Translation['language']
type Reader = Pick<Tx, 'select'>

/** The text of a letter that counts now, with the version that holds it if there is one: signers', once it was opened. */
export type InForce = { text: LetterText; hash: string; number: number | null }

/** Where a translation stands towards the text. */
export type Standing = {
  translation: Translation
  /** The version of the text that its draft translates. */
  of: { number: number; hash: string }
  /** What readers see of it, and which version of the text that says. */
  shown: { number: number; hash: string; of: string; createdAt: Date } | null
  /** The draft says something else than what readers see. */
  isChanged: boolean
  /** The text has moved on since what readers see was said to be up to date; without that, since the draft was begun. */
  isBehind: boolean
  /** Who wrote in it last. */
  author: string | null
}

/** A letter's translations, each with where it stands. */
export async function list(letter: As<'viewer', Letter>): Promise<Standing[]> {
  const rows = await db
    .select({ translation: translations, of: versions, shown: translationVersions, author: accounts.name })
    .from(translations)
    .innerJoin(versions, eq(versions.id, translations.ofVersionId))
    .leftJoin(translationVersions, eq(translationVersions.id, translations.versionId))
    .leftJoin(accounts, eq(accounts.id, translations.updatedBy))
    .where(eq(translations.letterId, letter.id))
    .orderBy(asc(translations.createdAt), asc(translations.id))
  if (rows.length === 0) return []
  const { text, hash } = await inForce(letter.id)
  return rows.map(({ translation, of, shown, author }) => ({
    translation,
    of: { number: of.number, hash: of.hash },
    shown: shown && {
      number: shown.number,
      hash: shown.hash,
      of: shown.ofHash,
      createdAt: shown.createdAt,
    },
    isChanged: hashOf(draftOf(translation, text)) !== (shown && hashOf({ ...shown, ...particularsOf(text) })),
    isBehind: (shown?.ofHash ?? of.hash) !== hash,
    author,
  }))
}

/** The translation into a language, with where it stands. */
export async function find(letter: As<'viewer', Letter>, language: string): Promise<Standing | null> {
  return (await list(letter)).find(({ translation }) => translation.language === language) ?? null
}

/** The same as the transaction has it, without where it stands. */
export async function findIn(
  reader: Reader,
  letterId: string,
  language: string,
): Promise<Translation | null> {
  const [found] = await reader
    .select()
    .from(translations)
    .where(and(eq(translations.letterId, letterId), eq(translations.language, language as Language)))
  return found ?? null
}

/** What a letter says now: to signers, once it was opened, and before that as it is written. */
export async function inForce(letterId: string, reader: Reader = db): Promise<InForce> {
  const [opened] = await reader
    .select({ version: versions })
    .from(letters)
    .innerJoin(versions, eq(versions.id, letters.versionId))
    .where(eq(letters.id, letterId))
  if (opened) return { text: opened.version, hash: opened.version.hash, number: opened.version.number }
  const text = await textOf(letterId, reader)
  return { text, hash: hashOf(text), number: null }
}

/** A translation as it is written, with the particulars of the letter that print in it. */
export function draftOf({ title, doc }: Pick<Translation, 'title' | 'doc'>, of: LetterText): LetterText {
  return { title, doc, ...particularsOf(of) }
}

export function particularsOf({ addressees, contacts }: LetterText) {
  return { addressees, contacts }
}

/** Why a translation cannot change, if so: it may be written while the letter is signed, but not once that is final. */
export function lockOfTranslation(state: Letter['state']): string | null {
  return lockIn(state) === FINAL ? FINAL : null
}
