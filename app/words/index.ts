import i18next from 'i18next'
import { en } from './en'
import { es } from './es'

export const languages = ['en', 'es'] as const

export type Language = (typeof languages)[number]

type Groups = typeof en

/** `letter.organizations` for what is kept as `organizations_one` and `organizations_other`. */
type Singular<Key extends string> = Key extends `${infer Stem}_${'one' | 'many' | 'other'}` ? Stem : Key

export type WordKey = {
  [Group in keyof Groups & string]: `${Group}.${Singular<keyof Groups[Group] & string>}`
}[keyof Groups & string]

export type Words = (key: WordKey, values?: { count?: number } & Record<string, string | number>) => string

/** What signers, strangers and readers of mail read, in their language. The Spanish waits for a native reader. */
export function words(language: Language): Words {
  return known[language]
}

/** The language asked for, when we have it. */
export function asLanguage(asked: string | null | undefined): Language | null {
  return languages.find((language) => asked?.toLowerCase().startsWith(language)) ?? null
}

const i18n = i18next.createInstance()

void i18n.init({
  initImmediate: false,
  fallbackLng: 'en',
  resources: { en: { translation: en }, es: { translation: es } },
  returnNull: false,
  interpolation: { escapeValue: false },
})

const known: Record<Language, Words> = { en: wordsIn('en'), es: wordsIn('es') }

function wordsIn(language: Language): Words {
  const t = i18n.getFixedT(language)
  // A name such as "Acme, Inc." or "Acme and…" at the end of a sentence brings its own full stop.
  return (key, values) =>
    t(key, values ?? {})
      .replace(/([^.])\.\.(?!\.)/g, '$1.')
      .replaceAll('….', '…')
}
