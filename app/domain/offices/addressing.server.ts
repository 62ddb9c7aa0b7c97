import { and, asc, eq, isNotNull } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import { addressees, db, deliveries, offices } from '~db'
import type { As, Letter } from '../access.server'
import { bare } from '../honorifics'
import { changeAddressee, listAddressees } from '../letters/addressees.server'
import type { AddresseeInput } from '../letters/starting.server'
import { fold } from '../organizations/index.server'
import type { Held } from './directory.server'
import { type Holder, holderOn, holdersOf } from './holders.server'

/** An office as an addressee of a letter, with whoever holds it on that day. */
export function addresseeFor(office: Held, day: string): AddresseeInput {
  const holder = holderOn(office.holders, day)
  return {
    title: holder?.title ?? office.holderTitle,
    name: holder?.name ?? '',
    office: office.name,
    component: office.component,
    address: office.address,
    cc: false,
    email: office.email,
    benchmark: office.benchmark,
    officeId: office.id,
  }
}

/** How the directory says a holder is greeted; null where it does not. */
export function greetingFor(office: Held, day: string): string | null {
  const holder = holderOn(office.holders, day)
  if (!holder || !office.salutation) return null
  const family = holder.name
    .replace(/,? (Jr|Sr|I{2,3}|IV|M\.?D|Ph\.?D|J\.?D|Esq)\.?$/, '')
    .split(/\s+/)
    .at(-1)
  return office.salutation.replace('NAME', family ?? '')
}

/** An addressee whose office has, as the directory says, another holder than the letter names. */
export type ChangedHolder = {
  addresseeId: string
  /** As the letter names them. */
  named: string
  /** Who holds it now; null where the one named has left and nobody is recorded after. */
  now: Holder | null
  /** What the directory knows, as a sentence for the leads. */
  says: string
}

/** The addressees of a letter, not delivered to yet, who by the directory no longer hold their office on that day. */
export async function listChangedHolders(letter: Pick<Letter, 'id'>, day: string): Promise<ChangedHolder[]> {
  const rows = await db
    .select()
    .from(addressees)
    .where(and(eq(addressees.letterId, letter.id), isNotNull(addressees.officeId)))
    .orderBy(asc(addressees.position), asc(addressees.id))
  const sent = await db
    .select({ id: deliveries.addresseeId })
    .from(deliveries)
    .where(and(eq(deliveries.letterId, letter.id), isNotNull(deliveries.deliveredAt)))
  const reached = new Set(sent.map(({ id }) => id))
  const open = rows.flatMap((row) =>
    row.officeId && !reached.has(row.id) ? [{ ...row, officeId: row.officeId }] : [],
  )
  const byOffice = await holdersOf(
    db,
    open.map(({ officeId }) => officeId),
  )
  return open.flatMap((row) => {
    const holders = byOffice.get(row.officeId) ?? []
    const now = holderOn(holders, day)
    const same = (holder: Holder) => nameOnly(holder.name) === nameOnly(row.name)
    const left = holders.find((each) => same(each) && each.until !== null && each.until < day)?.until ?? null
    if (!row.name || (now ? same(now) : left === null)) return []
    return [{ addresseeId: row.id, named: row.name, now, says: sentence(row, now, left) }]
  })
}

function sentence(
  { name, office, title }: typeof addressees.$inferSelect,
  now: Holder | null,
  left: string | null,
) {
  const held = office || title
  const before = left ? `${name} left ${held} on ${longDay(left)}` : `The letter names ${name} for ${held}`
  return now
    ? `${before}; by the directory, ${now.name} holds it now.`
    : `${before}, and the directory names nobody after that.`
}

function longDay(day: string): string {
  return Temporal.PlainDate.from(day).toLocaleString('en', { dateStyle: 'long' })
}

/** Names in the letter who holds the office now, as the directory has it. A locked text refuses. */
export async function takeHolder(
  letter: As<'editor', Letter>,
  addresseeId: string,
  day: string,
): Promise<{ refused: string } | null> {
  const changed = (await listChangedHolders(letter, day)).find((each) => each.addresseeId === addresseeId)
  const row = (await listAddressees(letter)).find(({ id }) => id === addresseeId)
  if (!changed?.now || !row) return { refused: 'The directory names nobody else for this office now.' }
  const [office] = await db
    .select({ title: offices.holderTitle })
    .from(offices)
    .where(eq(offices.id, row.officeId ?? ''))
  const { name, title } = changed.now
  return changeAddressee(letter, addresseeId, { ...row, name, title: title ?? office?.title ?? row.title })
}

function nameOnly(name: string): string {
  return fold(bare(name))
}
