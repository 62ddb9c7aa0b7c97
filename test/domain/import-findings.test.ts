import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import * as findings from '~/domain/import-findings.server'
import * as letters from '~/domain/letters/index.server'
import * as organizations from '~/domain/organizations/index.server'
import { db, invitations, letters as table, transact } from '~db'
import { aCoalition, again, done, found } from '../make'
import { fixture, read } from '../readings'

async function brought(as: 'draft' | 'sent') {
  const coalition = await aCoalition()
  const { slug, findings: count } = done(await letters.bringIn(coalition, read(fixture('sample.txt')), as))
  return { coalition, letter: await again(coalition, slug), count }
}

const asked = (letterId: string) => db.$count(invitations, eq(invitations.letterId, letterId))

test('bringing in a draft leaves its doubts, each with the passage it is about, and the names that may be persons', async () => {
  const { letter, count } = await brought('draft')
  const warnings = await findings.list(letter, { kind: 'warning' })
  const names = await findings.list(letter, { kind: 'name' })
  expect(warnings.length + names.length).toBe(count)
  const hyphen = found(warnings.find(({ message }) => message.includes('six-yearold')))
  expect(findings.passageOf(hyphen, (await letters.textOf(letter)).doc)).toContain('six-yearold')
  expect(names).toMatchObject([{ certain: false, line: expect.any(Number) }])
  expect(warnings.map(({ message }) => message).join()).not.toContain('looks like a person')
})

test('a finding says where what it speaks of is mended', async () => {
  const { letter } = await brought('draft')
  const { doc } = await letters.textOf(letter)
  const placed = (await findings.list(letter, { kind: 'warning' })).map(
    (each) => [findings.placeOf(each, doc), each.message.slice(0, 30)] as const,
  )
  const of = (words: string) => placed.find(([, message]) => message.includes(words))?.[0]
  expect(of('six-yearold')).toBe('text')
  expect(of('prints no date')).toBe('particulars')
  expect(of('The addressees are taken')).toBe('addressees')
  expect(placed.filter(([place]) => place === null)).toEqual([])
  const told = read(fixture('states-side-by-side.txt')).warnings.map(({ message }) => [
    message,
    findings.placeOf({ kind: 'warning', message }, doc),
  ])
  expect(told.filter(([, place]) => place === null)).toEqual([])
  expect(told.find(([message]) => message?.includes('stand in columns'))?.[1]).toBe('asking')
})

test('of a letter already sent no name is asked about', async () => {
  const { letter } = await brought('sent')
  expect(await findings.list(letter, { kind: 'name' })).toEqual([])
  expect(await findings.list(letter, { kind: 'warning' })).not.toEqual([])
})

test('a name is said to be an organization, and taken back until it was asked', async () => {
  const { coalition, letter } = await brought('draft')
  const before = await asked(letter.id)
  const [name] = await findings.list(letter, { kind: 'name' })
  const { id, message } = found(name)
  done(await findings.takeAsOrganization(letter, id))
  expect(await findings.takeAsOrganization(letter, id)).toHaveProperty('refused')
  expect(await asked(letter.id)).toBe(before + 1)
  expect(await organizations.list(coalition, { search: message })).toMatchObject([{ name: message }])
  expect((await findings.countAll(letter)).name).toEqual({ open: 0, settled: 1 })

  done(await findings.reopen(letter, id))
  expect(await findings.reopen(letter, id)).toHaveProperty('refused')
  expect(await asked(letter.id)).toBe(before)
  done(await findings.settle(letter, id))
  expect(await findings.list(letter, { kind: 'name', settled: true })).toMatchObject([{ id }])
})

test('once signing has closed a name is settled, and nobody is listed to be asked', async () => {
  const { coalition, letter } = await brought('draft')
  const [name] = await findings.list(letter, { kind: 'name' })
  const before = await asked(letter.id)
  await transact(async (tx) => {
    await tx.update(table).set({ state: 'closed' }).where(eq(table.id, letter.id))
  })
  const closed = await again(coalition, letter.slug)
  expect(await findings.takeAsOrganization(closed, found(name).id)).toHaveProperty('refused')
  expect(await asked(letter.id)).toBe(before)
  done(await findings.settle(closed, found(name).id))
})

test('a finding of another letter is out of reach', async () => {
  const { letter } = await brought('draft')
  const other = await brought('draft')
  const [warning] = await findings.list(letter, { kind: 'warning' })
  expect(await findings.settle(other.letter, found(warning).id)).toHaveProperty('refused')
})
