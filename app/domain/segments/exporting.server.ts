import { and, asc, eq, inArray } from 'drizzle-orm'
import { renderWorkbook } from '~/documents/workbook-out.server'
import { contacts, db, type SegmentFilter } from '~db'
import type { As, Coalition } from '../access.server'
import { addressesOf, todayForContacts } from '../contacts/index.server'
import { COLUMNS, csvOf, rowsOf } from '../organizations/exporting.server'
import { cardsOf } from './cards'
import { listAll } from './filtering.server'

/** What a filter means as a table for spreadsheets, each cell safe from being read as a formula. */
export async function exportTable(
  coalition: As<'viewer', Coalition>,
  filter: SegmentFilter,
  as: 'csv' | 'xlsx',
): Promise<string | Buffer> {
  const rows = await rowsOf(await listAll(coalition, filter))
  return as === 'csv' ? csvOf(rows) : renderWorkbook('Organizations', COLUMNS, rows)
}

const PEOPLE = [
  'organization',
  'name',
  'title',
  'email',
  'other_emails',
  'phone',
  'language',
  'may_sign',
  'scope',
  'scope_until',
  'since',
  'until',
  'notes',
] as const

/** Everybody who is or was at the organizations that a filter means, as a table for spreadsheets. */
export async function exportPeople(
  coalition: As<'viewer', Coalition>,
  filter: SegmentFilter,
  as: 'csv' | 'xlsx',
): Promise<string | Buffer> {
  const people = await peopleAt(coalition, filter)
  const rows = people.map(({ organization, others, ...each }) =>
    [
      organization,
      each.name,
      each.title,
      each.email,
      others.join('; '),
      each.phone,
      each.language,
      each.maySign,
      each.scope,
      each.scopeUntil,
      each.since,
      each.until,
      each.notes,
    ].map((cell) => cell ?? ''),
  )
  return as === 'csv' ? csvOf(rows, PEOPLE) : renderWorkbook('Contacts', PEOPLE, rows)
}

/** The contacts who are at the organizations that a filter means, as vCards. */
export async function exportCards(
  coalition: As<'viewer', Coalition>,
  filter: SegmentFilter,
  day = todayForContacts(),
): Promise<string> {
  const people = await peopleAt(coalition, filter)
  return cardsOf(
    people
      .filter(({ until }) => until === null || until >= day)
      .map(({ name, title, organization, email, others, phone, notes }) => ({
        name,
        title,
        organization,
        emails: [email, ...others].filter((each) => each !== null),
        phone,
        note: notes,
      })),
  )
}

async function peopleAt(coalition: As<'viewer', Coalition>, filter: SegmentFilter) {
  const found = []
  const all = await listAll(coalition, filter)
  for (let from = 0; from < all.length; from += 500) {
    const called = new Map(all.slice(from, from + 500).map(({ id, name }) => [id, name]))
    const people = await db
      .select()
      .from(contacts)
      .where(
        and(eq(contacts.coalitionId, coalition.id), inArray(contacts.organizationId, [...called.keys()])),
      )
      .orderBy(asc(contacts.createdAt), asc(contacts.id))
    const others = await addressesOf(people.map(({ id }) => id))
    for (const each of people)
      found.push({
        ...each,
        organization: called.get(each.organizationId) ?? '',
        others: others.get(each.id) ?? [],
      })
  }
  return found
}
