import { setImmediate } from 'node:timers/promises'
import { and, asc, desc, eq, inArray, isNull, ne, sql } from 'drizzle-orm'
import {
  db,
  organizationBlocks,
  organizationDomains,
  organizationNames,
  organizationPairs,
  organizations,
  type Tx,
  transact,
} from '~db'
import type { As, Coalition } from '../access.server'
import { soughtNumbers } from './blocking.server'
import { type Comparison, comparable, compareRead } from './comparing'
import { findNamed, type Organization } from './finding.server'

/** How many rows that share something are looked at, the rarest first, and how many organizations are compared. */
const ROWS = 1_500
const COMPARED = 80

export type Likely = Comparison & { organization: Organization }

type Asked = { name: string; names?: string[]; id?: string; city?: string | null }

/**
 * The organizations of a coalition that a name may be, by their names and other names and by the domains of `id`, those
 * that are the same first. Nothing is joined: that is for a person to do.
 */
export async function likelyOf(coalitionId: string, asked: Asked): Promise<Likely[]> {
  const ours = [asked.name, ...(asked.names ?? [])].map(comparable)
  const neighbours = await nearby(ours.flatMap((name) => soughtNumbers(coalitionId, name)))
  const colleagues = asked.id ? await sharingDomain(asked.id) : new Map<string, string>()
  const ids = [...new Set([...neighbours, ...colleagues.keys()])].filter((id) => id !== asked.id)
  if (ids.length === 0) return []
  // By the ids alone: of two conditions SQLite may take the one that thousands meet.
  const met = await db
    .select()
    .from(organizations)
    .where(inArray(organizations.id, ids))
    .orderBy(asc(organizations.key), asc(organizations.id))
  const known = met.filter((each) => each.coalitionId === coalitionId && each.mergedIntoId === null)
  const others = await db
    .select({ id: organizationNames.organizationId, name: organizationNames.name })
    .from(organizationNames)
    .where(inArray(organizationNames.organizationId, ids))
  const likely = known.flatMap((organization): Likely[] => {
    const names = [
      organization.name,
      ...others.filter(({ id }) => id === organization.id).map(({ name }) => name),
    ]
    const found = ofAll(ours, names)
    const domain = colleagues.get(organization.id)
    const shared = domain ? [sharing(domain, asked.city, organization.city)] : []
    if (found.verdict === 'different' && shared.length === 0) return []
    return [
      found.verdict === 'different'
        ? { organization, verdict: 'likely', reasons: shared }
        : { organization, verdict: found.verdict, reasons: [...found.reasons, ...shared] },
    ]
  })
  return likely.sort((a, b) => Number(b.verdict === 'same') - Number(a.verdict === 'same'))
}

/** The organization of this exact name; or, in a sentence, which ones it may be. */
export async function lookUp(
  coalition: As<'viewer', Coalition>,
  name: string,
): Promise<{ id: string } | { refused: string }> {
  const found = await findNamed(coalition.id, name)
  if (found) return found
  const likely = await likelyOf(coalition.id, { name })
  const names = likely.slice(0, 3).map(({ organization }) => `“${organization.name}”`)
  return {
    refused:
      names.length > 0
        ? `No organization is called exactly so. Perhaps ${names.join(' or ')}.`
        : 'No organization is called so. Enter its name as the registry has it.',
  }
}

/** Compares organizations that are new, or whose names changed, with all others, and keeps what is likely. */
export async function compareDue(now: Date, most = 500): Promise<number> {
  const due = await db
    .select()
    .from(organizations)
    .where(and(isNull(organizations.comparedAt), isNull(organizations.mergedIntoId)))
    .orderBy(asc(organizations.createdAt), asc(organizations.id))
    .limit(most)
  for (const one of due) {
    const names = await db
      .select({ name: organizationNames.name })
      .from(organizationNames)
      .where(eq(organizationNames.organizationId, one.id))
    const found = await likelyOf(one.coalitionId, { ...one, names: names.map(({ name }) => name) })
    await transact((tx) => keep(tx, one, found, now))
    await setImmediate()
  }
  return due.length
}

async function keep(tx: Tx, one: Organization, found: Likely[], now: Date): Promise<void> {
  const pairs = found.map(({ organization: other, reasons }) => ({
    coalitionId: one.coalitionId,
    ...inOrder(one.id, other.id),
    reasons,
  }))
  if (pairs.length > 0) await tx.insert(organizationPairs).values(pairs).onConflictDoNothing()
  await tx
    .update(organizations)
    .set({ comparedAt: now })
    .where(and(eq(organizations.id, one.id), isNull(organizations.comparedAt)))
}

/** Two ids as a pair keeps them. */
export function inOrder(one: string, other: string): { oneId: string; otherId: string } {
  return one < other ? { oneId: one, otherId: other } : { oneId: other, otherId: one }
}

async function nearby(numbers: number[]): Promise<string[]> {
  const blocks = [...new Set(numbers)]
  const met = sql<number>`count(*)`.mapWith(Number)
  const sizes = await db
    .select({ block: organizationBlocks.block, size: met })
    .from(organizationBlocks)
    .where(inArray(organizationBlocks.block, blocks))
    .groupBy(organizationBlocks.block)
  const chosen: number[] = []
  let rows = 0
  for (const { block, size } of sizes.sort((a, b) => a.size - b.size)) {
    if (rows > 0 && rows + size > ROWS) break
    chosen.push(block)
    rows += size
  }
  if (chosen.length === 0) return []
  const shared = await db
    .select({ id: organizationBlocks.organizationId, met })
    .from(organizationBlocks)
    .where(inArray(organizationBlocks.block, chosen))
    .groupBy(organizationBlocks.organizationId)
    .orderBy(desc(met), asc(organizationBlocks.organizationId))
    .limit(COMPARED)
  return shared.map(({ id }) => id)
}

function ofAll(ours: ReturnType<typeof comparable>[], names: string[]): Comparison {
  let best: Comparison = { verdict: 'different', reasons: [] }
  for (const [at, name] of names.entries())
    for (const [i, one] of ours.entries()) {
      const found = compareRead(one, comparable(name))
      if (rank(found) <= rank(best)) continue
      const by = at > 0 || i > 0 ? [`by another name: “${one.name}”, “${name}”`] : []
      best = { verdict: found.verdict, reasons: [...found.reasons, ...by] }
    }
  return best
}

function rank({ verdict }: Comparison): number {
  return ['different', 'likely', 'same'].indexOf(verdict)
}

async function sharingDomain(id: string): Promise<Map<string, string>> {
  const own = await db
    .select({ domain: organizationDomains.domain })
    .from(organizationDomains)
    .where(eq(organizationDomains.organizationId, id))
  if (own.length === 0) return new Map()
  const rows = await db
    .select()
    .from(organizationDomains)
    .where(
      and(
        inArray(
          organizationDomains.domain,
          own.map(({ domain }) => domain),
        ),
        ne(organizationDomains.organizationId, id),
      ),
    )
    .limit(20)
  return new Map(rows.map(({ organizationId, domain }) => [organizationId, domain]))
}

function sharing(domain: string, city: string | null | undefined, other: string | null): string {
  return city && other && city.toLowerCase() === other.toLowerCase()
    ? `both write from ${domain}, in ${city}`
    : `both write from ${domain}`
}
