import { describe, expect, test } from 'vitest'
import { coalitionOf } from '~/domain/access.server'
import * as history from '~/domain/history.server'
import * as intakes from '~/domain/intakes/index.server'
import * as organizations from '~/domain/organizations/index.server'
import * as signatures from '~/domain/signatures/index.server'
import { answer, exported, QUESTIONS } from '../answers'
import { anOpenLetter, aSignature, done, found } from '../make'

const file = (rows: string[][], name = 'answers.csv') => ({ bytes: exported([QUESTIONS, ...rows]), name })

type Letter = Awaited<ReturnType<typeof anOpenLetter>>

const byText = (one: unknown, other: unknown) => (String(one) < String(other) ? -1 : 1)

async function rowsOf(letter: Letter) {
  const rows = await signatures.listAllRows(letter)
  return rows.map(({ name, state, heldFor }) => [name, state, heldFor]).sort(byText)
}

describe('a form’s answers become signatures', () => {
  test('of the version the form showed; what a person must decide is held with its reasons', async () => {
    const letter = await anOpenLetter()
    const taken = done(
      await intakes.takeSignatures(
        letter,
        file([
          answer({ organization: 'Casa Latina', signer: 'Ana Ruiz', email: 'ana@casa.example' }),
          answer({ organization: 'Juntos (pending board approval)' }),
          answer({ organization: 'casa latina' }),
          answer({ organization: '=1+1' }),
        ]),
        { version: 1 },
      ),
    )
    expect(taken).toMatchObject({ before: false, outcome: { active: 1, held: 1, 'left out': 2 } })
    expect(await rowsOf(letter)).toEqual([
      ['Casa Latina', 'active', null],
      ['Juntos (pending board approval)', 'held', 'The name holds a note. Suggested: “Juntos”.'],
    ])
    const [row] = await signatures.listAllRows(letter)
    expect(row).toMatchObject({ version: 1 })
    const [entry] = await history.listOfLetter(letter.id)
    expect(entry).toMatchObject({ action: 'signatures imported', data: { active: 1, held: 1, version: 1 } })
  })

  test('and are all held where nobody says which version it showed', async () => {
    const letter = await anOpenLetter()
    done(await intakes.takeSignatures(letter, file([answer({ organization: 'Casa Latina' })]), {}))
    expect(await rowsOf(letter)).toEqual([
      ['Casa Latina', 'held', 'Nobody has said which version of the text the form showed.'],
    ])
    expect(await organizations.count(coalitionOf(letter))).toBe(0)
  })

  test('of a version the letter has, while it takes signatures', async () => {
    const letter = await anOpenLetter()
    const rows = [answer({ organization: 'Casa Latina' })]
    expect(await intakes.takeSignatures(letter, file(rows), { version: 7 })).toEqual({
      refused: expect.stringMatching(/no version 7/),
    })
    const final = await anOpenLetter({}, { state: 'final' })
    expect(await intakes.takeSignatures(final, file(rows), { version: 1 })).toEqual({
      refused: expect.stringMatching(/until it is final/),
    })
    expect(await rowsOf(letter)).toEqual([])
  })

  test('beside one that stands they wait', async () => {
    const letter = await anOpenLetter()
    await aSignature(letter, { name: 'Casa Latina' })
    done(
      await intakes.takeSignatures(letter, file([answer({ organization: 'CASA Latina' })]), { version: 1 }),
    )
    expect((await rowsOf(letter)).map(([, state]) => state).sort(byText)).toEqual(['active', 'held'])
  })
})

describe('the same answers again', () => {
  test('in the same file change nothing, and in a longer one only what is new is added', async () => {
    const letter = await anOpenLetter()
    const first = answer({ organization: 'Casa Latina' })
    done(await intakes.takeSignatures(letter, file([first]), { version: 1 }))
    expect(await intakes.takeSignatures(letter, file([first], 'copy.csv'), { version: 1 })).toMatchObject({
      before: true,
      outcome: { active: 1 },
    })
    const longer = done(
      await intakes.takeSignatures(letter, file([first, answer({ organization: 'Juntos' })]), { version: 1 }),
    )
    expect(longer).toMatchObject({ before: false, outcome: { active: 1, known: 1 } })
    expect((await rowsOf(letter)).map(([name, state]) => [name, state])).toEqual([
      ['Casa Latina', 'active'],
      ['Juntos', 'active'],
    ])
  })

  test('with a request to be taken off hold what stood', async () => {
    const letter = await anOpenLetter()
    const first = answer({ organization: 'Casa Latina', account: 'ana@casa.example' })
    done(await intakes.takeSignatures(letter, file([first]), { version: 1 }))
    done(
      await intakes.takeSignatures(
        letter,
        file([
          first,
          answer({
            organization: 'Casa Latina',
            account: 'ana@casa.example',
            at: '3/25/2021 9:00:00',
            comment: 'PLEASE REMOVE US',
          }),
        ]),
        { version: 1 },
      ),
    )
    expect(await rowsOf(letter)).toEqual([
      ['Casa Latina', 'held', 'Line 3 of the imported answers asks to be taken off.'],
    ])
  })
})

describe('an import is undone', () => {
  test('whole, with the organizations it brought, and can be done again', async () => {
    const letter = await anOpenLetter()
    await aSignature(letter, { name: 'Open Door' })
    const rows = [
      answer({ organization: 'Casa Latina' }),
      answer({ organization: 'Juntos (pending board approval)' }),
    ]
    const { id } = done(await intakes.takeSignatures(letter, file(rows), { version: 1 }))
    expect(await intakes.undoSignatures(letter, id)).toEqual({ undone: 2, kept: 0 })
    expect((await rowsOf(letter)).map(([name]) => name)).toEqual(['Open Door'])
    expect(await intakes.undoSignatures(letter, id)).toEqual({
      refused: expect.stringMatching(/does not count any more/),
    })
    expect(done(await intakes.takeSignatures(letter, file(rows), { version: 1 }))).toMatchObject({
      before: false,
      outcome: { active: 1, held: 1 },
    })
  })

  test('but what a signer did since is theirs', async () => {
    const letter = await anOpenLetter()
    const { id } = done(
      await intakes.takeSignatures(letter, file([answer({ organization: 'Casa Latina' })]), { version: 1 }),
    )
    const row = found((await signatures.listAllRows(letter))[0])
    const on = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10)
    await signatures.withdrawByLead(letter, row.id, { how: 'phone', on, note: 'Ana Ruiz called.' })
    expect(await intakes.undoSignatures(letter, id)).toEqual({ undone: 0, kept: 1 })
  })
})

test('eleven hundred answers are laid aside in short transactions and count at once', async () => {
  const letter = await anOpenLetter()
  const rows = Array.from({ length: 1_100 }, (_, at) =>
    answer({ organization: `Neighbors ${at} United for Justice` }),
  )
  expect(done(await intakes.takeSignatures(letter, file(rows), { version: 1 })).outcome).toEqual({
    active: 1_100,
  })
  expect(await signatures.countOrganizations(letter.id)).toBe(1_100)
}, 120_000)
