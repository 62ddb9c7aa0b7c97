import { expect, test } from 'vitest'
import * as contacts from '~/domain/contacts/index.server'
import * as intakes from '~/domain/intakes/index.server'
import { isSuppressed, suppress } from '~/domain/messages.server'
import * as organizations from '~/domain/organizations/index.server'
import { transact } from '~db'
import { exported } from '../answers'
import { aCoalition, done, found } from '../make'

const HEADINGS = ['Organization', 'First Name', 'Last Name', 'Title', 'Email', 'Phone', 'City', 'State']
const ana = [
  'Casa Latina',
  'Ana',
  'Ruiz',
  'Policy Director',
  'Ana@Casa.example',
  '206-555-0100',
  'Seattle',
  'WA',
]
const bo = ['Casa Latina', 'Bo', 'Kim', 'Organizer', 'bo@casa.example', '', 'Seattle', 'WA']
const jin = ['Juntos', 'Jin', 'Park', '', 'jin@juntos.example', '', 'Philadelphia', 'PA']

const file = (...rows: string[][]) => ({ bytes: exported([HEADINGS, ...rows]), name: 'contacts.csv' })

test('contacts and their organizations join the registry; what is known stays, the same file changes nothing', async () => {
  const coalition = await aCoalition()
  const taken = done(
    await intakes.takeContacts(
      coalition,
      file(ana, bo, jin, ana, ['N/A', 'Lee', 'Ray', '', 'lee@x.example', '', '', '']),
    ),
  )
  expect(taken.outcome).toEqual({ added: 3, known: 0, 'left out': 2, organizations: 2, suppressed: 0 })
  const [casa] = await organizations.list(coalition)
  expect(casa).toMatchObject({ name: 'Casa Latina', city: 'Seattle', state: 'WA' })
  const people = await contacts.listOf(coalition, found(casa).id)
  expect(people.sort((one, other) => (one.name < other.name ? -1 : 1))).toMatchObject([
    { name: 'Ana Ruiz', title: 'Policy Director', email: 'ana@casa.example', phone: '206-555-0100' },
    { name: 'Bo Kim', email: 'bo@casa.example' },
  ])
  expect(
    await intakes.takeContacts(
      coalition,
      file(ana, bo, jin, ana, ['N/A', 'Lee', 'Ray', '', 'lee@x.example', '', '', '']),
    ),
  ).toMatchObject({ before: true })
  expect(
    done(
      await intakes.takeContacts(
        coalition,
        file(ana, [...jin.slice(0, 4), 'new@juntos.example', '', '', '']),
      ),
    ).outcome,
  ).toMatchObject({ added: 1, known: 1, organizations: 0 })
})

test('whoever wants no mail wants none after being brought in again', async () => {
  const coalition = await aCoalition()
  await transact((tx) => suppress(tx, coalition.id, 'ana@casa.example', 'unsubscribed'))
  expect(done(await intakes.takeContacts(coalition, file(ana, bo))).outcome).toMatchObject({
    added: 2,
    suppressed: 1,
  })
  expect(await isSuppressed(coalition.id, 'Ana@casa.example')).toBe(true)
})

test('an import of contacts is undone whole, and can be done again', async () => {
  const coalition = await aCoalition()
  done(await intakes.takeContacts(coalition, file(ana)))
  const { id } = done(await intakes.takeContacts(coalition, file(bo, jin)))
  expect(await intakes.undoContacts(coalition, id)).toEqual({ undone: 2, kept: 0 })
  expect((await organizations.list(coalition)).map(({ name }) => name)).toEqual(['Casa Latina'])
  expect(await intakes.undoContacts(coalition, id)).toEqual({
    refused: expect.stringMatching(/does not count any more/),
  })
  expect(done(await intakes.takeContacts(coalition, file(bo, jin)))).toMatchObject({
    before: false,
    outcome: { added: 2 },
  })
})
