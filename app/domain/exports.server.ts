import { config } from '~/config.server'
import { renderWord } from '~/documents/word-out.server'
import type { As, Letter } from './access.server'
import * as drafts from './drafts.server'
import { type PublicLetter, read } from './publications.server'
import { asksOf, plainOf } from './text'
import * as versions from './versions.server'

export type PublicRecord = Awaited<ReturnType<typeof recordOf>>

/** A letter as programs read it: only what its public page shows, under names that stay. */
export async function recordOf(letter: PublicLetter) {
  const { text, version, translations, edition, names, counts, ledBy } = await read(letter)
  const at = `${config.appUrl}/letters/${letter.slug}`
  return {
    title: text.title,
    /** yyyy-mm-dd as printed, or null. */
    date: letter.date,
    language: letter.language,
    state: letter.state,
    coalition: letter.coalition.name,
    /** The organizations that lead it, in their order. */
    ledBy,
    addressees: text.addressees.map(({ name, title, office, component, address, cc }) => ({
      name,
      title,
      office,
      component,
      address,
      cc,
    })),
    asks: asksOf(text.doc).map(({ number, text: ask }) => ({ number, text: ask })),
    text: { plain: plainOf(text), blocks: text.doc.content ?? [] },
    /** Courtesies, never signed: the text above is. Addressees and contacts are those of the text. */
    translations: translations.map(({ language, title, doc, hash, isCurrent, of }) => ({
      language,
      title,
      asks: asksOf(doc).map(({ number, text: ask }) => ({ number, text: ask })),
      text: { plain: plainOf({ ...text, title, doc }, null, language), blocks: doc.content ?? [] },
      /** Whether it says what the text says, or is of an earlier version. */
      current: isCurrent,
      /** The number of the version of the text that it translates. */
      of: of.number,
      hash,
    })),
    contacts: text.contacts,
    /** The number of the text's version. */
    version: version.number,
    /** The number of the edition and its verification code; null while the letter is not final. */
    edition: edition?.number ?? null,
    code: edition?.code ?? null,
    frozenAt: edition?.frozenAt.toISOString() ?? null,
    asPrinted: letter.asPrinted,
    deadline:
      letter.deadlineAt && letter.deadlineZone
        ? { at: letter.deadlineAt.toISOString(), zone: letter.deadlineZone }
        : null,
    /** How many have signed; null while the leads do not show it. */
    count: counts && counts.organizations + counts.individuals,
    /** In printed order; null while the leads do not show them. */
    signatories:
      names?.map(({ position, name, kind, group, detail }) => ({ position, name, kind, group, detail })) ??
      null,
    /** SHA-256 in hexadecimal: of the canonical text that was signed, and of the frozen list. */
    hashes: { text: text.hash, list: edition?.listHash ?? null },
    links: {
      page: at,
      json: `${at}.json`,
      /** Null until there is an edition to print. */
      pdf: edition ? `${at}/letter.pdf` : null,
      sign: `${at}/sign`,
      verify: edition ? `${config.appUrl}/v/${edition.code}` : null,
    },
  }
}

/** The draft without what is suggested, or a version by its number, as a Word file to work on; null where there is no such version. */
export async function inWord(
  letter: As<'viewer', Letter>,
  number: number | null,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const text = number === null ? await drafts.textOf(letter.id) : await versions.find(letter.id, number)
  if (!text) return null
  const { title, addressees, contacts, doc } = text
  const bytes = await renderWord({
    language: letter.language,
    coalition: letter.coalition,
    text: { title, date: letter.date, addressees, contacts, doc },
    edition: null,
    version: number ?? 0,
    working: true,
    groups: [],
    order: '',
  })
  return new Uint8Array(bytes)
}
