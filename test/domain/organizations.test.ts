import { expect, test } from 'vitest'
import { count, findOrAdd, findOrAddAll, keyOf, list } from '~/domain/organizations/index.server'
import { organizationNames, transact } from '~db'
import { aCoalition } from '../make'

test.each([
  ['America’s Voice', "AMERICA'S VOICE"],
  ['Center for Gender & Refugee Studies', 'Center for Gender  and Refugee Studies'],
  ['Coraz\u00f3n Arizona', 'Corazo\u0301n Arizona'],
  ['La Puerta Abierta, Inc', 'La Puerta Abierta, Inc.'],
  ['Justice | AAJC', 'Justice – AAJC'],
  ['Zero\u200bWidth', 'Zerowidth'],
])('%s and %s are one', (one, other) => {
  expect(keyOf(one)).toBe(keyOf(other))
})

test.each([
  ['La Puerta Abierta', 'La Puerta Abierta Foundation'],
  ['The Advocates', 'Advocates'],
  ['ACCESS', 'ACCESS of WNY'],
  ['???', '!!!'],
])('%s and %s are two until a person says otherwise', (one, other) => {
  expect(keyOf(one)).not.toBe(keyOf(other))
})

test('an organization is found by its name and by its recorded other names', async () => {
  const coalition = await aCoalition()
  const other = await aCoalition()
  await transact(async (tx) => {
    const first = await findOrAdd(tx, coalition.id, 'Amica Center', { city: 'Washington' })
    await tx.insert(organizationNames).values({
      organizationId: first.id,
      coalitionId: coalition.id,
      name: 'CAIR Coalition',
      key: keyOf('CAIR Coalition'),
      kind: 'former',
    })
    expect(await findOrAdd(tx, coalition.id, 'AMICA CENTER')).toEqual(first)
    expect(await findOrAdd(tx, coalition.id, 'Cair coalition')).toEqual(first)
    expect((await findOrAdd(tx, other.id, 'Amica Center')).id).not.toBe(first.id)
    await findOrAdd(tx, coalition.id, 'Zeal')
  })
  expect(await list(coalition, { search: 'cair' })).toMatchObject([
    { name: 'Amica Center', city: 'Washington' },
  ])
  expect(await list(coalition, { page: 2, size: 1 })).toMatchObject([{ name: 'Zeal' }])
  expect(await count(coalition)).toBe(2)
  expect(await count(coalition, { search: '%' })).toBe(2)
})

test('many names are found or added at once as they are one by one', async () => {
  const coalition = await aCoalition()
  await transact(async (tx) => {
    const known = await findOrAdd(tx, coalition.id, 'Amica Center')
    await tx.insert(organizationNames).values({
      organizationId: known.id,
      coalitionId: coalition.id,
      name: 'CAIR Coalition',
      key: keyOf('CAIR Coalition'),
      kind: 'former',
    })
    const many = Array.from({ length: 1_200 }, (_, at) => `Organization ${at}`)
    const names = ['Cair coalition', 'AMICA CENTER', ...many, 'organization 7', ' Zeal ']
    const named = names.map((name) => ({ name }))
    const ids = await findOrAddAll(tx, coalition.id, named)
    expect(ids.slice(0, 2)).toEqual([known.id, known.id])
    expect(ids.at(-2)).toBe(ids[9])
    expect(await findOrAddAll(tx, coalition.id, named)).toEqual(ids)
    expect((await findOrAdd(tx, coalition.id, 'zeal')).id).toBe(ids.at(-1))
  })
  expect(await count(coalition)).toBe(1_202)
  expect(await list(coalition, { search: 'zeal' })).toMatchObject([{ name: 'Zeal' }])
})
