// Fills a registry with 50,000 names made of words as they are common in such names, searches it for likely ones, and
// turns the pages of its table.
import { mkdtempSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { like } from 'drizzle-orm'
import type { SegmentFilter } from '~db'

process.env.DATA_DIR ||= mkdtempSync(path.join(os.tmpdir(), 'undersigned-likely-'))
const { migrate, organizations: table, transact, close } = await import('~db')
const coalitions = await import('~/domain/coalitions.server')
const organizations = await import('~/domain/organizations/index.server')
const accounts = await import('~/domain/accounts.server')
const segments = await import('~/domain/segments/index.server')
const { coalitionFor } = await import('~/domain/access.server')

const MANY = 50_000
const words = (text: string) => text.split(' ')
const FIRST = words(
  'New North Central Greater United National American Great Blue River Lake Mountain Valley Harbor',
)
const PLACES = words(
  'Arizona Texas Ohio Oakland Boston Tucson Dallas Seattle Maine Iowa Houston Fresno Denver Miami',
)
const FIELD = words(
  'Immigrant Refugee Migrant Worker Family Justice Legal Human Rights Health Housing Faith Civil Community',
)
const BODY = words(
  'Coalition Center Project Network Alliance Association Council Fund Clinic Church Union Action Services',
)
const SYLLABLES = words('ma re to li sa ne ko ra vi do pe lu ca ri be no ti ga mo su')

// The same names every time, as many common and as many rare words as a field has.
let seed = 7
const next = (below: number) => {
  seed = (seed + 0x6d2b79f5) | 0
  let mixed = Math.imul(seed ^ (seed >>> 15), seed | 1)
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
  return ((mixed ^ (mixed >>> 14)) >>> 0) % below
}
const of = (list: string[]) => list[next(list.length)] ?? ''
const own = () => {
  const word = Array.from({ length: 2 + next(2) }, () => of(SYLLABLES)).join('')
  return word.charAt(0).toUpperCase() + word.slice(1)
}
const named = () =>
  [
    next(3) > 0 ? own() : of(FIRST),
    next(3) === 0 ? of(PLACES) : '',
    of(FIELD),
    next(2) === 0 ? of(FIELD) : '',
    of(BODY),
    next(5) === 0 ? `of ${of(PLACES)}` : '',
  ]
    .filter(Boolean)
    .join(' ')

await migrate()
const { id: coalitionId } = await transact((tx) => coalitions.create(tx, { name: 'Bench' }))
const names = new Set<string>()
while (names.size < MANY)
  names.add(names.size % 4 === 3 && names.size > 10 ? `${named()} ${names.size % 97}` : named())
const all = [...names]
const started = performance.now()
for (let from = 0; from < all.length; from += 2_000)
  await transact((tx) =>
    organizations.findOrAddAll(
      tx,
      coalitionId,
      all.slice(from, from + 2_000).map((name) => ({ name })),
    ),
  )
const filled = performance.now() - started
const times: number[] = []
let found = 0
for (let round = 0; round < 220; round += 1) {
  const name = all[next(all.length)] ?? ''
  const asked =
    round % 4 === 0
      ? name.replace(/(.)(.)$/, '$2$1')
      : round % 4 === 1
        ? `The ${name}, Inc.`
        : round % 4 === 2
          ? named()
          : name
  const at = performance.now()
  const likely = await organizations.likelyOf(coalitionId, { name: asked })
  // The first ones are of a cold process.
  if (round >= 20) times.push(performance.now() - at)
  if (round % 4 !== 2 && likely.some(({ organization }) => organization.name === name)) found += 1
}

// A page of the registry's table, as its route asks for it.
for (const place of PLACES)
  await transact(async (tx) => {
    await tx
      .update(table)
      .set({ state: place, scope: 'state' })
      .where(like(table.key, `%${place.toLowerCase()}%`))
  })
const owner = await transact((tx) =>
  accounts.create(tx, { email: 'bench@example.org', name: 'Bench', passwordHash: null }),
)
await transact((tx) => coalitions.join(tx, coalitionId, owner.id, 'owner'))
const coalition = await coalitionFor(owner.id, 'bench', 'viewer')
if (!coalition) throw new Error('The bench has no coalition.')
const FILTERS: SegmentFilter[] = [
  {},
  { search: 'justice' },
  { state: 'Arizona', reach: 'none' },
  { scope: 'state' },
  { search: 'no such words' },
]
const pages: number[] = []
for (let round = 0; round < 120; round += 1) {
  const filter = FILTERS[round % FILTERS.length] ?? {}
  const order = (['name', 'place', 'newest'] as const)[round % 3]
  const at = performance.now()
  const [list] = await Promise.all([
    segments.listPage(coalition, filter, { order, page: 1 + next(round % 5 === 0 ? 900 : 20) }),
    segments.count(coalition, filter),
    segments.choicesOf(coalition),
    segments.listSaved(coalition),
    organizations.countOpen(coalition),
  ])
  const ids = list.map(({ id }) => id)
  await Promise.all([
    organizations.countSigned(coalitionId, ids),
    organizations.countContacts(coalitionId, ids),
  ])
  if (round >= 20) pages.push(performance.now() - at)
}
process.stdout.write(JSON.stringify({ filled, times, found: found / 165, pages }))
await close()
process.exit(0)
