import { and, eq, isNull } from 'drizzle-orm'
import { accounts, approvals, contacts, db, letterLeads, organizations, type Tx, versions } from '~db'
import type { Contact } from '../contacts/index.server'
import { FINAL, lockIn } from '../drafts.server'
import { letterOf, type PublicLetter } from '../publications.server'
import { find as findToken } from '../tokens.server'
import type { Version } from '../versions.server'
import { type Approval, findApproved, list, presentHash } from './standing.server'

/** A text in the hands of the person who approves for a lead organization; or there is nothing to approve just now. */
export type Approving = {
  id: string
  organizationId: string
  organization: string
  person: Contact
  letter: PublicLetter
  /** The text this person is asked about; null when nobody asks any more. */
  version: Version | null
  /** Who asked, if they are still a colleague. */
  asker: { name: string; email: string } | null
  /** The text the organization approved before, where that was another one, and when. */
  before: { version: Version; at: Date } | null
  /** What it said of this text. */
  answer: Approval | null
  /** Where all who lead stand with this text. */
  leads: { name: string; answer: Approval | null }[]
  /** Whether the leads have changed the text since they asked. */
  movedOn: boolean
  /** Why nothing can be said of it any more. */
  locked: string | null
}

/** What a link from a mail lets a person approve; nothing changes by looking. */
export async function findBySecret(secret: string, now = new Date()): Promise<Approving | null> {
  const token = await findToken('approval', secret, now)
  return token ? find(token.subject) : null
}

/** The same, by the lead organization's id. */
export async function find(id: string): Promise<Approving | null> {
  const [found] = await db
    .select({
      lead: letterLeads,
      organization: organizations.name,
      person: contacts,
      version: versions,
      asker: { name: accounts.name, email: accounts.email },
    })
    .from(letterLeads)
    .innerJoin(organizations, eq(organizations.id, letterLeads.organizationId))
    .innerJoin(contacts, eq(contacts.id, letterLeads.contactId))
    .leftJoin(versions, eq(versions.id, letterLeads.askedVersionId))
    .leftJoin(accounts, eq(accounts.id, letterLeads.askedBy))
    .where(eq(letterLeads.id, id))
  if (!found) return null
  const { lead, version } = found
  const letter = await letterOf(lead.letterId)
  const last = await findApproved(letter.id, lead.organizationId)
  const said = version ? await listSaidOf(db, letter.id, version.hash) : []
  const of = (organizationId: string) => said.find((each) => each.organizationId === organizationId) ?? null
  return {
    id,
    organizationId: lead.organizationId,
    organization: found.organization,
    person: found.person,
    letter,
    version,
    asker: found.asker,
    before: last && last.textHash !== version?.hash ? await beforeOf(last) : null,
    answer: of(lead.organizationId),
    leads: (await list(letter.id)).map((each) => ({ name: each.name, answer: of(each.organizationId) })),
    movedOn: version !== null && version.hash !== (await presentHash(letter.id)),
    locked: lockIn(letter.state) === FINAL ? FINAL : null,
  }
}

/** What stands as said of exactly this text, by whichever organization. */
export function listSaidOf(reader: Pick<Tx, 'select'>, letterId: string, hash: string): Promise<Approval[]> {
  return reader
    .select()
    .from(approvals)
    .where(and(eq(approvals.letterId, letterId), eq(approvals.textHash, hash), isNull(approvals.endedAt)))
}

async function beforeOf({ versionId, createdAt }: Approval): Promise<Approving['before']> {
  const [version] = await db.select().from(versions).where(eq(versions.id, versionId))
  return version ? { version, at: createdAt } : null
}
