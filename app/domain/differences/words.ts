import type { Block, Marked } from './blocks'

export type Language = 'en' | 'es'

/** What words do not show of a block that changed: its form, its language, its marks. */
export function notesOn(before: Block, after: Block, language: Language): string[] {
  const say = words[language]
  const notes: string[] = []
  if (before.label && after.label && before.label !== after.label) notes.push(say.was(before.label))
  const [was, is] = [before.style, after.style]
  const type = after.type === 'heading' && is.level === 3 ? 'subheading' : after.type
  if (before.type !== after.type || was.level !== is.level) notes.push(say.nowA(say.types[type] ?? type))
  else if (was.depth !== is.depth) notes.push(is.depth > was.depth ? say.deeper : say.higher)
  if (before.style.lang !== after.style.lang) notes.push(say.nowIn(after.style.lang))
  // Where words changed too, places have shifted: then a mark is known by its words alone.
  const placed = before.text === after.text
  const covers = (one: Marked, other: Marked) =>
    one.mark === other.mark &&
    (placed
      ? one.from <= other.from && one.from + one.text.length >= other.from + other.text.length
      : one.text.includes(other.text))
  const on = (text: string, block: Block) => (text === block.text ? null : text)
  const leads = (one: Marked, other: Marked) => one.href !== null && covers(one, other)
  for (const each of looksOf(after)) {
    const stood = placed || each.href !== null || before.text.includes(each.text)
    if (!stood || before.marks.some((other) => other.href === each.href && covers(other, each))) continue
    const led = before.marks.find((other) => leads(other, each))
    notes.push(say.marked(on(each.text, after), each) + (led?.href ? say.led(led.href) : ''))
  }
  for (const each of looksOf(before)) {
    const stands = placed || after.text.includes(each.text)
    if (stands && !after.marks.some((other) => covers(other, each)))
      notes.push(say.unmarked(on(each.text, before), each))
  }
  return [...new Set(notes)]
}

// The words of a footnote stand in the line, and are compared with it.
function looksOf({ marks }: Block): Marked[] {
  return marks.filter(({ note }) => note === undefined)
}

/** Where a block that moved stood before. */
export function stood(
  from: Block,
  to: Block,
  before: Block | null | undefined,
  language: Language,
): string[] {
  const say = words[language]
  const all = before?.text.trim().split(/\s+/) ?? []
  const start = all.slice(0, 4).join(' ') + (all.length > 4 ? ' …' : '')
  return [...(start ? [say.stoodAfter(start)] : []), ...(from.text === to.text ? [say.noWord] : [])]
}

function languageIn(language: Language, lang: string): string {
  return new Intl.DisplayNames(language, { type: 'language' }).of(lang) ?? lang
}

const english: Record<string, string> = { bold: 'bold', italic: 'italic', link: 'a link' }
const spanish: Record<string, string> = { bold: 'en negrita', italic: 'en cursiva', link: 'con enlace' }

type Words = {
  title: string
  addressee: string
  contact: string
  date: string
  ask: string
  note: string
  types: Record<string, string>
  was: (label: string) => string
  stoodAfter: (start: string) => string
  noWord: string
  nowA: (type: string) => string
  deeper: string
  higher: string
  nowIn: (lang: string) => string
  led: (href: string) => string
  marked: (text: string | null, mark: Marked) => string
  unmarked: (text: string | null, mark: Marked) => string
}

export const words: Record<Language, Words> = {
  en: {
    title: 'Title',
    addressee: 'Addressee',
    contact: 'Contact',
    date: 'Date',
    ask: 'Ask',
    note: 'note',
    types: {
      paragraph: 'a paragraph',
      heading: 'a heading',
      subheading: 'a smaller heading',
      quote: 'a story',
      ask: 'an ask',
      bulletList: 'a list item',
      orderedList: 'a numbered item',
      salutation: 'the salutation',
      closing: 'the closing',
    },
    was: (label) => `was ${label}`,
    stoodAfter: (start) => `stood after “${start}”`,
    noWord: 'not one word differs',
    nowA: (type) => `set as ${type}`,
    deeper: 'now deeper in its list',
    higher: 'now higher in its list',
    led: (href) => `, before to ${href}`,
    nowIn: (lang) => (lang ? `now in ${languageIn('en', lang)}` : 'now in the language of the letter'),
    marked: (text, { mark, href }) =>
      `${text ? `“${text}” ` : ''}now ${href ? `links to ${href}` : (english[mark] ?? mark)}`,
    unmarked: (text, { mark }) => `${text ? `“${text}” ` : ''}no longer ${english[mark] ?? mark}`,
  },
  es: {
    title: 'Título',
    addressee: 'Destinatario',
    contact: 'Contacto',
    date: 'Fecha',
    ask: 'Petición',
    note: 'nota',
    types: {
      paragraph: 'párrafo',
      heading: 'encabezado',
      subheading: 'encabezado menor',
      quote: 'testimonio',
      ask: 'petición',
      bulletList: 'punto de una lista',
      orderedList: 'punto numerado',
      salutation: 'saludo',
      closing: 'despedida',
    },
    was: (label) => `era ${label}`,
    stoodAfter: (start) => `estaba después de «${start}»`,
    noWord: 'no cambia ni una palabra',
    nowA: (type) => `ahora como ${type}`,
    deeper: 'ahora más adentro en su lista',
    higher: 'ahora más afuera en su lista',
    led: (href) => `, antes con ${href}`,
    nowIn: (lang) => (lang ? `ahora en ${languageIn('es', lang)}` : 'ahora en la lengua de la carta'),
    marked: (text, { mark, href }) =>
      `${text ? `«${text}» ` : ''}ahora ${href ? `enlaza con ${href}` : (spanish[mark] ?? mark)}`,
    unmarked: (text, { mark }) => `${text ? `«${text}» ` : ''}ya no ${spanish[mark] ?? mark}`,
  },
}
