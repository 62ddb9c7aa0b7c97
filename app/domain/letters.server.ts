import { randomInt } from 'node:crypto'
import { and, asc, count, desc, eq, inArray, isNull } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import { canonicalManifest, codeOf, listHash, manifestOf } from '~/documents/package.server'
import {
  addressees,
  assessments,
  type DocNode,
  db,
  deliveries,
  drafts,
  editionSignatories,
  editions,
  invitations,
  letterContacts,
  letterSlugs,
  letters,
  type listShown,
  responses,
  signatures,
  stories,
  type Tx,
  transact,
} from '~db'
import type { As, Coalition, Letter } from './access.server'
import { FINAL, isFinal, textOf as textOfDraft } from './drafts.server'
import { head, record } from './history.server'
import type { LetterReading } from './imports/index.server'
import * as organizations from './organizations.server'
import { slugFor } from './slugs'
import { type Addressee, emptyDoc, type LetterContact, readDoc } from './text'
import * as versions from './versions.server'

type Language = 'en' | 'es'

/** An addressee as a lead gives it; with the id of one there already, it stays the same one. */
export type AddresseeInput = Omit<Addressee, 'id'> & {
  id?: string
  email?: string | null
  benchmark?: number
}

export type StoryInput = { name: string; pseudonym: boolean; vouchedBy?: string | null }

export type LetterInput = {
  title: string
  language: Language
  doc?: DocNode
  addressees?: AddresseeInput[]
  contacts?: LetterContact[]
  /** yyyy-mm-dd, as printed. */
  date?: string | null
  stories?: StoryInput[]
}

export type Started = { id: string; slug: string }

/** What a letter was brought in with; names left out are for a person to decide on. */
export type BroughtIn = Started & { organizations: number; individuals: number; unsure: number }

/** Starts a letter in drafting, at an address nobody can guess. */
export function start(
  coalition: As<'editor', Coalition>,
  input: LetterInput,
): Promise<Started | { refused: string }> {
  const read = readDoc(input.doc ?? emptyDoc(input.language))
  if ('refused' in read) return Promise.resolve(read)
  return transact((tx) => add(tx, coalition, { ...input, doc: read.doc }, 'letter started'))
}

/**
 * Makes a letter of one that was read. As a draft its organizations are listed for asking; as sent it is final,
 * with its text and its names as printed, and nothing is known of who consented.
 */
export function bringIn(
  coalition: As<'editor', Coalition>,
  reading: LetterReading,
  as: 'draft' | 'sent',
  now = new Date(),
): Promise<BroughtIn | { refused: string }> {
  const read = readDoc(reading.doc)
  if ('refused' in read) return Promise.resolve(read)
  const input = { ...inputOf(reading), doc: read.doc }
  return transact(async (tx) => {
    const letter = await add(tx, coalition, input, 'letter brought in', { as })
    const registered = await register(tx, coalition.id, reading)
    if (as === 'sent') await addAsPrinted(tx, coalition, letter.id, reading, registered, now)
    else await listForAsking(tx, letter.id, registered)
    const of = (kind: string) => reading.signatories.filter((each) => each.kind === kind).length
    return {
      ...letter,
      organizations: new Set(registered.values()).size,
      individuals: of('individual'),
      unsure: of('unsure'),
    }
  })
}

