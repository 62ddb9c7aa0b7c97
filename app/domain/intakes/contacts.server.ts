import { createHash } from 'node:crypto'
import { and, eq, gte, inArray } from 'drizzle-orm'
import {
  contactAddresses,
  contacts,
  db,
  intakeRows,
  intakes,
  invitations,
  organizations,
  type Tx,
  transact,
} from '~db'
import type { IntakeChoices } from '../../../db/shapes'
import type { As, Coalition } from '../access.server'
import { type Answer, type Reading, readAnswers } from '../form-answers/index.server'
import { record } from '../history.server'
import { suppressedAmong } from '../messages.server'
import { printed } from '../names'
import { findOrAddAll } from '../organizations/index.server'
import { breathe, readTable } from '../tables/index.server'
import { type Choices, chosen } from './choosing.server'
import { identityOf, writeOutcomes } from './rows.server'
import type { File } from './taking.server'
import { forget } from './undoing.server'

/** So few at a time that others have their turn in between. */
const AT_ONCE = 40

const outcomes = ['added', 'known', 'left out'] as const

/** How many rows brought a contact, were known before, or need a person; how many organizations are new, and how many want no mail. */
export type ContactsOutcome = Record<(typeof outcomes)[number] | 'organizations' | 'suppressed', number>

export type ContactsTaken = {
  id: string
  before: boolean
  outcome: ContactsOutcome
  reading: Pick<Reading, 'answers' | 'summary'> & { choices: IntakeChoices }
}

type Prepared = {
  answer: Answer
  outcome: (typeof outcomes)[number]
  contactId: string | null
  organizationId: string | null
}

/**
 * Takes organizations and the people at them into the registry, all or none. What is known stays as it is; rows a person
 * should look at are left out and told. Whoever wants no mail gets none afterwards: that is kept by a hash of the address.
 */
export async function takeContacts(
  coalition: As<'editor', Coalition>,
  file: File,
  choices: Choices = {},
  now = new Date(),
): Promise<ContactsTaken | { refused: string }> {
  const reading = await readContacts(file, choices)
  if ('refused' in reading) return reading
  const { answers } = reading
  const fileHash = createHash('sha256').update(file.bytes).digest('hex')
  const before = await findPublished(coalition.id, fileHash)
  if (before) return { id: before.id, before: true, outcome: before.summary as ContactsOutcome, reading }
  const suppressed = await countSuppressed(coalition.id, answers)
  return transact(async (tx) => {
    const [intake] = await tx
      .insert(intakes)
      .values({
        coalitionId: coalition.id,
        kind: 'contacts',
        state: 'published',
        fileName: file.name,
        fileHash,
        choices: reading.choices,
        summary: {},
        accountId: coalition.actor.id,
        publishedAt: now,
        createdAt: now,
      })
      .returning({ id: intakes.id })
    if (!intake) throw new Error('The intake was not begun.')
    const prepared: Prepared[] = answers.map((answer) => ({
      answer,
      outcome: 'left out',
      contactId: null,
      organizationId: null,
    }))
    const added = await register(tx, coalition.id, prepared)
    await write(tx, intake.id, coalition.id, prepared, added)
    const outcome = { ...counted(prepared), organizations: added.size, suppressed }
    await tx.update(intakes).set({ summary: outcome }).where(eq(intakes.id, intake.id))
    await record(
      tx,
      coalition.actor,
      {
        coalitionId: coalition.id,
        action: 'contacts imported',
        object: intake.id,
        data: { count: outcome.added, organizations: added.size, file: fileHash },
      },
      now,
    )
    return { id: intake.id, before: false, outcome, reading }
  })
}

/** What the file says; its cells are not kept beside what was read of them. */
async function readContacts(file: File, choices: Choices) {
  const table = await readTable(file.bytes, choices)
  if ('refused' in table) return table
  const reading = await readAnswers(table, { ...choices, purpose: 'contacts' })
  if ('refused' in reading) return reading
  const { answers, summary } = reading
  return { answers, summary, choices: chosen(table, reading, choices) }
}

async function countSuppressed(coalitionId: string, answers: Answer[]): Promise<number> {
  let count = 0
  for (let from = 0; from < answers.length; from += AT_ONCE) {
    await breathe()
    const emails = answers.slice(from, from + AT_ONCE).flatMap(({ contactEmail }) => contactEmail ?? [])
    count += (await suppressedAmong(coalitionId, emails)).size
  }
  return count
}

async function findPublished(coalitionId: string, fileHash: string) {
  const [found] = await db
    .select()
    .from(intakes)
    .where(
      and(
        eq(intakes.coalitionId, coalitionId),
        eq(intakes.kind, 'contacts'),
        eq(intakes.fileHash, fileHash),
        eq(intakes.state, 'published'),
      ),
    )
  return found ?? null
}

