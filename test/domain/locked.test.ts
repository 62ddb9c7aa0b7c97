import { expect, test } from 'vitest'
import * as letters from '~/domain/letters/index.server'
import * as steps from '~/domain/steps.server'
import * as versions from '~/domain/versions.server'
import { aCoalition, again, aLetter, anOpenLetter, done, found } from '../make'

const saying = (text: string) => ({
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
})

const secretary = {
  title: 'Secretary',
  name: 'A. One',
  office: null,
  component: null,
  address: [],
  cc: false,
}

const described = {
  title: 'Second looks for closed files',
  date: null,
  deadline: { wall: '2126-03-26T17:00', zone: 'America/New_York' },
  language: 'en' as const,
  shows: 'list' as const,
  takesIndividuals: false,
}

const locked = expect.stringContaining('locked while the letter is open')

test('while a letter is open nothing changes of what its signers agree to', async () => {
  const coalition = await aCoalition()
  const letter = await anOpenLetter({ coalition, doc: saying('Look again.'), addressees: [secretary] })
  const before = await letters.textOf(letter)
  expect(await steps.write(letter, saying('Look away.'))).toEqual({ refused: locked })
  expect(await versions.restore(letter, 1)).toEqual({ refused: locked })
  expect(await letters.setContacts(letter, [])).toEqual({ refused: locked })
  expect(await letters.addAddressee(letter, secretary)).toEqual({ refused: locked })
  for (const [at, change] of [
    ['title', { title: 'Another' }],
    ['language', { language: 'es' as const }],
  ] as const)
    expect(await letters.describe(letter, { ...described, ...change })).toEqual({ refused: locked, at })
  expect(await letters.textOf(letter)).toEqual(before)

  expect(await letters.close(letter)).toBeNull()
  expect(await steps.write(letter, saying('Look away.'))).toEqual({
    refused: expect.stringContaining('was open for signatures'),
  })
})

test('what does not print may change while the letter is open', async () => {
  const coalition = await aCoalition()
  const letter = await anOpenLetter({ coalition, addressees: [secretary] })
  const [one] = await letters.listAddressees(letter)
  const { id } = found(one)
  expect(await letters.changeAddressee(letter, id, { ...secretary, email: 'one@agency.example' })).toBeNull()
  expect(
    await letters.describe(letter, {
      ...described,
      shows: 'count',
      takesIndividuals: true,
      holdsUnknown: true,
      listOrder: 'by-state',
    }),
  ).toBeNull()
  expect(await again(coalition, letter.slug)).toMatchObject({
    shows: 'count',
    takesIndividuals: true,
    holdsUnknown: true,
    listOrder: 'by-state',
    deadlineAt: new Date('2126-03-26T21:00:00Z'),
  })
  expect(await letters.describe(letter, { ...described, deadline: null })).toMatchObject({ at: 'deadline' })
  const past = { wall: '2021-03-26T17:00', zone: 'America/New_York' }
  expect(await letters.describe(letter, { ...described, deadline: past })).toEqual({
    refused: expect.stringContaining('close the letter'),
    at: 'deadline',
  })
})

test('what is left out of a description stays as it was', async () => {
  const coalition = await aCoalition()
  const letter = await aLetter({ coalition })
  await letters.describe(letter, { ...described, holdsUnknown: true, listOrder: 'leads-first' })
  await letters.describe(letter, described)
  expect(await again(coalition, letter.slug)).toMatchObject({ holdsUnknown: true, listOrder: 'leads-first' })
})

test('addressees are moved, changed and removed one at a time', async () => {
  const letter = await aLetter({
    addressees: [secretary, { ...secretary, name: 'B. Two' }, { ...secretary, name: 'C. Three' }],
  })
  const order = async () => (await letters.listAddressees(letter)).map(({ name }) => name)
  const [, , three] = await letters.listAddressees(letter)
  const { id } = found(three)
  await letters.moveAddressee(letter, id, 'up')
  expect(await order()).toEqual(['A. One', 'C. Three', 'B. Two'])
  await letters.moveAddressee(letter, id, 'up')
  await letters.moveAddressee(letter, id, 'up')
  expect(await order()).toEqual(['C. Three', 'A. One', 'B. Two'])
  await letters.changeAddressee(letter, id, { ...secretary, name: 'C. Drei', benchmark: 15 })
  expect((await letters.listAddressees(letter))[0]).toMatchObject({ id, name: 'C. Drei', benchmark: 15 })
  await letters.removeAddressee(letter, id)
  expect(await order()).toEqual(['A. One', 'B. Two'])
})

test('restoring a version keeps what stood in the draft, so that it can be taken back', async () => {
  const letter = await aLetter({ doc: saying('one') })
  done(await versions.keep(letter))
  await steps.write(letter, saying('two'))
  const restored = done(await versions.restore(letter, 1))
  expect(restored).toMatchObject({ number: 3, plain: 'one\n' })
  expect((await versions.list(letter.id)).map(({ note }) => note)).toEqual([
    null,
    'As it stood before version 1 was restored',
    null,
  ])
  expect(done(await versions.restore(letter, 2))).toMatchObject({ number: 4, plain: 'two\n' })
})