/** The coalition's letters, newest first, with how many signatures are active and how many names were printed last. */
export async function listOf(coalition: As<'viewer', Coalition>) {
  const rows = await db
    .select({
      id: letters.id,
      title: letters.title,
      slug: letters.slug,
      state: letters.state,
      asPrinted: letters.asPrinted,
      deadlineAt: letters.deadlineAt,
      deadlineZone: letters.deadlineZone,
      createdAt: letters.createdAt,
    })
    .from(letters)
    .where(eq(letters.coalitionId, coalition.id))
    .orderBy(desc(letters.createdAt), desc(letters.id))
  const ours = inArray(
    letters.id,
    rows.map((row) => row.id),
  )
  const signed = await db
    .select({ letterId: letters.id, count: count() })
    .from(letters)
    .innerJoin(signatures, eq(signatures.letterId, letters.id))
    .where(and(ours, eq(signatures.state, 'active')))
    .groupBy(letters.id)
  const printed = await db
    .select({ letterId: letters.id, number: editions.number, count: count() })
    .from(letters)
    .innerJoin(editions, eq(editions.letterId, letters.id))
    .innerJoin(editionSignatories, eq(editionSignatories.editionId, editions.id))
    .where(and(ours, isNull(editions.takenBackAt)))
    .groupBy(letters.id, editions.number)
    .orderBy(asc(editions.number))
  const signatureCounts = new Map(signed.map((row) => [row.letterId, row.count]))
  const nameCounts = new Map(printed.map((row) => [row.letterId, row.count]))
  return rows.map((row) => ({
    ...row,
    signatures: signatureCounts.get(row.id) ?? 0,
    names: nameCounts.get(row.id) ?? 0,
  }))
}

/** The text as it stands now, particulars included. */
export function textOf(letter: As<'viewer', Letter>) {
  return textOfDraft(letter.id)
}

export type Description = {
  title: string
  /** yyyy-mm-dd, as printed. */
  date: string | null
  /** The time on the wall, yyyy-mm-ddThh:mm, and the zone whose wall it is. */
  deadline: { wall: string; zone: string } | null
  language: Language
  shows: (typeof listShown)[number]
  takesIndividuals: boolean
}

/** Changes what is said about a letter; refuses a deadline that a clock never shows, or shows twice. */
export function describe(
  letter: As<'editor', Letter>,
  { title, date, deadline, language, shows, takesIndividuals }: Description,
): Promise<{ refused: string } | null> {
  const refuse = (refused: string) => Promise.resolve({ refused })
  if (!title.trim()) return refuse('Give the letter a title.')
  if (date !== null && !isDay(date))
    return refuse('Write the date as a day of the calendar, such as 2021-03-29.')
  const instant = deadline ? instantOf(deadline) : null
  if (instant && 'refused' in instant) return Promise.resolve(instant)
  return transact(async (tx) => {
    if (await isFinal(tx, letter.id)) return { refused: FINAL }
    await tx
      .update(letters)
      .set({
        title: title.trim(),
        date,
        language,
        shows,
        takesIndividuals,
        deadlineAt: instant?.at ?? null,
        deadlineZone: deadline?.zone ?? null,
        deadlineWall: deadline?.wall ?? null,
      })
      .where(eq(letters.id, letter.id))
    await record(tx, letter.actor, {
      coalitionId: letter.coalitionId,
      letterId: letter.id,
      action: 'letter described',
      object: letter.id,
      data: { date, deadline: instant?.at.toISOString() ?? null, shows, takesIndividuals },
    })
    return null
  })
}

/** Puts these addressees in place of those before. Once the letter is final, only what is not printed changes. */
export function setAddressees(
  letter: As<'editor', Letter>,
  wanted: AddresseeInput[],
): Promise<{ refused: string } | null> {
  return transact(async (tx) => {
    const final = await isFinal(tx, letter.id)
    const present = await tx
      .select()
      .from(addressees)
      .where(eq(addressees.letterId, letter.id))
      .orderBy(asc(addressees.position), asc(addressees.id))
    if (final && printedOf(present) !== printedOf(wanted)) return { refused: FINAL }
    const gone = present.filter((each) => !wanted.some(({ id }) => id === each.id))
    for (const each of gone) {
      if (await isSpokenOf(tx, each.id))
        return {
          refused: `${each.name || each.title} was sent the letter or has answered. Keep this addressee.`,
        }
      await tx.delete(addressees).where(eq(addressees.id, each.id))
    }
    for (const [position, each] of wanted.entries()) {
      const known = present.find(({ id }) => id === each.id)
      if (known)
        await tx.update(addressees).set(addresseeRow(each, position)).where(eq(addressees.id, known.id))
      else await tx.insert(addressees).values({ letterId: letter.id, ...addresseeRow(each, position) })
    }
    await record(tx, letter.actor, {
      coalitionId: letter.coalitionId,
      letterId: letter.id,
      action: 'addressees changed',
      object: letter.id,
      data: { count: wanted.length },
    })
    return null
  })
}

