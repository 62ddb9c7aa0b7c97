import { eq } from 'drizzle-orm'
import { type Tx, translations } from '~db'
import type { As, Letter } from '../access.server'
import { record } from '../history.server'
import { countWords } from '../text'
import { problemWithAsks, withAsksOf } from './asks'
import { inForce, type Translation } from './finding.server'
import { change, versionInForce } from './holding.server'
import { becomeText } from './steps.server'
import { add, type TranslationVersion } from './versions.server'

/**
 * Says that a translation, as it is written now, says what the text says now: it is kept as a version, and readers of
 * its language see that from then on.
 */
export function declare(
  letter: As<'editor', Letter>,
  language: string,
  now = new Date(),
): Promise<TranslationVersion | { refused: string }> {
  return change(letter, language, async (tx, translation) => {
    const { text } = await inForce(letter.id, tx)
    // A text that was replaced has asks of another identity.
    const doc = withAsksOf(translation.doc, text.doc)
    const refused = problemIn(translation) ?? problemWithAsks(doc, text.doc)
    if (refused) return { refused }
    await becomeText(tx, letter, translation, doc, now)
    const of = await versionInForce(tx, letter, 'As it stood when its translation was up to date')
    await tx.update(translations).set({ ofVersionId: of.id }).where(eq(translations.id, translation.id))
    const version = await add(tx, letter, translation, { kind: 'declared' })
    await tx.update(translations).set({ versionId: version.id }).where(eq(translations.id, translation.id))
    await note(tx, letter, translation, 'translation up to date', now, {
      number: version.number,
      hash: version.hash,
      of: of.number,
      ofHash: of.hash,
    })
    return version
  })
}

/** Takes a translation out of readers' sight; its draft and versions stay. */
export function hide(
  letter: As<'editor', Letter>,
  language: string,
  now = new Date(),
): Promise<{ refused: string } | null> {
  return change(letter, language, async (tx, translation) => {
    if (!translation.versionId) return null
    await tx.update(translations).set({ versionId: null }).where(eq(translations.id, translation.id))
    await note(tx, letter, translation, 'translation hidden', now)
    return null
  })
}

function problemIn({ title, doc }: Translation): string | null {
  if (!title.trim()) return 'Give the translation its title.'
  return countWords(doc) < 5 ? 'Write the translation: it has no sentence yet.' : null
}

function note(
  tx: Tx,
  { id, coalitionId, actor }: As<'editor', Letter>,
  { id: object, language }: Translation,
  action: string,
  now: Date,
  data: Record<string, unknown> = {},
) {
  return record(tx, actor, { coalitionId, letterId: id, action, object, data: { language, ...data } }, now)
}
