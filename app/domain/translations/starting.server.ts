import { and, eq, isNull } from 'drizzle-orm'
import { letterLanguages, transact, translationSteps, translations, translationVersions } from '~db'
import type { As, Letter } from '../access.server'
import { record } from '../history.server'
import { type DocNode, emptyDoc, readDoc } from '../text'
import { withAsksOf } from './asks'
import { findIn, inForce, lockOfTranslation, type Translation } from './finding.server'
import { hold, versionInForce } from './holding.server'

/** What a translation begins as: the text itself, to be written over; a blank page; or a text from elsewhere. */
export type Start =
  | { from: 'copy' }
  | { from: 'blank' }
  | { from: 'text'; title: string | null; doc: DocNode }

/** Begins a translation of the text as it stands, which is kept as a version if it is none yet. */
export async function start(
  letter: As<'editor', Letter>,
  asked: string,
  how: Start,
  now = new Date(),
): Promise<Translation | { refused: string }> {
  const language = letterLanguages.find((each) => each === asked)
  if (!language) return { refused: 'Choose the language of the translation from the list.' }
  const read = how.from === 'text' ? readDoc(how.doc) : null
  if (read && 'refused' in read) return read
  return transact(async (tx) => {
    const present = await hold(tx, letter.id)
    const locked = lockOfTranslation(present.state)
    if (locked) return { refused: locked }
    if (present.language === language)
      return { refused: 'The letter itself is in this language. Choose another.' }
    if (await findIn(tx, letter.id, language))
      return { refused: 'There is a translation into this language already. Open it from the list.' }
    const of = await versionInForce(tx, letter, 'As it stood when its translation was begun')
    const { text } = await inForce(letter.id, tx)
    const doc = how.from === 'copy' ? text.doc : withAsksOf(read?.doc ?? emptyDoc(language), text.doc)
    const [translation] = await tx
      .insert(translations)
      .values({
        letterId: letter.id,
        language,
        title: how.from === 'copy' ? text.title : how.from === 'text' ? (how.title?.trim() ?? '') : '',
        doc,
        updatedBy: letter.actor.id,
        updatedAt: now,
        ofVersionId: of.id,
        createdBy: letter.actor.id,
      })
      .returning()
    if (!translation) throw new Error('The translation was not added.')
    await record(
      tx,
      letter.actor,
      {
        coalitionId: letter.coalitionId,
        letterId: letter.id,
        action: 'translation started',
        object: translation.id,
        data: { language, of: of.number },
      },
      now,
    )
    return translation
  })
}

/** Takes a translation away that readers do not see. */
export function remove(letter: As<'editor', Letter>, language: string): Promise<{ refused: string } | null> {
  return transact(async (tx) => {
    const present = await hold(tx, letter.id)
    const translation = await findIn(tx, letter.id, language)
    const locked = lockOfTranslation(present.state)
    if (locked || !translation) return locked ? { refused: locked } : null
    if (translation.versionId) return { refused: 'Readers see this translation. Stop showing it first.' }
    await tx.delete(translationSteps).where(eq(translationSteps.translationId, translation.id))
    await tx.delete(translationVersions).where(eq(translationVersions.translationId, translation.id))
    await tx
      .delete(translations)
      .where(and(eq(translations.id, translation.id), isNull(translations.versionId)))
    await record(tx, letter.actor, {
      coalitionId: letter.coalitionId,
      letterId: letter.id,
      action: 'translation removed',
      object: translation.id,
      data: { language },
    })
    return null
  })
}
