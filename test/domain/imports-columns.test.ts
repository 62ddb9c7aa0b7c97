import { describe, expect, test } from 'vitest'
import { copyIn } from '~/domain/imports/index.server'
import { fixture, messages, names, read } from '../readings'

const text = fixture('states-side-by-side.txt')

/** The letter with another list of names. */
function listing(...lines: string[]) {
  const start = text.indexOf('National Organizations')
  return read(`${text.slice(0, start)}${lines.join('\n')}\n`)
}

describe('states side by side over their names', () => {
  test('are groups, read down each column, with every line where it stands', () => {
    const { signatories, warnings } = read(text)
    expect(signatories.map(({ group, name, line }) => [group, name, line])).toEqual([
      ['National Organizations', 'Border Rights Action', 37],
      ['National Organizations', 'Center for Family Unity', 37],
      ['National Organizations', 'Jesuit Network for Migrants', 37],
      ['National Organizations', 'National Alliance of Detention Visitors', 38],
      ['Arizona', 'Casa Sonora', 42],
      ['Arizona', 'Tucson Samaritan Fund', 43],
      ['Arizona', 'Yuma Families Together', 44],
      ['Texas', 'El Paso Legal Aid, Inc.', 42],
      ['Texas', 'Rio Grande Interfaith', 43],
      ['Texas', "Laredo Workers' Center", 44],
      ['California', 'San Diego Day Laborers', 46],
      ['New Mexico', 'Las Cruces Clinic for Immigrants', 46],
    ])
    expect(warnings.filter(({ line }) => line > 35).map(({ line, message }) => [line, message])).toEqual([
      [41, expect.stringContaining('stand in columns under headings')],
    ])
  })

  test('in one column, and parted by tabs, are groups too', () => {
    for (const letter of [
      listing('Arizona', '  Casa Sonora', '  Yuma Families', 'Texas', '  El Paso Aid', '  Rio Interfaith'),
      listing('Arizona\tTexas', 'Casa Sonora\tEl Paso Aid', 'Yuma Families\tRio Interfaith'),
    ])
      expect(letter.signatories.map(({ group, name }) => [group, name])).toEqual([
        ['Arizona', 'Casa Sonora'],
        ['Arizona', 'Yuma Families'],
        ['Texas', 'El Paso Aid'],
        ['Texas', 'Rio Interfaith'],
      ])
  })

  test('a column longer than the other, and a heading in the middle of one, keep their names', () => {
    const letter = listing(
      'Arizona                    Texas',
      '  Casa Sonora                El Paso Aid',
      '  Tucson Fund              New Mexico',
      '  Yuma Families              Las Cruces Clinic',
      '  Nogales Shelter',
    )
    expect(letter.signatories.map(({ group, name }) => [group, name])).toEqual([
      ['Arizona', 'Casa Sonora'],
      ['Arizona', 'Tucson Fund'],
      ['Arizona', 'Yuma Families'],
      ['Arizona', 'Nogales Shelter'],
      ['Texas', 'El Paso Aid'],
      ['New Mexico', 'Las Cruces Clinic'],
    ])
  })

  test('states in a column of their own say where each organization is', () => {
    for (const letter of [
      listing('Casa Sonora      Arizona', 'El Paso Aid      Texas', 'Cruces Clinic      New Mexico'),
      listing('Arizona\tCasa Sonora', 'Texas\tEl Paso Aid', 'New Mexico\tCruces Clinic'),
    ])
      expect(letter.signatories.map(({ name, detail }) => [name, detail])).toEqual([
        ['Casa Sonora', 'Arizona'],
        ['El Paso Aid', 'Texas'],
        ['Cruces Clinic', 'New Mexico'],
      ])
  })
})

