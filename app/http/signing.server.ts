import { createCookie } from '@remix-run/node'
import { z } from 'zod'
import { config, keyedHash } from '~/config.server'
import { namesOf } from '~/domain/leads/index.server'
import { holdsAddress, printed } from '~/domain/names'
import { type PublicLetter, textOf } from '~/domain/publications.server'
import { seal, unseal } from '~/domain/seals.server'
import type { Entry } from '~/domain/signatures/index.server'
import { countOrganizations } from '~/domain/signatures/index.server'
import { addresseesInLine, asksOf, countWords, inShort } from '~/domain/text'
import { shortHash } from '~/domain/text.server'
import { shownBeside } from '~/domain/translations/index.server'
import type { Version } from '~/domain/versions.server'
import type { SigningShown } from '~/ui/signing-page'
import { mentioned } from '~/ui/spoken'
import { dayOf, deadlineText, letterDate, timeText, weekdayDate } from '~/ui/when'
import { type Language, words } from '~/words'
import { readForm } from './forms.server'
import { readingOf } from './translating.server'

/** How many words a minute of reading takes in. */
const PACE = 200

/** What every page shows on which a letter is signed: what it asks, and the exact text. */
export async function shownToSign(
  letter: PublicLetter,
  text: Version,
  language: Language,
  request: Request,
): Promise<SigningShown> {
  const zone = letter.deadlineZone ?? letter.coalition.zone
  const shown = await shownBeside(text, letter.id)
  const reading = readingOf(request, letter, { text, shown, reader: language, signs: true })
  const particulars = { addressees: text.addressees, contacts: text.contacts }
  return {
    language,
    letterLanguage: letter.language,
    coalition: houseOf(letter.coalition),
    letter: `/letters/${letter.slug}`,
    title: reading.text.title,
    reading: reading.language,
    translations: reading.translations,
    translation: reading.translations.reading
      ? { doc: reading.text.doc, date: reading.date, ...particulars }
      : null,
    to: addresseesInLine(text.addressees, language),
    ledBy: await ledByIn(letter, text, language),
    deadline: letter.deadlineAt ? { at: letter.deadlineAt, zone } : null,
    signed: letter.shows === 'nothing' ? null : await countOrganizations(letter.id),
    asks: asksOf(reading.text.doc).map(({ number, text: ask }) => ({ number, text: inShort(ask) })),
    minutes: Math.max(1, Math.round(countWords(text.doc) / PACE)),
    version: versionOf(text, zone, language),
    text: {
      doc: text.doc,
      ...particulars,
      date: letter.date ? letterDate(letter.date, letter.language) : null,
    },
  }
}

async function ledByIn({ id }: PublicLetter, { contacts }: Version, language: Language): Promise<string> {
  const names = await namesOf(id, contacts)
  return new Intl.ListFormat(language).format(names.map(({ name }) => name))
}

/** The coalition as a page for the public names it. */
export function houseOf({ name, address }: PublicLetter['coalition']) {
  return { name, address: address?.split('\n').filter(Boolean).join(', ') || null }
}

/** A version as people tell it from others: number, day, hash. */
export function versionOf({ number, createdAt, hash }: Version, zone: string, language: Language) {
  return { number, on: letterDate(dayOf(createdAt, zone), language), hash }
}

/** What a page says in place of the form once signing has closed, and whom one can still ask. */
export async function closedOf(letter: PublicLetter, language: Language) {
  const zone = letter.deadlineZone ?? letter.coalition.zone
  const deadline = letter.deadlineAt ? { at: letter.deadlineAt, zone } : null
  return {
    language,
    coalition: houseOf(letter.coalition),
    letter: `/letters/${letter.slug}`,
    deadline,
    until: deadline ? deadlineText(deadline.at, zone, language) : null,
    contacts: (await textOf(letter)).contacts,
  }
}

