import { and, asc, desc, eq, isNull } from 'drizzle-orm'
import { approvals, contacts, db, letterLeads, letters, organizations, type Tx, versions } from '~db'
import type { Contact } from '../contacts/index.server'
import { textOf } from '../drafts.server'
import { hashOf } from '../text.server'

export type Approval = typeof approvals.$inferSelect

/** What an organization said of one text, with the number of that text's version. */
export type Answer = Approval & { number: number }

/**
 * Where a lead organization stands with the present text: *approved*, *not yet*, *asked* and silent, or *unasked*,
 * be it that it was asked about an earlier one.
 */
export type Stands = 'approved' | 'not-yet' | 'asked' | 'unasked'

export type Lead = {
  id: string
  organizationId: string
  name: string
  /** The person who approves for it. */
  person: Contact
  /** The text this person was asked about last. */
  asked: { versionId: string; number: number; hash: string; at: Date } | null
  remindedAt: Date | null
  /** What it said of the present text. */
  answer: Answer | null
  /** What it said last, of whichever text. */
  last: Answer | null
  /** The text that it approved last, which may be an earlier one. */
  approved: Answer | null
  stands: Stands
}

/** The organizations that lead the letter, in their order, each with where it stands with the present text. */
export async function list(letterId: string, reader: Pick<Tx, 'select'> = db): Promise<Lead[]> {
  const rows = await reader
    .select({ lead: letterLeads, name: organizations.name, person: contacts, version: versions })
    .from(letterLeads)
    .innerJoin(organizations, eq(organizations.id, letterLeads.organizationId))
    .innerJoin(contacts, eq(contacts.id, letterLeads.contactId))
    .leftJoin(versions, eq(versions.id, letterLeads.askedVersionId))
    .where(eq(letterLeads.letterId, letterId))
    .orderBy(asc(letterLeads.position), asc(letterLeads.id))
  if (rows.length === 0) return []
  const hash = await presentHash(letterId, reader)
  const said = await listStanding(letterId, reader)
  return rows.map(({ lead, name, person, version }) => {
    const theirs = said.filter(({ organizationId }) => organizationId === lead.organizationId)
    const answer = theirs.find(({ textHash }) => textHash === hash) ?? null
    const asked =
      version && lead.askedAt
        ? { versionId: version.id, number: version.number, hash: version.hash, at: lead.askedAt }
        : null
    return {
      id: lead.id,
      organizationId: lead.organizationId,
      name,
      person,
      asked,
      remindedAt: lead.remindedAt,
      answer,
      last: theirs[0] ?? null,
      approved: theirs.find((each) => each.answer === 'approved') ?? null,
      stands: answer ? answer.answer : asked?.hash === hash ? 'asked' : 'unasked',
    }
  })
}

/** The hash of the text as it is being written; once it was opened, of the version that signers agree to. */
export async function presentHash(letterId: string, reader: Pick<Tx, 'select'> = db): Promise<string> {
  const [locked] = await reader
    .select({ hash: versions.hash })
    .from(letters)
    .innerJoin(versions, eq(versions.id, letters.versionId))
    .where(eq(letters.id, letterId))
  return locked?.hash ?? hashOf(await textOf(letterId, reader))
}

/** Why the text may not be opened or frozen as it stands, if its lead organizations must approve it and have not. */
export async function whyUnapproved(
  letterId: string,
  reader: Pick<Tx, 'select'> = db,
): Promise<string | null> {
  const [letter] = await reader
    .select({ leadsApprove: letters.leadsApprove })
    .from(letters)
    .where(eq(letters.id, letterId))
  if (!letter?.leadsApprove) return null
  const leads = await list(letterId, reader)
  if (leads.length === 0) return 'Each lead organization must approve the text, and none is named yet.'
  const wanting = leads.filter(({ stands }) => stands !== 'approved')
  if (wanting.length === 0) return null
  const names = new Intl.ListFormat('en').format(wanting.map(({ name }) => name))
  return `${names} ${wanting.length === 1 ? 'has' : 'have'} not approved this text.`
}

/** The text that an organization approved last, if any; of one text alone what it said last counts. */
export async function findApproved(
  letterId: string,
  organizationId: string,
  reader: Pick<Tx, 'select'> = db,
): Promise<Answer | null> {
  const said = await listStanding(letterId, reader)
  return said.find((each) => each.organizationId === organizationId && each.answer === 'approved') ?? null
}

/** Everything an organization said of the letter's texts, newest first. */
export async function listAnswers(letterId: string, organizationId: string): Promise<Answer[]> {
  const rows = await db
    .select({ approval: approvals, number: versions.number })
    .from(approvals)
    .innerJoin(versions, eq(versions.id, approvals.versionId))
    .where(and(eq(approvals.letterId, letterId), eq(approvals.organizationId, organizationId)))
    .orderBy(desc(approvals.createdAt), desc(approvals.id))
  return rows.map(({ approval, number }) => ({ ...approval, number }))
}

async function listStanding(letterId: string, reader: Pick<Tx, 'select'>): Promise<Answer[]> {
  const rows = await reader
    .select({ approval: approvals, number: versions.number })
    .from(approvals)
    .innerJoin(versions, eq(versions.id, approvals.versionId))
    .where(and(eq(approvals.letterId, letterId), isNull(approvals.endedAt)))
    .orderBy(desc(approvals.createdAt), desc(approvals.id))
  return rows.map(({ approval, number }) => ({ ...approval, number }))
}
