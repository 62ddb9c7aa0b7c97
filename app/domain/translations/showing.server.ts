import { asc, eq } from 'drizzle-orm'
import { db, type PrintedTranslation, type Tx, translations, translationVersions, versions } from '~db'
import type { LetterText } from '../text'
import { hashOf } from '../text.server'
import { particularsOf } from './finding.server'

/** A translation as readers see it beside a text. */
export type Shown = PrintedTranslation & {
  /** Whether it says what the text says; else it is of an earlier version of that. */
  isCurrent: boolean
  /** The version of the text it translates. */
  of: { number: number; createdAt: Date }
}

/** The translations that leads have said to be up to date, beside the version of a letter's text that stands now. */
export async function shownBeside(
  text: LetterText & { hash: string },
  letterId: string,
  reader: Pick<Tx, 'select'> = db,
): Promise<Shown[]> {
  const rows = await reader
    .select({ language: translations.language, version: translationVersions, of: versions })
    .from(translations)
    .innerJoin(translationVersions, eq(translationVersions.id, translations.versionId))
    .innerJoin(versions, eq(versions.id, translationVersions.ofVersionId))
    .where(eq(translations.letterId, letterId))
    .orderBy(asc(translations.createdAt), asc(translations.id))
  return rows.map(({ language, version: { title, doc, number, ofHash }, of }) => ({
    language,
    title,
    doc,
    version: number,
    hash: hashOf({ title, doc, ...particularsOf(text) }),
    isCurrent: ofHash === text.hash,
    of: { number: of.number, createdAt: of.createdAt },
  }))
}

/** The translation that a reader of this language is shown in the place of a text, where it says what that says. */
export async function translationFor(
  text: LetterText & { hash: string },
  letterId: string,
  language: Shown['language'],
): Promise<Shown | null> {
  const shown = await shownBeside(text, letterId)
  return shown.find((each) => each.isCurrent && each.language === language) ?? null
}

/** Those of them that an edition prints: none that is of an earlier text. */
export function asPrinted(shown: Shown[]): PrintedTranslation[] {
  return shown
    .filter(({ isCurrent }) => isCurrent)
    .map(({ language, title, doc, version, hash }) => ({ language, title, doc, version, hash }))
}