describe('what cannot be decided is told with its line', () => {
  test('a heading whose columns ran together', () => {
    const letter = listing('Arizona Casa Sonora Tucson Samaritan Fund', 'Yuma Families', 'Texas', 'Rio Aid')
    expect(messages(letter)).toContain('begins with “Arizona” in a list by states')
  })

  test('a name that is only a state’s', () => {
    const letter = listing('1. Casa Sonora', '2. Texas', '3. Rio Interfaith')
    expect(names(letter)).toEqual(['Casa Sonora', 'Texas', 'Rio Interfaith'])
    expect(letter.warnings).toContainEqual({
      line: text.slice(0, text.indexOf('National Organizations')).split('\n').length + 1,
      message: '“Texas” is only the name of a place. It may be a heading over the names below it.',
    })
  })

  test('a name put together from many lines', () => {
    const letter = listing(
      'Casa Sonora',
      'Tucson Samaritan',
      '   Fund for Families',
      '   Yuma Together',
      '   Laredo Workers',
      'Rio Interfaith',
    )
    expect(messages(letter)).toContain('was put together from 4 lines')
  })

  test('an organization with a state in its name raises none', () => {
    const letter = listing('Texas Impact', 'New York Immigration Coalition', 'Make the Road California')
    expect(names(letter)).toEqual([
      'Texas Impact',
      'New York Immigration Coalition',
      'Make the Road California',
    ])
    expect(letter.warnings.filter(({ line }) => line > 33)).toEqual([])
  })
})

describe('a date beside something else above the salutation', () => {
  const dated = (line: string) =>
    read(text.replace(/^VIA ELECTRONIC MAIL.*$/m, line.replace('$', '                      ')))

  test.each([
    'VIA ELECTRONIC MAIL$November 23, 2026',
    'November 23, 2026$VIA ELECTRONIC MAIL',
    'VIA ELECTRONIC MAIL\tNovember 23, 2026',
    'Via electronic mail, November 23, 2026',
    'Via electronic mail – Monday, November 23, 2026',
    'Docket No. 12$November 23, 2026',
    '                      November 23, 2026',
  ])('%j is the letter’s', (line) => {
    const letter = dated(line)
    expect(letter.date).toBe('2026-11-23')
    expect(messages(letter)).not.toContain('prints no date')
    expect(letter.addressees[0]).toMatchObject({
      name: 'The Honorable Maria T. Delgado',
      title: 'Commissioner',
    })
    expect(letter.addressees).toHaveLength(1)
  })

  test('the way it was sent is told without the date', () => {
    expect(messages(dated('VIA ELECTRONIC MAIL$November 23, 2026'))).toContain(
      '“VIA ELECTRONIC MAIL” says how it was sent',
    )
  })
})

describe('who gets a copy', () => {
  test.each([
    [
      'The Honorable James Okoro, Chair, House Committee on Homeland Security',
      ['The Honorable James Okoro', 'Chair', 'House Committee on Homeland Security'],
    ],
    ['Jane Doe, PhD, Director, Office of Detention', ['Jane Doe, PhD', 'Director', 'Office of Detention']],
    ['Senator Ruth Calloway, Ranking Member', ['Senator Ruth Calloway', 'Ranking Member', null]],
    ['Senator Ruth Calloway, U.S. Senate', ['Senator Ruth Calloway', '', 'U.S. Senate']],
    ['Office of the Inspector General', ['Office of the Inspector General', '', null]],
  ])('%s is name, title and office', (copy, parts) => {
    const { name, title, office, doubtful } = copyIn(copy)
    expect([name, title, office]).toEqual(parts)
    expect(doubtful).toBe(false)
  })

  test('is told where commas do not say which is which', () => {
    const letter = read(text.replace(/^cc: .*$/m, 'cc: Office of Detention, Field Unit Four, Tucson'))
    expect(letter.cc).toEqual(['Office of Detention, Field Unit Four, Tucson'])
    expect(letter.warnings).toContainEqual({
      line: 11,
      message: expect.stringContaining('stands whole as the name'),
    })
  })
})