/** Finds or adds the organizations and the people; gives the organizations that are new. */
async function register(tx: Tx, coalitionId: string, prepared: Prepared[]): Promise<Set<string>> {
  const added = new Set<string>()
  for (let from = 0; from < prepared.length; from += AT_ONCE) {
    await breathe()
    const some = prepared
      .slice(from, from + AT_ONCE)
      .filter(({ answer: { status, name } }) => status === 'accept' && name !== null && printed(name))
    if (some.length === 0) continue
    const since = new Date()
    const ids = await findOrAddAll(
      tx,
      coalitionId,
      some.map(({ answer }) => ({
        name: printed(answer.name ?? '') ?? '',
        city: answer.city,
        state: answer.place,
      })),
    )
    const fresh = await tx
      .select({ id: organizations.id })
      .from(organizations)
      .where(and(inArray(organizations.id, [...new Set(ids)]), gte(organizations.createdAt, since)))
    for (const { id } of fresh) added.add(id)
    for (const [at, each] of some.entries()) each.organizationId = ids[at] ?? null
    await breathe()
    await people(tx, coalitionId, some)
  }
  return added
}

async function people(tx: Tx, coalitionId: string, some: Prepared[]): Promise<void> {
  const there = await tx
    .select({ organizationId: contacts.organizationId, name: contacts.name, email: contacts.email })
    .from(contacts)
    .where(
      inArray(contacts.organizationId, [
        ...new Set(some.flatMap(({ organizationId }) => organizationId ?? [])),
      ]),
    )
  const known = new Set(
    there.flatMap(({ organizationId, name, email }) => [
      `${organizationId}\n${name}`,
      `${organizationId}\n${email}`,
    ]),
  )
  const values: (typeof contacts.$inferInsert)[] = []
  for (const each of some) {
    const { answer, organizationId } = each
    const name = printed(answer.signerName ?? '') || answer.contactEmail
    const mark = `${organizationId}\n${answer.contactEmail ?? name}`
    each.outcome = 'known'
    if (!organizationId || !name || known.has(mark)) continue
    known.add(mark)
    each.outcome = 'added'
    each.contactId = crypto.randomUUID()
    values.push({
      id: each.contactId,
      coalitionId,
      organizationId,
      name,
      title: printed(answer.signerTitle ?? '') || null,
      email: answer.contactEmail,
      phone: printed(answer.phone ?? '') || null,
      language: answer.language,
    })
  }
  if (values.length > 0) await tx.insert(contacts).values(values)
}

async function write(
  tx: Tx,
  intakeId: string,
  coalitionId: string,
  prepared: Prepared[],
  added: Set<string>,
): Promise<void> {
  const told = new Set<string>()
  for (let from = 0; from < prepared.length; from += AT_ONCE) {
    await breathe()
    await writeOutcomes(
      tx,
      prepared.slice(from, from + AT_ONCE).map(({ answer, outcome, contactId, organizationId }) => {
        const isNew = organizationId !== null && added.has(organizationId) && !told.has(organizationId)
        if (isNew) told.add(organizationId)
        return {
          intakeId,
          record: answer.record,
          line: answer.line,
          status: answer.status,
          issues: answer.issues,
          identity: identityOf(coalitionId, answer),
          outcome,
          object: contactId,
          addedOrganizationId: isNew ? organizationId : null,
        }
      }),
    )
  }
}

function counted(prepared: Prepared[]): Record<(typeof outcomes)[number], number> {
  const summary = { added: 0, known: 0, 'left out': 0 }
  for (const { outcome } of prepared) summary[outcome]++
  return summary
}

/** Takes an intake's contacts back, with the organizations nobody else knows; whoever was asked to sign since stays. */
export function undoContacts(
  coalition: As<'editor', Coalition>,
  intakeId: string,
  now = new Date(),
): Promise<{ undone: number; kept: number } | { refused: string }> {
  return transact(async (tx) => {
    const [intake] = await tx
      .update(intakes)
      .set({ state: 'undone', undoneAt: now })
      .where(
        and(
          eq(intakes.id, intakeId),
          eq(intakes.coalitionId, coalition.id),
          eq(intakes.kind, 'contacts'),
          eq(intakes.state, 'published'),
        ),
      )
      .returning()
    if (!intake) return { refused: 'This import does not count any more. Nothing was changed.' }
    const rows = await tx.select().from(intakeRows).where(eq(intakeRows.intakeId, intakeId))
    const ids = rows.flatMap(({ object }) => object ?? [])
    let undone = 0
    for (let from = 0; from < ids.length; from += AT_ONCE) {
      await breathe()
      undone += await removeUnused(tx, ids.slice(from, from + AT_ONCE))
    }
    await forget(
      tx,
      rows.flatMap(({ addedOrganizationId }) => addedOrganizationId ?? []),
    )
    const outcome = { undone, kept: ids.length - undone }
    await record(
      tx,
      coalition.actor,
      {
        coalitionId: coalition.id,
        action: 'contacts import undone',
        object: intakeId,
        data: { count: undone, kept: outcome.kept },
      },
      now,
    )
    return outcome
  })
}

async function removeUnused(tx: Tx, ids: string[]): Promise<number> {
  const asked = await tx
    .select({ id: invitations.contactId })
    .from(invitations)
    .where(inArray(invitations.contactId, ids))
  const signed = await tx
    .select({ id: contactAddresses.contactId })
    .from(contactAddresses)
    .where(inArray(contactAddresses.contactId, ids))
  const joined = await tx
    .select({ id: contacts.personId })
    .from(contacts)
    .where(inArray(contacts.personId, ids))
  const used = new Set([...asked, ...signed, ...joined].map(({ id }) => id))
  const free = ids.filter((id) => !used.has(id))
  if (free.length === 0) return 0
  const gone = await tx.delete(contacts).where(inArray(contacts.id, free)).returning({ id: contacts.id })
  return gone.length
}
