import { describe, expect, test } from 'vitest'
import { asks, blocks, fixture, messages, names, read, sorted, types } from '../readings'

describe('other letters', () => {
  test('letterhead, date, delivery line, two address blocks, a Re: line over two lines, headings, facts and asks', () => {
    const letter = read(fixture('letterhead-blocks.txt'))
    expect(letter.title).toBe(
      'Request to end the use of segregation for people with serious medical needs at the Port Ansel Processing Center',
    )
    expect(letter.date).toBe('2025-03-14')
    expect(letter.addressees).toEqual([
      {
        title: 'Secretary',
        name: 'The Honorable Marguerite Oyelaran',
        office: 'U.S. Department of Homeland Security',
        address: ['3801 Nebraska Avenue NW', 'Washington, D.C. 20016'],
      },
      {
        title: 'Acting Director',
        name: 'Tobias Lindqvist',
        office: 'U.S. Immigration and Customs Enforcement',
        address: ['500 12th Street SW', 'Washington, D.C. 20536'],
      },
    ])
    expect(blocks(letter, 'heading')).toEqual(['Background', 'Our Requests'])
    expect(blocks(letter, 'item')).toHaveLength(3)
    expect(asks(letter)).toEqual([
      'Release all people with serious medical or mental health conditions from segregation within ten days.',
      'Publish monthly data on segregation placements, disaggregated by facility, length of stay and reason.',
      'Terminate the contract for the Port Ansel Processing Center if these conditions are not met by June 1, 2025.',
    ])
    expect(letter.contacts).toEqual([
      {
        name: 'Ana Ruiz',
        organization: 'Harbor Coalition for Fair Detention',
        email: 'ana.ruiz@harborcoalition.example',
      },
    ])
    expect(letter.signatories.map((one) => [one.name, one.group, one.detail])).toEqual([
      ['Alliance for Open Doors', 'National Organizations', null],
      ['Center for Quiet Waters', 'National Organizations', null],
      ['National Council of Ferry Workers', 'National Organizations', null],
      ['Casa Vecina', 'State and Local Organizations', 'Austin, TX'],
      ['Harbor Coalition for Fair Detention', 'State and Local Organizations', null],
      ['Port Ansel Interfaith Committee', 'State and Local Organizations', null],
      ['Voces del Muelle', 'State and Local Organizations', null],
    ])
    expect(letter.cc).toEqual([
      'Rep. Dolores Whitfield, Chair, Subcommittee on Oversight',
      'Inspector General Hugo Brandt',
    ])
    expect(messages(letter)).toContain('Enclosure')
    expect(messages(letter)).not.toContain('announces')
  })

  test('one line per paragraph, Members of Congress, bullets, individuals under their heading', () => {
    const letter = read(fixture('one-line-paragraphs.txt'))
    expect(letter.addressees).toEqual([
      {
        title: 'Members of Congress',
        name: '',
        office: 'United States Senate and House of Representatives',
        address: ['Washington, DC 20515'],
      },
    ])
    expect(letter.title).toBe('Oppose the Border Surcharge Act (H.R. 9991)')
    expect(asks(letter)).toHaveLength(3)
    expect(letter.contacts).toEqual([
      { name: 'Deborah Okafor', organization: 'Lantern Network', email: 'dokafor@lantern.example' },
      { name: 'Luis Prado', organization: '', email: 'lprado@open-table.example' },
    ])
    expect(letter.signatories.slice(3).map((one) => [one.name, one.kind, one.group, one.detail])).toEqual([
      ['Open Table Kitchen, Inc.', 'organization', null, null],
      ['Union of Night Bakers, Local 12', 'organization', null, null],
      ['Rev. Jane Doe', 'individual', 'Individuals', 'Pastor, First Church of Elm Grove'],
      ['Prof. Samuel K. Adeyemi', 'individual', 'Individuals', 'Elm University School of Law'],
      ['Ingrid Halvorsen', 'individual', 'Individuals', null],
    ])
  })

  test('running headers and page numbers are gone, asks in a sentence are asks, wrapped names are whole', () => {
    const letter = read(fixture('pages-formfeed.txt'))
    expect(letter.title).toBe('Coalition Letter on Asylum Interviews')
    expect(blocks(letter, 'paragraph').join(' ')).not.toMatch(/Page \d|Coalition Letter/)
    expect(blocks(letter, 'paragraph')[0]).toContain('the memorandum cites as its authority.')
    expect(asks(letter).map((text) => text.slice(0, 28))).toEqual([
      'withdraw the October memoran',
      'hold all interviews in perso',
      'reopen every negative findin',
    ])
    expect(blocks(letter, 'paragraph')).toContain('Each of these can be done without new appropriations.')
    expect(letter.contacts.map((one) => one.email)).toEqual(['interviews@marshside.example'])
    expect(names(letter)).toContain('Immigrant Law Collective of the Upper Valley and the Lower Basin')
    expect(names(letter)).toContain('National Association of Interpreters and Translators (NAIT)')
    expect(names(letter)).toHaveLength(7)
  })

  test('a Spanish letter', () => {
    const letter = read(fixture('spanish.txt'))
    expect([letter.language, letter.date, letter.salutation, letter.closing]).toEqual([
      'es',
      '2025-05-05',
      'Estimado Secretario Villanueva:',
      'Atentamente,',
    ])
    expect(letter.title).toBe('Acceso a la atención médica en los centros de detención')
    expect(letter.addressees).toEqual([
      { title: 'Secretario', name: 'Villanueva', office: null, address: [] },
    ])
    expect(asks(letter)).toHaveLength(3)
    expect(letter.stories.map((one) => [one.name, one.pseudonym])).toEqual([['Marisol', true]])
    expect(letter.contacts).toEqual([
      { name: 'Lucía Méndez', organization: 'Red Puente Norte', email: 'lmendez@puentenorte.example' },
    ])
    expect(names(letter)).toEqual([
      'Asociación de Médicas del Valle',
      'Casa del Caminante',
      'Colectivo Manos Abiertas',
      'Red Puente Norte',
    ])
  })

  test('names in two columns are read down when that is the alphabet', () => {
    const letter = read(fixture('columns-tabs.txt'))
    expect(names(letter)).toEqual(sorted(names(letter)))
    expect(names(letter)).toHaveLength(13)
    expect(letter.addressees).toEqual([])
    expect(asks(letter)).toEqual([
      'Return all property at release;',
      'Provide a thirty-day supply of medication; and',
      'Allow one free telephone call before release.',
    ])
  })

  test('columns under headings, addressees side by side, first lines set in, a block quotation', () => {
    const letter = read(fixture('columns-headings.txt'))
    expect(letter.addressees.map((one) => [one.title, one.name, one.office])).toEqual([
      [
        'Chair',
        'The Honorable Lydia Fairbanks',
        'Committee on Homeland Security, U.S. House of Representatives',
      ],
      [
        'Ranking Member',
        'The Honorable Marcus Thiele',
        'Committee on Homeland Security, U.S. House of Representatives',
      ],
    ])
    expect(types(letter).filter((type) => type === 'paragraph' || type === 'quote')).toEqual([
      'paragraph',
      'paragraph',
      'quote',
      'paragraph',
    ])
    expect(letter.signatories.map((one) => one.name)).toContain('Harbor Coalition for Fair Detention')
    expect(letter.signatories.filter((one) => one.group === 'STATE & LOCAL ORGANIZATIONS')).toHaveLength(6)
    expect(letter.contacts[0]).toEqual({
      name: 'Philippa Nwosu',
      organization: 'Lantern Network',
      email: 'pnwosu@lantern.example',
    })
  })

  test('numbered names lose their numbers, and a skipped number and a double are told', () => {
    const letter = read(fixture('numbered-signers.txt'))
    expect(letter.title).toBe('Open Letter to Governor Castellane')
    expect(letter.salutation).toBe('Governor Castellane,')
    expect(names(letter)[2]).toBe('Council of School Nurses, Region 4')
    expect(names(letter)).toHaveLength(7)
    expect(letter.signatories[0]?.group).toBeNull()
    expect(messages(letter)).toContain('from number 4 to 6')
    expect(messages(letter)).toContain('listed twice, first on line 24')
    expect(letter.asks).toEqual([])
    expect(blocks(letter, 'item')).toHaveLength(3)
  })

  test('a signer’s name and title under each organization are its detail', () => {
    const letter = read(fixture('signer-lines.txt'))
    expect(letter.addressees.map((one) => [one.title, one.name])).toEqual([
      ['Chair', 'Hon. Patrick Delacroix'],
      ['Ranking Member', 'Hon. Susan Whitlock'],
    ])
    expect(letter.signatories.map((one) => [one.name, one.kind, one.detail])).toEqual([
      ['Casa Vecina', 'organization', 'Ana Ruiz, Executive Director'],
      ['Midwives of the Northern Plains', 'organization', 'Teresa Whitehorse, President'],
      ['National Birth Equity Forum', 'organization', 'Dr. Monique Laurent; Chief Medical Officer'],
      ['Prairie Legal Aid', 'organization', 'Thomas Engel, Staff Attorney'],
    ])
  })

  test('headings in capitals, (1) asks, states as groups, counts in headings', () => {
    const letter = read(fixture('headings-states.txt'))
    expect(blocks(letter, 'heading')).toEqual(['WHY AN EXTENSION IS NEEDED', 'WHAT WE ASK'])
    expect(asks(letter)).toEqual([
      'Extend the designation for eighteen months.',
      'Redesignate Sarn so that people who arrived after 2021 may apply.',
      'Direct the agency to extend work permits automatically.',
    ])
    expect(letter.signatories.map((one) => one.group)).toEqual([
      'National organizations',
      'National organizations',
      'National organizations',
      'California',
      'California',
      'New York',
      'New York',
    ])
    expect(messages(letter)).not.toContain('announces')
    const short = read(fixture('headings-states.txt').replace('organizations (3)', 'organizations (4)'))
    expect(messages(short)).toContain('The heading announces 4 names, but 3 are listed under it.')
  })
})
