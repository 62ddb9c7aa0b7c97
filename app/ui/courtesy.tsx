import { type Language, words } from '~/words'
import { languageName } from '~/words/languages'
import { Rich } from './rich'

/** Which texts of a letter there are, and which of them a page shows. */
export type TranslationsShown = {
  /** The language of the text that is signed. */
  signed: Language
  /** The translation that is shown, if one is. */
  reading: Language | null
  /** What the address asked for, to be kept in what it leads to. */
  asked: Language | null
  all: { language: Language; isCurrent: boolean; of: { number: number; on: string } }[]
}

/** What follows an address that keeps the choice of the text. */
export function keeping({ asked }: TranslationsShown): string {
  return asked ? `&text=${asked}` : ''
}

/** Says that a translation is not what is signed. */
export function Courtesy({ of, language }: { of: TranslationsShown; language: Language }) {
  const t = words(language)
  const shown = of.all.find((each) => each.language === of.reading)
  if (!shown) return null
  const signed = languageName(of.signed, language)
  return shown.isCurrent
    ? t('translation.says', { language: signed })
    : t('translation.behind', { language: signed, version: shown.of.number, date: shown.of.on })
}

type TextChoiceProps = {
  of: TranslationsShown
  /** The reader's. */
  language: Language
  /** Where each text is read. */
  href: (text: Language) => string
  /** Where one of an earlier text is read. */
  earlier?: (text: Language) => string
}

/** The other texts of the letter: the one that is signed, and its translations. */
export function TextChoice({ of, language, href, earlier = href }: TextChoiceProps) {
  const t = words(language)
  const others = of.all.filter((each) => each.language !== of.reading)
  return (
    <>
      {of.reading ? (
        <a href={href(of.signed)} hrefLang={of.signed}>
          {t('translation.readSigned', { language: languageName(of.signed, language) })}
        </a>
      ) : null}
      {others.map((each, at) => {
        const name = languageName(each.language, language)
        const between = at > 0 || of.reading ? ' · ' : ''
        return (
          <span key={each.language}>
            {between}
            {each.isCurrent ? (
              <a href={href(each.language)} hrefLang={each.language}>
                {t('translation.offer', { language: name })}
              </a>
            ) : (
              <Rich
                text={t('translation.offerBehind', {
                  language: name,
                  version: each.of.number,
                  date: each.of.on,
                })}
                with={{
                  read: (inside) => (
                    <a href={earlier(each.language)} hrefLang={each.language}>
                      {inside}
                    </a>
                  ),
                }}
              />
            )}
          </span>
        )
      })}
    </>
  )
}
