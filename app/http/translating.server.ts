import type { PublicLetter } from '~/domain/publications.server'
import type { LetterText } from '~/domain/text'
import type { Shown } from '~/domain/translations/index.server'
import type { TranslationsShown } from '~/ui/courtesy'
import { dayOf, letterDate } from '~/ui/when'
import { asLanguage, type Language } from '~/words'

/** Which text a page shows: the letter's own, or a translation. */
export type Reading = {
  language: Language
  text: LetterText
  date: string | null
  translations: TranslationsShown
}

/**
 * The text that a reader is shown: a translation into the reader's language that is up to date, unless the address asks
 * for another. One that is of an earlier text is shown only to who asks for it, and where nothing is signed.
 */
export function readingOf(
  request: Request,
  letter: PublicLetter,
  {
    text,
    shown,
    reader,
    signs = false,
  }: { text: LetterText; shown: Shown[]; reader: Language; signs?: boolean },
): Reading {
  const asked = asLanguage(new URL(request.url).searchParams.get('text'))
  const chosen = shown.find(
    ({ language, isCurrent }) => language === (asked ?? reader) && (isCurrent || (asked !== null && !signs)),
  )
  const language = chosen?.language ?? letter.language
  const zone = letter.deadlineZone ?? letter.coalition.zone
  return {
    language,
    text: chosen ? { ...text, title: chosen.title, doc: chosen.doc } : text,
    date: letter.date ? letterDate(letter.date, language) : null,
    translations: {
      signed: letter.language,
      reading: chosen?.language ?? null,
      asked: asked && (asked === letter.language || chosen) ? asked : null,
      all: shown.map((each) => ({
        language: each.language,
        isCurrent: each.isCurrent,
        of: { number: each.of.number, on: letterDate(dayOf(each.of.createdAt, zone), reader) },
      })),
    },
  }
}
