import type { As, Letter, Role } from '~/domain/access.server'
import { letterFor, reaches } from '~/domain/access.server'
import * as translations from '~/domain/translations/index.server'
import type { StandingShown } from '~/ui/translation-standing'
import type { AtText } from './drafting.server'
import { requireLetter } from './require.server'
import { notFound } from './respond.server'
import { findAccount } from './session.server'

type Params = { letter?: string; language?: string }

/** A letter and its translation for a member in at least this role, with where they stand. */
export async function requireTranslation<R extends Role>(request: Request, params: Params, role: R) {
  const letter = await requireLetter(request, params.letter, role)
  const standing = (await translations.find(letter, params.language ?? '')) ?? notFound()
  return { letter, standing }
}

/** The translation as a text that several write at once. */
export async function requireTranslationText(request: Request, params: Params): Promise<AtText> {
  const { letter, standing } = await requireTranslation(request, params, 'viewer')
  const writer = reaches(letter.role, 'editor')
    ? await letterFor(letter.actor.id, letter.slug, 'editor')
    : null
  const { id, language } = standing.translation
  return {
    id,
    append: writer && ((made) => translations.append(writer, language, made)),
    since: (revision) => translations.since(id, revision),
    does: () => (writer ? 'translating' : 'reading'),
    standing: null,
    by: letter.actor.id,
    name: letter.member,
    organization: null,
  }
}

/** Whether who asks is a member still. */
export async function mayStill(request: Request, { letter }: Params): Promise<boolean> {
  const account = await findAccount(request)
  return account !== null && (await letterFor(account.id, letter ?? '', 'viewer')) !== null
}

/** Where a translation stands, as its pages say it. */
export function shownToLeads({
  translation,
  of,
  shown,
  isBehind,
  isChanged,
}: translations.Standing): StandingShown {
  const { language, title } = translation
  return { language, title, of: of.number, shown: shown && { number: shown.number }, isBehind, isChanged }
}

/** Where the leads' pages of a translation are. */
export function translationPath(letter: As<'viewer', Letter>, language: string): string {
  return `/c/${letter.coalition.slug}/letters/${letter.slug}/translations/${language}`
}
