import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readFile } from '~/domain/imports/index.server'
import { schema } from '~/domain/text'
import { asks, blocks, fixture, folder, messages, names, read, sorted, types } from '../readings'

describe('more letters', () => {
  test('persons starred for identification only are individuals', () => {
    const letter = read(fixture('individuals-starred.txt'))
    expect(letter.signatories.map((one) => [one.name, one.kind, one.detail])).toEqual([
      ['Elena Marchetti', 'individual', 'Professor of Law, Elm University'],
      ['David Oyelowo-Reyes', 'individual', 'Clinical Professor, Lakeshore School of Law'],
      ['Hannah Brandeis', 'individual', 'Lecturer, St. Alban College'],
    ])
  })

  test('footnotes at the foot of a page do not stand in the middle of a sentence', () => {
    const letter = read(fixture('footnotes.txt'))
    expect(blocks(letter, 'paragraph')[0]).toContain(
      'since he came, and that the lights were never turned off.',
    )
    expect(letter.blocks.slice(-2).map((one) => [one.type, one.line])).toEqual([
      ['paragraph', 17],
      ['paragraph', 19],
    ])
    expect(letter.cc).toEqual(['Senator Ruth Calloway', 'Office of the Inspector General'])
    expect(letter.addressees[0]).toMatchObject({
      title: 'Commissioner',
      name: 'Rodney Halloran',
      office: 'U.S. Customs and Border Protection',
    })
  })

  test('block quotations, sub-items within an ask, a story told in prose', () => {
    const letter = read(fixture('block-quotes.txt'))
    expect(blocks(letter, 'quote')).toHaveLength(2)
    expect(asks(letter)).toEqual([
      'Close the Gulf Annex by the end of the fiscal year.',
      'Release those granted relief, including Ms. Villalobos.',
      'Meet with us.',
    ])
    expect(letter.stories.map((one) => [one.name, one.pseudonym])).toEqual([['Teresa Villalobos', false]])
    const list = letter.doc.content.find((node) => node.type === 'asks')
    expect(list?.content?.[1]?.content?.map((node) => node.type)).toEqual(['paragraph', 'orderedList'])
    expect(names(letter)).toEqual(['Gulf Defenders Project', 'Law Clinic of the Lower Keys'])
  })

  test('a statement without salutation, closing or names still imports, and says what is missing', () => {
    const letter = read(fixture('no-salutation.txt'))
    expect(letter.title).toBe('STATEMENT ON THE CLOSING OF THE LOWELL ASYLUM OFFICE')
    expect(types(letter)).toEqual(['paragraph', 'paragraph'])
    expect(messages(letter)).toMatch(/No salutation.*No closing.*No signatories/s)
  })

  test('a letter with no signatories', () => {
    const letter = read(fixture('no-signatories.txt'))
    expect(letter.signatories).toEqual([])
    expect(messages(letter)).toContain('No signatories are listed')
    expect(letter.addressees).toEqual([
      { title: 'Administrator', name: 'Fontaine', office: null, address: [] },
    ])
  })

  test('names in one paragraph, parted by semicolons', () => {
    const letter = read(fixture('semicolons.txt'))
    expect(letter.date).toBe('2020-05-07')
    expect(names(letter)).toEqual([
      'Abbey Road Shelter',
      'Bridge Street Legal Aid',
      'Casa Amparo',
      'Doctors for Safe Borders',
      'Eastside Bail Fund',
      'Friends of the Terminal',
      'Gate House Ministries, Inc.',
    ])
  })

  test('a memorandum’s head, a contact in a block, names without a closing', () => {
    const letter = read(fixture('memo-head.txt'))
    expect([letter.title, letter.date, letter.closing]).toEqual([
      'Ending the jail contract',
      '2023-10-06',
      null,
    ])
    expect(letter.addressees.map((one) => one.title)).toEqual([
      'Members of the Board of Supervisors, Dune County',
    ])
    expect(letter.contacts).toEqual([
      { name: 'Renata Solis', organization: 'Dune County Rights Table', email: 'rsolis@dunerights.example' },
    ])
    expect(names(letter)).toEqual([
      'Dune County Rights Table',
      'Dune County Teachers United',
      'Faith Table of the Low Desert',
    ])
  })

  test('“First, …” paragraphs are asks only where a call to act leads them in', () => {
    const letter = read(fixture('ordinals-asks.txt'))
    expect(asks(letter)).toHaveLength(3)
    expect(letter.addressees).toEqual([{ title: 'Mr. President', name: '', office: null, address: [] }])
    const complaint = fixture('ordinals-asks.txt').replace(
      'We therefore urge you to take three actions:',
      'We have met three obstacles:',
    )
    expect(read(complaint).asks).toEqual([])
  })

  test('a wrapped Re: line and salutation, an addressee only the salutation names, lists of facts and of asks in bullets and letters', () => {
    const letter = read(fixture('inline-signed-wrapped.txt'))
    expect(letter.title).toBe('Access to Counsel at the Gulf Annex and Treatment of People With Disabilities')
    expect(letter.salutation).toBe(
      'Dear Secretary Oyelaran, Deputy Secretary Winterbourne, and Officer Grace Imanishi:',
    )
    expect(letter.addressees.map((one) => [one.title, one.name, one.office])).toEqual([
      ['Secretary', 'Marguerite Oyelaran', 'U.S. Department of Homeland Security'],
      ['Deputy Secretary', 'Paul Winterbourne', 'U.S. Department of Homeland Security'],
      ['Officer', 'Grace Imanishi', null],
    ])
    expect(blocks(letter, 'item')).toHaveLength(3)
    expect(asks(letter)).toHaveLength(3)
    expect(names(letter)).toEqual([
      'Advocates for the Long Road',
      'Albion Center for Disability Justice',
      'Bridge Street Legal Aid',
    ])
    expect(messages(letter)).toContain('announces 214 signatories, but 3 are listed')
  })

  test('Markdown keeps its headings, bold and links; changed names are pseudonyms', async () => {
    const letter = await readFile(new TextEncoder().encode(fixture('stories.md')))
    if ('refused' in letter) throw new Error(letter.refused)
    expect(letter.title).toBe('Let Families Stay Together')
    expect(letter.stories.map((one) => [one.name, one.pseudonym])).toEqual([
      ['Ana', true],
      ['Samuel', true],
    ])
    expect(blocks(letter, 'quote')).toHaveLength(2)
    const marks = JSON.stringify(letter.doc)
    expect(marks).toContain('{"type":"text","text":"restore","marks":[{"type":"bold"}]}')
    expect(marks).toContain('"href":"https://guidance.example/2021"')
  })

  test('a table of organizations with their cities', () => {
    const letter = read(fixture('tab-table.txt'))
    expect(letter.date).toBe('2024-06-05')
    expect(letter.signatories.map((one) => [one.name, one.detail])).toEqual([
      ['Anders Wonen', 'Utrecht'],
      ['Casa Abierta', 'Lisbon'],
      ['Foyer du Port', 'Marseille'],
    ])
  })

  test('an office without a holder takes the name the salutation gives; numbered headings; an announced number', () => {
    const letter = read(fixture('plain-headings.txt'))
    expect(letter.addressees.map((one) => [one.title, one.name, one.office])).toEqual([
      ['Secretary of Homeland Security', 'Mayfield', 'U.S. Department of Homeland Security'],
      ['Attorney General', 'Marcus Bell', 'U.S. Department of Justice'],
    ])
    expect(blocks(letter, 'heading')).toEqual(['I. The policy is unlawful', 'II. The policy does harm'])
    expect(asks(letter)).toHaveLength(3)
    expect(letter.contacts.map((one) => [one.name, one.organization])).toEqual([
      ['Maya Trent', ''],
      ['Paul Ito', 'Casa Vecina'],
    ])
    expect(letter.closing).toBe('Respectfully submitted by the undersigned organizations,')
    expect(letter.signatories.map((one) => [one.name, one.kind])).toContainEqual([
      'Rev. Dr. Pauline Achebe',
      'unsure',
    ])
    expect(names(letter)).toHaveLength(6)
    expect(messages(letter)).toContain('announces 102 signatories, but 6 are listed')
  })

  test('addressees without blank lines between, three columns, individuals with a note in their heading', () => {
    const letter = read(fixture('three-columns.txt'))
    expect(letter.addressees.map((one) => [one.title, one.name, one.office])).toEqual([
      ['Majority Leader', 'The Honorable Charles Ashby', 'United States Senate'],
      ['Speaker', 'The Honorable Nora Pell', 'U.S. House of Representatives'],
    ])
    expect(blocks(letter, 'paragraph')[0]).toContain('it is popular; it is just; and it is late.')
    expect(asks(letter)).toHaveLength(3)
    const organizations = letter.signatories
      .filter((one) => one.kind === 'organization')
      .map((one) => one.name)
    expect(organizations).toEqual(sorted(organizations))
    expect(organizations).toHaveLength(9)
    expect(
      letter.signatories
        .filter((one) => one.kind === 'individual')
        .map((one) => [one.name, one.group, one.detail]),
    ).toEqual([
      ['Jane Doe', 'Individual Signatories', 'Elm University'],
      ['Luis Prado', 'Individual Signatories', 'retired judge'],
      ['Wilhelmina Okoro', 'Individual Signatories', null],
    ])
    expect(letter.contacts).toEqual([{ name: '', organization: '', email: 'press@lantern.example' }])
  })

  test('a statement to a committee: (a) (b) (c) that are no asks, unended bullets that are', () => {
    const letter = read(fixture('statement.txt'))
    expect(letter.title).toBe('Statement of Concern')
    expect(letter.addressees.map((one) => one.title)).toEqual(['Members of the Human Rights Committee'])
    expect(blocks(letter, 'heading')).toEqual(['Recommendations'])
    expect(asks(letter)).toEqual([
      'repeal section 14 of the Maritime Act',
      'allow lawyers to enter Port Ansel',
      'stop prosecuting those who rescue people at sea',
    ])
    expect(names(letter)).toEqual([
      'Ansel Rescue',
      'Harbour Law',
      'Mothers of the Missing',
      'Network of Sea Defenders',
      'Watch the Coast',
    ])
    expect(letter.contacts).toEqual([
      { name: 'Iris Vane', organization: 'Harbour Law', email: 'ivane@harbourlaw.example' },
    ])
  })

  test('a signature with name and title, then those on whose behalf', () => {
    const letter = read(fixture('headed-asks.txt'))
    expect(asks(letter).map((text) => text.split('.')[0])).toEqual([
      'Access to counsel',
      'Medical care',
      'Food',
    ])
    expect(letter.signatories.map((one) => [one.name, one.group, one.detail])).toEqual([
      ['Casa Vecina', null, 'Ana Ruiz; Executive Director'],
      ['Casa Vecina', null, null],
      ['Gulf Defenders Project', null, null],
      ['Law Clinic of the Lower Keys', null, null],
    ])
  })

  test('a Spanish letter with address blocks, personal signatures and a copy', () => {
    const letter = read(fixture('spanish-blocks.txt'))
    expect([letter.date, letter.salutation]).toEqual(['2024-03-08', 'Respetables autoridades:'])
    expect(letter.addressees.map((one) => [one.title, one.name, one.office])).toEqual([
      ['Comisionada', 'Lic. Hortensia Bravo', 'Instituto Nacional de Migración'],
      ['Secretario de Salud', 'Dr. Emilio Tapia', null],
    ])
    expect(asks(letter)).toHaveLength(3)
    expect(letter.signatories.map((one) => [one.name, one.kind, one.group])).toEqual([
      ['Alianza por la Niñez, A.C.', 'organization', null],
      ['Casa del Caminante', 'organization', null],
      ['Puente Norte', 'organization', null],
      ['Beatriz Solano', 'individual', 'Personas a título individual'],
      ['Joaquín Iturbe', 'individual', 'Personas a título individual'],
    ])
    expect(letter.cc).toEqual(['Comisión de Derechos Humanos'])
  })

  test('every fixture’s document fits the editor’s schema', () => {
    for (const name of readdirSync(folder).filter((file) => /\.(?:txt|md)$/.test(file))) {
      const { doc } = read(fixture(name))
      expect(() => schema.nodeFromJSON(doc).check(), name).not.toThrow()
    }
  })
})