/** Puts these contacts in place of those before. */
export function setContacts(
  letter: As<'editor', Letter>,
  contacts: LetterContact[],
): Promise<{ refused: string } | null> {
  return transact(async (tx) => {
    if (await isFinal(tx, letter.id)) return { refused: FINAL }
    await tx.delete(letterContacts).where(eq(letterContacts.letterId, letter.id))
    await addContacts(tx, letter.id, contacts)
    await record(tx, letter.actor, {
      coalitionId: letter.coalitionId,
      letterId: letter.id,
      action: 'contacts changed',
      object: letter.id,
      data: { count: contacts.length },
    })
    return null
  })
}

async function add(
  tx: Tx,
  coalition: As<'editor', Coalition>,
  input: LetterInput & { doc: DocNode },
  action: string,
  data: Record<string, unknown> = {},
): Promise<Started> {
  const title = input.title.trim()
  const slug = `${slugFor(title) || 'letter'}-${random(22)}`
  const createdBy = coalition.actor.id
  const [letter] = await tx
    .insert(letters)
    .values({
      coalitionId: coalition.id,
      slug,
      title,
      language: input.language,
      date: input.date ?? null,
      createdBy,
    })
    .returning({ id: letters.id, slug: letters.slug })
  if (!letter) throw new Error('The letter was not added.')
  await tx.insert(letterSlugs).values({ slug, letterId: letter.id })
  await tx
    .insert(drafts)
    .values({ letterId: letter.id, doc: input.doc, updatedBy: createdBy, updatedAt: new Date() })
  for (const [position, each] of (input.addressees ?? []).entries())
    await tx.insert(addressees).values({ letterId: letter.id, ...addresseeRow(each, position) })
  await addContacts(tx, letter.id, input.contacts ?? [])
  for (const [position, { name, pseudonym, vouchedBy = null }] of (input.stories ?? []).entries())
    await tx.insert(stories).values({ letterId: letter.id, position, name, pseudonym, vouchedBy })
  await record(tx, coalition.actor, {
    coalitionId: coalition.id,
    letterId: letter.id,
    action,
    object: letter.id,
    data,
  })
  return letter
}

function inputOf(reading: LetterReading): Omit<LetterInput, 'doc'> {
  const { language, date, contacts } = reading
  return {
    title: reading.title ?? (language === 'es' ? 'Carta sin título' : 'Untitled letter'),
    language,
    date,
    contacts,
    addressees: [
      ...reading.addressees.map((each) => ({ ...each, component: null, cc: false })),
      ...reading.cc.map((name) => ({
        title: '',
        name,
        office: null,
        component: null,
        address: [],
        cc: true,
      })),
    ],
    stories: reading.stories.map(({ name, pseudonym, toldBy }) => ({ name, pseudonym, vouchedBy: toldBy })),
  }
}

/** The organizations among the names, by the place of the name in the list. */
async function register(tx: Tx, coalitionId: string, reading: LetterReading): Promise<Map<number, string>> {
  const registered = new Map<number, string>()
  for (const [at, { name, kind }] of reading.signatories.entries()) {
    if (kind !== 'organization') continue
    const { id } = await organizations.findOrAdd(tx, coalitionId, name)
    registered.set(at, id)
  }
  return registered
}

async function listForAsking(tx: Tx, letterId: string, registered: Map<number, string>): Promise<void> {
  for (const organizationId of new Set(registered.values()))
    await tx.insert(invitations).values({ letterId, organizationId }).onConflictDoNothing()
}

