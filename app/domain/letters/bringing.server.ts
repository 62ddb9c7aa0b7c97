import { eq } from 'drizzle-orm'
import { words } from '~/words'
import { invitations, letters, type Tx, transact } from '~db'
import type { As, Coalition } from '../access.server'
import * as editions from '../editions/making.server'
import * as importFindings from '../import-findings.server'
import { copyIn, type LetterReading } from '../imports/index.server'
import * as organizations from '../organizations/index.server'
import { readDoc } from '../text'
import * as versions from '../versions.server'
import { add, type LetterInput, type Started } from './starting.server'

/** What a letter was brought in with; names left out are for a person to decide on. */
export type BroughtIn = Started & {
  organizations: number
  individuals: number
  unsure: number
  /** How many things there are for a person to look at. */
  findings: number
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
    else {
      await listForAsking(tx, letter.id, registered)
      await takeIndividualsAs(tx, letter.id, reading)
    }
    const findings = await importFindings.keep(tx, letter.id, reading, as)
    const of = (kind: string) => reading.signatories.filter((each) => each.kind === kind).length
    return {
      ...letter,
      organizations: new Set(registered.values()).size,
      individuals: of('individual'),
      unsure: of('unsure'),
      findings,
    }
  })
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
      ...reading.cc.map((copy) => {
        const { title, name, office, address } = copyIn(copy)
        return { title, name, office, component: null, address, cc: true }
      }),
    ],
    stories: reading.stories.map(({ name, pseudonym, toldBy }) => ({ name, pseudonym, vouchedBy: toldBy })),
  }
}

/** The organizations among the names, by the place of the name in the list. */
async function register(tx: Tx, coalitionId: string, reading: LetterReading): Promise<Map<number, string>> {
  const named = [...reading.signatories.entries()].filter(([, { kind }]) => kind === 'organization')
  const ids = await organizations.findOrAddAll(
    tx,
    coalitionId,
    named.map(([, { name, detail }]) => ({ name, ...placeIn(detail) })),
  )
  return new Map(named.map(([at], index) => [at, ids[index] ?? '']))
}

/** "Austin, TX" beside a name says where the organization is; anything else there says something else. */
function placeIn(detail: string | null): { city?: string; state?: string } {
  const [, city, state] = /^([\p{L} .'’-]{2,40}), ([A-Z]{2})$/u.exec(detail ?? '') ?? []
  return city && state ? { city, state } : {}
}

async function listForAsking(tx: Tx, letterId: string, registered: Map<number, string>): Promise<void> {
  const listed = [...new Set(registered.values())].map((organizationId) => ({ letterId, organizationId }))
  for (let from = 0; from < listed.length; from += 500)
    await tx
      .insert(invitations)
      .values(listed.slice(from, from + 500))
      .onConflictDoNothing()
}

/** A letter that came with people on its list takes people, and sets them where that list had them. */
async function takeIndividualsAs(tx: Tx, letterId: string, { signatories }: LetterReading): Promise<void> {
  const people = signatories.filter(({ kind }) => kind !== 'organization')
  if (people.length === 0) return
  const headings = new Set(
    signatories.filter(({ kind }) => kind === 'organization').map(({ group }) => group),
  )
  await tx
    .update(letters)
    .set({ takesIndividuals: true, individualsApart: !people.some(({ group }) => headings.has(group)) })
    .where(eq(letters.id, letterId))
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
  const list = reading.signatories.map(({ name, kind, group, detail }, at) => ({
    name,
    // A name that may be a person's prints as it stands and joins no registry.
    kind: kind === 'individual' ? kind : ('organization' as const),
    group,
    detail,
    organizationId: registered.get(at) ?? null,
  }))
  await editions.add(
    tx,
    coalition.actor,
    letterId,
    {
      text: version,
      date: reading.date,
      list,
      order: words(reading.language)('letter.orderPrinted'),
      asPrinted: true,
    },
    now,
  )
  await tx
    .update(letters)
    .set({ state: 'final', asPrinted: true, versionId: version.id, finalAt: now })
    .where(eq(letters.id, letterId))
}
