/** What a language is called by those who read this one: "Spanish", "español". */
export function languageName(language: unknown, reader: 'en' | 'es' = 'en'): string {
  return new Intl.DisplayNames(reader, { type: 'language' }).of(String(language)) ?? String(language)
}
