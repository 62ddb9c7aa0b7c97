import { stringify } from 'csv-stringify/sync'
import { asc, inArray } from 'drizzle-orm'
import { db, organizationDomains, organizationNames, organizations, organizationTags } from '~db'
import type { As, Coalition } from '../access.server'
import type { Organization } from './finding.server'
import { matching } from './listing.server'

export const COLUMNS = [
  'name',
  'other_names',
  'kind',
  'scope',
  'city',
  'state',
  'website',
  'domains',
  'tags',
  'ask_through',
  'notes',
] as const

/** The registry as CSV: see csvOf. */
export async function exportCsv(
  coalition: As<'viewer', Coalition>,
  { search = '' }: { search?: string } = {},
): Promise<string> {
  const rows = await db
    .select()
    .from(organizations)
    .where(matching(coalition.id, search))
    .orderBy(asc(organizations.key), asc(organizations.id))
  return csvOf(await rowsOf(rows))
}

/** What is known of each organization as cells under COLUMNS; several in one cell are parted by a semicolon. */
export async function rowsOf(all: Organization[]): Promise<string[][]> {
  const more = await moreOf(all.map(({ id }) => id))
  return all.map((one) =>
    [
      one.name,
      more.names.get(one.id),
      one.kind,
      one.scope,
      one.city,
      one.state,
      one.website,
      more.domains.get(one.id),
      more.tags.get(one.id),
      one.askThrough,
      one.notes,
    ].map(joined),
  )
}

/** Rows as CSV, in a byte order mark's UTF-8, each cell safe from being read as a formula. */
export function csvOf(rows: string[][], columns: readonly string[] = COLUMNS): string {
  return stringify(rows, { header: true, columns: [...columns], escape_formulas: true, bom: true })
}

function joined(cell: string | string[] | null | undefined): string {
  return Array.isArray(cell) ? cell.join('; ') : (cell ?? '')
}

async function moreOf(ids: string[]) {
  const names = new Map<string, string[]>()
  const domains = new Map<string, string[]>()
  const tags = new Map<string, string[]>()
  const add = (map: Map<string, string[]>, id: string, value: string) =>
    map.set(id, [...(map.get(id) ?? []), value])
  for (let from = 0; from < ids.length; from += 1_000) {
    const part = ids.slice(from, from + 1_000)
    for (const row of await db
      .select()
      .from(organizationNames)
      .where(inArray(organizationNames.organizationId, part))
      .orderBy(asc(organizationNames.name), asc(organizationNames.id)))
      add(names, row.organizationId, row.name)
    for (const row of await db
      .select()
      .from(organizationDomains)
      .where(inArray(organizationDomains.organizationId, part))
      .orderBy(asc(organizationDomains.domain)))
      add(domains, row.organizationId, row.domain)
    for (const row of await db
      .select()
      .from(organizationTags)
      .where(inArray(organizationTags.organizationId, part))
      .orderBy(asc(organizationTags.tag)))
      add(tags, row.organizationId, row.tag)
  }
  return { names, domains, tags }
}