async function addAsPrinted(
  tx: Tx,
  coalition: As<'editor', Coalition>,
  letterId: string,
  reading: LetterReading,
  registered: Map<number, string>,
  now: Date,
): Promise<void> {
  const version = await versions.add(tx, coalition.actor, letterId, { kind: 'imported' })
  const signatories = reading.signatories.map(({ name, kind, group, detail }, at) => ({
    position: at + 1,
    name,
    // A name that may be a person's prints as it stands and joins no registry.
    kind: kind === 'individual' ? kind : ('organization' as const),
    group,
    detail,
    organizationId: registered.get(at) ?? null,
  }))
  const manifest = manifestOf({
    letter: letterId,
    title: version.title,
    date: reading.date,
    language: reading.language,
    edition: 1,
    frozenAt: now,
    textHash: version.hash,
    signatories,
    versionNumber: version.number,
    historyHead: await head(tx),
    addressees: version.addressees,
    previous: null,
  })
  const [edition] = await tx
    .insert(editions)
    .values({
      letterId,
      number: 1,
      versionId: version.id,
      versionNumber: version.number,
      title: version.title,
      date: reading.date,
      language: reading.language,
      addressees: version.addressees,
      contacts: version.contacts,
      doc: version.doc,
      order:
        reading.language === 'es'
          ? 'En el orden en que se imprimió.'
          : 'In the order in which it was printed.',
      textHash: version.hash,
      listHash: listHash(signatories),
      manifest: canonicalManifest(manifest),
      code: codeOf(manifest),
      asPrinted: true,
      frozenBy: coalition.actor.id,
      frozenAt: now,
    })
    .returning({ id: editions.id, code: editions.code })
  if (!edition) throw new Error('The edition was not added.')
  for (let from = 0; from < signatories.length; from += 500)
    await tx
      .insert(editionSignatories)
      .values(signatories.slice(from, from + 500).map((each) => ({ editionId: edition.id, ...each })))
  await tx
    .update(letters)
    .set({ state: 'final', asPrinted: true, versionId: version.id, finalAt: now })
    .where(eq(letters.id, letterId))
  await record(tx, coalition.actor, {
    coalitionId: coalition.id,
    letterId,
    action: 'edition recorded as printed',
    object: edition.id,
    data: { number: 1, code: edition.code, names: signatories.length },
  })
}

// Mail address and benchmark are not printed: who says nothing of them leaves them as they are.
function addresseeRow(each: AddresseeInput, position: number) {
  const { title, name, office, component, address, cc, email, benchmark } = each
  return { position, title, name, office, component, address, cc, email, benchmark }
}

async function addContacts(tx: Tx, letterId: string, contacts: LetterContact[]): Promise<void> {
  for (const [position, { name, organization, email }] of contacts.entries())
    await tx.insert(letterContacts).values({ letterId, position, name, organization, email })
}

function printedOf(list: Omit<AddresseeInput, 'id'>[]): string {
  return JSON.stringify(
    list.map(({ title, name, office, component, address, cc }) => [
      title,
      name,
      office,
      component,
      address,
      cc,
    ]),
  )
}

async function isSpokenOf(tx: Tx, addresseeId: string): Promise<boolean> {
  const times =
    (await tx.$count(deliveries, eq(deliveries.addresseeId, addresseeId))) +
    (await tx.$count(responses, eq(responses.addresseeId, addresseeId))) +
    (await tx.$count(assessments, eq(assessments.addresseeId, addresseeId)))
  return times > 0
}

function instantOf({ wall, zone }: { wall: string; zone: string }): { at: Date } | { refused: string } {
  let time: Temporal.PlainDateTime
  try {
    time = Temporal.PlainDateTime.from(wall, { overflow: 'reject' })
  } catch {
    return { refused: 'Write the deadline as a day and a time, such as 2021-03-26 and 17:00.' }
  }
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
  } catch {
    return { refused: 'Choose the time zone of the deadline from the list.' }
  }
  try {
    return { at: new Date(time.toZonedDateTime(zone, { disambiguation: 'reject' }).epochMilliseconds) }
  } catch {
    return {
      refused:
        'The clocks change that night: this time does not exist, or exists twice. Choose another, such as an hour later.',
    }
  }
}

function isDay(date: string): boolean {
  try {
    return Temporal.PlainDate.from(date, { overflow: 'reject' }).toString() === date
  } catch {
    return false
  }
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789'

function random(length: number): string {
  return Array.from({ length }, () => LETTERS[randomInt(LETTERS.length)]).join('')
}
