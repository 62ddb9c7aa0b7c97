import type { EditionDocument } from './edition-document'

type Language = EditionDocument['language']
type Counts = { organizations: number; individuals: number }

const months = {
  en: 'January February March April May June July August September October November December'.split(' '),
  es: 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(' '),
}

const english = {
  re: 'Re:',
  cc: 'cc:',
  draft: 'Draft, not yet final',
  kept: (version: number) => `Version ${version} of the draft`,
  open: (version: number) => `Version ${version}, open for signatures`,
  edition: (number: number) => `Edition ${number}`,
  editionOf: (number: number, date: string) => `Edition ${number} of ${date}.`,
  code: (code: string) => `code ${code}`,
  check: 'check this copy at',
  page: ['Page', 'of'],
  translation: 'Courtesy translation',
  signedIs: {
    en: 'The English text is the one that is signed. Who signed it is listed there.',
    es: 'The Spanish text is the one that is signed. Who signed it is listed there.',
  },
  translated: (text: string) => `Translation\u00a0${text}.`,
  fingerprints: (text: string, list: string) => `Text\u00a0${text}. List\u00a0${list}.`,
}

const spanish: typeof english = {
  re: 'Asunto:',
  cc: 'cc:',
  draft: 'Borrador, aún no definitivo',
  kept: (version) => `Versión ${version} del borrador`,
  open: (version) => `Versión ${version}, abierta a firmas`,
  edition: (number) => `Edición ${number}`,
  editionOf: (number, date) => `Edición ${number} del ${date}.`,
  code: (code) => `código ${code}`,
  check: 'verifique esta copia en',
  page: ['Página', 'de'],
  translation: 'Traducción de cortesía',
  signedIs: {
    en: 'El texto que se firma es el que está en inglés. Allí figura quiénes lo firman.',
    es: 'El texto que se firma es el que está en español. Allí figura quiénes lo firman.',
  },
  translated: (text) => `Traducción\u00a0${text}.`,
  fingerprints: (text, list) => `Texto\u00a0${text}. Lista\u00a0${list}.`,
}

/** The words a printed letter adds to its text, in the letter's language. */
export function wordsIn(language: Language): typeof english {
  return language === 'es' ? spanish : english
}

/** "March 29, 2021" or "29 de marzo de 2021", whatever the zone and locale of the machine. */
export function printedDate(iso: string, language: Language): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso)
  const month = months[language][Number(parts?.[2]) - 1]
  if (!parts || !month) return iso
  const day = Number(parts[3])
  return language === 'es' ? `${day} de ${month} de ${parts[1]}` : `${month} ${day}, ${parts[1]}`
}

/** "160 signatories: 159 organizations and one person". */
export function printedCount(counts: Counts, language: Language): string {
  const { organizations, individuals } = counts
  const total = organizations + individuals
  const kinds = [
    organizations > 0 ? counted(organizations, language, organizationWords) : null,
    individuals > 0 ? counted(individuals, language, personWords) : null,
  ].filter((each) => each !== null)
  if (total === 0) return language === 'es' ? 'Todavía sin firmas' : 'No signatories yet'
  if (kinds.length === 1) return language === 'es' ? `Firma: ${kinds[0]}` : `Signed by ${kinds[0]}`
  const both = kinds.join(language === 'es' ? ' y ' : ' and ')
  return `${grouped(total)} ${language === 'es' ? 'firmantes' : 'signatories'}: ${both}`
}

/** What stands above the list: everybody, or in Spanish those who are in it. */
export function listHeading(counts: Counts, language: Language): { heading: string; continued: string } {
  if (language === 'en') return { heading: 'The undersigned', continued: 'The undersigned, continued' }
  const who = [counts.organizations > 0 ? 'organizaciones' : null, counts.individuals > 0 ? 'personas' : null]
  const heading = `Las ${who.filter((each) => each !== null).join(' y ')} abajo firmantes`
  return { heading, continued: `${heading} (continuación)` }
}

const organizationWords = {
  en: ['one organization', 'organizations'],
  es: ['una organización', 'organizaciones'],
} as const
const personWords = { en: ['one person', 'people'], es: ['una persona', 'personas'] } as const

function counted(count: number, language: Language, words: typeof organizationWords | typeof personWords) {
  return count === 1 ? words[language][0] : `${grouped(count)} ${words[language][1]}`
}

function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',')
}
