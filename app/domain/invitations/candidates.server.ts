import { and, eq, isNull } from 'drizzle-orm'
import { contacts, db, invitations, organizations } from '~db'
import type { As, Letter } from '../access.server'
import { isThereOn, todayForContacts } from '../contacts/index.server'
import { countSigned, matching } from '../organizations/index.server'

export type Candidate = {
  id: string
  name: string
  state: string | null
  /** How many letters of the coalition it stands under. */
  signed: number
  /** Whether somebody is known to write to. */
  reachable: boolean
}

/** A page of the registry without those that are asked already, those who signed most first. */
export async function listCandidates(
  letter: As<'viewer', Letter>,
  { search = '' }: { search?: string } = {},
  { page = 1, size = 50 }: { page?: number; size?: number } = {},
): Promise<{ rows: Candidate[]; total: number }> {
  const [all, signed] = await Promise.all([
    db
      .select({
        id: organizations.id,
        name: organizations.name,
        key: organizations.key,
        state: organizations.state,
      })
      .from(organizations)
      .leftJoin(
        invitations,
        and(eq(invitations.organizationId, organizations.id), eq(invitations.letterId, letter.id)),
      )
      .where(and(isNull(invitations.id), matching(letter.coalitionId, search))),
    countSigned(letter.coalitionId),
  ])
  const times = (id: string) => signed.get(id) ?? 0
  all.sort((a, b) => times(b.id) - times(a.id) || (a.key < b.key ? -1 : 1))
  const shown = all.slice((page - 1) * size, page * size)
  const reachable = await reachableAmong(letter.coalitionId)
  return {
    rows: shown.map(({ id, name, state }) => ({
      id,
      name,
      state,
      signed: times(id),
      reachable: reachable.has(id),
    })),
    total: all.length,
  }
}

async function reachableAmong(coalitionId: string): Promise<Set<string>> {
  const rows = await db
    .selectDistinct({ id: contacts.organizationId })
    .from(contacts)
    .where(
      and(eq(contacts.coalitionId, coalitionId), isNull(contacts.bouncedAt), isThereOn(todayForContacts())),
    )
  return new Set(rows.map(({ id }) => id))
}
