import { eq } from 'drizzle-orm'
import { translations } from '~db'
import type { As, Letter } from '../access.server'
import { tell } from '../steps.server'
import { type DocNode, readDoc } from '../text'
import { withAsksOf } from './asks'
import { inForce } from './finding.server'
import { change } from './holding.server'
import { becomeText } from './steps.server'
import { add } from './versions.server'

/** Gives a translation its title. */
export function entitle(
  letter: As<'editor', Letter>,
  language: string,
  title: string,
  now = new Date(),
): Promise<{ refused: string } | null> {
  return change(letter, language, async (tx, translation) => {
    await tx
      .update(translations)
      .set({ title: title.trim(), updatedAt: now, updatedBy: letter.actor.id })
      .where(eq(translations.id, translation.id))
    return null
  })
}

/** Puts another text in the place of a translation's draft, which is kept as a version first. */
export async function replace(
  letter: As<'editor', Letter>,
  language: string,
  { title, doc }: { title: string | null; doc: DocNode },
  now = new Date(),
): Promise<{ refused: string } | null> {
  const read = readDoc(doc)
  if ('refused' in read) return read
  let id = ''
  const refused = await change(letter, language, async (tx, translation) => {
    id = translation.id
    await add(tx, letter, translation, { kind: 'named', note: 'As it stood before the text was replaced' })
    const { text } = await inForce(letter.id, tx)
    await becomeText(tx, letter, translation, withAsksOf(read.doc, text.doc), now)
    if (title?.trim())
      await tx.update(translations).set({ title: title.trim() }).where(eq(translations.id, id))
    return null
  })
  tell(id, { talk: false })
  return refused
}
