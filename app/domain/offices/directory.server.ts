import { and, asc, eq, isNull } from 'drizzle-orm'
import { addressees, coalitions, db, deliveries, letters, offices, type Tx, transact } from '~db'
import type { As, Coalition } from '../access.server'
import { record } from '../history.server'
import { fold } from '../organizations/index.server'
import { type Holder, holdersOf } from './holders.server'
import { SHIPPED } from './shipped'

export type Office = typeof offices.$inferSelect

/** An office as a member writes it down. */
export type OfficeInput = {
  name: string
  holderTitle: string
  component: string | null
  branch: Office['branch']
  address: string[]
  email: string | null
  secretariat: string | null
  salutation: string | null
  benchmark: number
  notes: string | null
  source: string | null
}

export type Held = Office & { holders: Holder[] }

/** The coalition's directory with the holders of each office, by component and name; the search looks into all of them. */
export async function list(
  coalition: As<'viewer', Coalition>,
  { search = '' }: { search?: string } = {},
): Promise<Held[]> {
  const rows = await db
    .select()
    .from(offices)
    .where(eq(offices.coalitionId, coalition.id))
    .orderBy(asc(offices.name), asc(offices.id))
  const holders = await holdersOf(
    db,
    rows.map(({ id }) => id),
  )
  const wanted = fold(search)
  return rows
    .map((row) => ({ ...row, holders: holders.get(row.id) ?? [] }))
    .filter((each) => fold(wordsOf(each)).includes(wanted))
    .sort((one, other) => byComponent.compare(one.component ?? '', other.component ?? ''))
}

/** The office of this id with its holders, if it is in the coalition's directory. */
export async function find(coalition: As<'viewer', Coalition>, id: string): Promise<Held | null> {
  const [row] = await db
    .select()
    .from(offices)
    .where(and(eq(offices.id, id), eq(offices.coalitionId, coalition.id)))
  if (!row) return null
  return { ...row, holders: (await holdersOf(db, [id])).get(id) ?? [] }
}

/** Adds an office to the directory. */
export function add(coalition: As<'editor', Coalition>, input: OfficeInput): Promise<Office> {
  return transact(async (tx) => {
    const [office] = await tx
      .insert(offices)
      .values({ coalitionId: coalition.id, ...input, known: 'entered', changedAt: new Date() })
      .returning()
    if (!office) throw new Error('The office was not added.')
    await record(tx, coalition.actor, {
      coalitionId: coalition.id,
      action: 'office added',
      object: office.id,
    })
    return office
  })
}

/** Changes what is known of an office. Letters keep what was printed and sent; a later release leaves it alone. */
export function change(
  coalition: As<'editor', Coalition>,
  id: string,
  input: OfficeInput,
): Promise<Office | { refused: string }> {
  return transact(async (tx) => {
    const [office] = await tx
      .update(offices)
      .set({ ...input, known: 'entered', changedAt: new Date() })
      .where(and(eq(offices.id, id), eq(offices.coalitionId, coalition.id)))
      .returning()
    if (!office) return { refused: 'This office is no longer in the directory. Add it again.' }
    await record(tx, coalition.actor, { coalitionId: coalition.id, action: 'office changed', object: id })
    return office
  })
}

export type Written = { slug: string; title: string; state: string; name: string; sentAt: Date | null }

/** The letters that are addressed to an office, the newest first, with the name they have there. */
export async function listLetters(coalition: As<'viewer', Coalition>, id: string): Promise<Written[]> {
  const rows = await db
    .select({
      slug: letters.slug,
      title: letters.title,
      state: letters.state,
      createdAt: letters.createdAt,
      addressee: addressees.id,
      name: addressees.name,
      sentAt: deliveries.deliveredAt,
    })
    .from(addressees)
    .innerJoin(letters, eq(letters.id, addressees.letterId))
    .leftJoin(deliveries, and(eq(deliveries.addresseeId, addressees.id), eq(deliveries.state, 'delivered')))
    .where(and(eq(addressees.officeId, id), eq(letters.coalitionId, coalition.id)))
  const first = new Map<string, (typeof rows)[number]>()
  for (const row of rows) {
    const known = first.get(row.addressee)
    if (!known || (row.sentAt && (!known.sentAt || row.sentAt < known.sentAt))) first.set(row.addressee, row)
  }
  return [...first.values()]
    .sort((one, other) => other.createdAt.getTime() - one.createdAt.getTime())
    .map(({ slug, title, state, name, sentAt }) => ({ slug, title, state, name, sentAt }))
}

/** Gives a coalition the offices of this release; what a member changed stays as the member left it. */
export async function ship(tx: Tx, coalitionId: string): Promise<void> {
  for (const each of SHIPPED) {
    const [added] = await tx
      .insert(offices)
      .values({ coalitionId, ...each })
      .onConflictDoNothing()
      .returning({ id: offices.id })
    if (added) continue
    await tx
      .update(offices)
      .set(each)
      .where(
        and(
          eq(offices.coalitionId, coalitionId),
          eq(offices.shipped, each.shipped),
          isNull(offices.changedAt),
        ),
      )
  }
}

/** The same for every coalition, when a release starts. */
export function shipAll(): Promise<void> {
  return transact(async (tx) => {
    for (const { id } of await tx.select({ id: coalitions.id }).from(coalitions)) await ship(tx, id)
  })
}

const byComponent = new Intl.Collator('en')

function wordsOf({ name, holderTitle, component, secretariat, holders }: Held): string {
  return [name, holderTitle, component, secretariat, ...holders.map((each) => each.name)].join(' ')
}