/** The form of an organization, or of a person. */
function entryForm(language: Language, kind: Entry['kind']) {
  const t = words(language)
  const line = (missing: string, most: number) =>
    z
      .string({ error: missing })
      .trim()
      .min(1, missing)
      .max(most, t('problems.long', { count: most }))
      .refine((value) => printed(value) !== null, t('problems.characters'))
  const called = (missing: string, most: number) =>
    line(missing, most).refine((value) => !holdsAddress(value), t('problems.address'))
  const isPerson = kind === 'individual'
  const optional = (most: number) => line('', most).optional()
  // In the order of the page: so the summary lists what is to be mended.
  return z.object({
    organization: isPerson ? optional(300) : called(t('problems.organization'), 300),
    name: called(t('problems.name'), 200),
    affiliation: optional(300),
    title: isPerson ? optional(200) : line(t('problems.role'), 200),
    email: z.email({ error: t('problems.email') }).max(254, t('problems.email')),
    city: line(t('problems.city'), 100),
    state: line(t('problems.state'), 60),
    text: z.string().optional(),
    authority: z.literal('yes', { error: t(isPerson ? 'problems.authorityPerson' : 'problems.authority') }),
  })
}

/** Reads the form that signs. Its box comes back unticked whatever else was wrong, and the page says so. */
export async function readEntry(request: Request, language: Language, kind: Entry['kind']) {
  const read = await readForm(request, entryForm(language, kind))
  if ('answer' in read) read.answer.errors.authority ??= [words(language)('problems.authorityAgain')]
  return read
}

/** What was entered, as the domain takes it. */
export function entryOf(
  value: z.output<ReturnType<typeof entryForm>>,
  kind: Entry['kind'],
  language: Language,
): Entry {
  const { organization, name, title, email, city, state, affiliation, text = '' } = value
  return {
    kind,
    name: kind === 'individual' ? name : (organization ?? ''),
    affiliation: kind === 'individual' ? (affiliation ?? null) : null,
    signerName: name,
    signerTitle: kind === 'individual' ? null : (title ?? null),
    email,
    city,
    place: state,
    statement: statementOf(kind, text, language),
    textHash: text,
  }
}

/** The words of the statement that is ticked. */
export function statementOf(kind: Entry['kind'], hash: string, language: Language): string {
  const key = kind === 'individual' ? 'sign.authorityPerson' : 'sign.authority'
  return words(language)(key, { hash: shortHash(hash) }).replace(/<\/?hash>/g, '')
}

/** The days one can decide by, until signing closes; at most a fortnight of them. */
export function daysToDecide(letter: PublicLetter, language: Language, now = new Date()) {
  const zone = letter.deadlineZone ?? letter.coalition.zone
  const end = letter.deadlineAt ?? new Date(now.getTime() + 14 * 86_400_000)
  const last = dayOf(end, zone)
  const days: { value: string; label: string }[] = []
  for (let at = now.getTime(); days.length < 14; at += 86_400_000) {
    const value = dayOf(new Date(at), zone)
    if (value > last) break
    const day = weekdayDate(value, language)
    const label =
      value === last && letter.deadlineAt
        ? words(language)('invitation.beforeDeadline', { day, time: timeText(end, zone, language) })
        : day
    days.push({ value, label })
  }
  return days
}

/** Kept, sealed, for ten minutes in the browser that signed, so that no address stands in a URL. */
const sent = createCookie(config.secure ? '__Host-sent' : 'sent', {
  httpOnly: true,
  secure: config.secure,
  sameSite: 'lax',
  path: '/',
  maxAge: 600,
  secrets: [keyedHash('cookie', 'sent')],
})

export type Sent = { email: string; organization: string; until: string }

/** Remembers for the next page where a mail went. */
export function rememberSent(entry: Entry, until: Date): Promise<string> {
  const told: Sent = {
    email: entry.email,
    organization: mentioned(entry.name),
    until: until.toISOString(),
  }
  return sent.serialize(seal(JSON.stringify(told)))
}

/** Where the mail went, if this browser just signed. */
export async function readSent(request: Request): Promise<Sent | null> {
  const sealed: unknown = await sent.parse(request.headers.get('cookie'))
  if (typeof sealed !== 'string') return null
  try {
    return z
      .object({ email: z.string(), organization: z.string(), until: z.string() })
      .parse(JSON.parse(unseal(sealed)))
  } catch {
    return null
  }
}
