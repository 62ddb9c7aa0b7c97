import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type LetterReading, personLike, readFile, readLetter } from '~/domain/imports/index.server'

const folder = new URL('../fixtures/letters/', import.meta.url)

function fixture(name: string): string {
  return readFileSync(new URL(name, folder), 'utf8')
}

function read(text: string): LetterReading {
  const reading = readLetter(text)
  if ('refused' in reading) throw new Error(reading.refused)
  return reading
}

function rows(name: string): string[][] {
  return fixture(name)
    .split('\n')
    .slice(1)
    .filter(Boolean)
    .map((line) => line.split('\t'))
}

const names = (reading: LetterReading) => reading.signatories.map((one) => one.name)
const asks = (reading: LetterReading) => reading.asks.map((one) => one.text)
const types = (reading: LetterReading) => reading.blocks.map((one) => one.type)
const messages = (reading: LetterReading) => reading.warnings.map((one) => one.message).join('\n')
const blocks = (reading: LetterReading, type: string) => reading.blocks.filter((one) => one.type === type).map((one) => one.text)

describe('the sample letter', () => {
  const sample = read(fixture('sample.txt'))

  test('has its salutation as written and three addressees without offices', () => {
    expect(sample.salutation).toBe('Dear Secretary Mayorkas, Acting Director Johnson, and Deputy Director Olavarria:')
    expect(sample.addressees.map(({ title, name, office }) => [title, name, office])).toEqual([
      ['Secretary', 'Mayorkas', null],
      ['Acting Director', 'Johnson', null],
      ['Deputy Director', 'Olavarria', null],
    ])
    expect([sample.title, sample.date, sample.language, sample.closing]).toEqual([null, null, 'en', 'Sincerely,'])
  })

  test('lists the 160 signatories in printed order, character for character', () => {
    expect(names(sample)).toEqual(rows('sample-signatories.tsv').map((row) => row[1]))
    expect(sample.signatories.filter((one) => one.kind !== 'organization').map((one) => [one.name, one.kind])).toEqual([
      ['Monserrat Padilla', 'unsure'],
    ])
    expect(sample.signatories.map((one) => one.line)).toEqual(Array.from({ length: 160 }, (_, at) => 153 + at))
  })

  test('has three asks over the page break, six quoted stories and prose criticisms', () => {
    expect(types(sample)).toEqual([
      'salutation',
      ...Array<string>(8).fill('paragraph'),
      ...Array<string>(6).fill('quote'),
      'paragraph',
      'ask',
      'ask',
      'ask',
      ...Array<string>(4).fill('paragraph'),
      ...Array<string>(4).fill('contact'),
      'closing',
    ])
    expect(sample.asks.map((one) => [one.number, one.text.slice(0, 30)])).toEqual([
      [1, 'The review must be conducted u'],
      [2, 'The review should expedite the'],
      [3, 'DHS must ensure that all perso'],
    ])
    expect(blocks(sample, 'paragraph').filter((text) => /^(First|Second|Third), /.test(text))).toHaveLength(3)
    expect(sample.stories.map(({ name, pseudonym, line }) => [name, pseudonym, line])).toEqual([
      ['Moris', false, 47],
      ['Ubaldo Ochoa-López', false, 57],
      ['Christopher', true, 66],
      ['Laura', true, 78],
      ['Jonathan', true, 87],
      ['Robert Panton', false, 100],
    ])
    expect(sample.stories.map((one) => one.toldBy)).toEqual([
      'Mariposa Legal',
      'RAICES',
      'Free Them All VA Coalition',
      'Immigration Equality',
      null,
      'National Immigrant Justice Center',
    ])
  })

  test('keeps every word of the text and nothing of the pages', () => {
    const body = fixture('sample.txt')
      .split('\n')
      .slice(0, 152)
      .filter((line) => !/^\d$/.test(line))
      .join(' ')
    const marks = /(?<=\s)[123]\. (?=The|DHS)/g
    const flat = (text: string) => text.replace(/\s+/g, ' ').trim()
    expect(flat(sample.blocks.map((one) => one.text).join(' '))).toBe(flat(body.replace(marks, '')))
  })

  test('names four contacts', () => {
    expect(sample.contacts).toEqual([
      { name: 'Heidi Altman', organization: 'National Immigrant Justice Center', email: 'haltman@heartlandalliance.org' },
      { name: 'Jorge Loweree', organization: 'American Immigration Council', email: 'jloweree@immcouncil.org' },
      { name: 'Sirine Shebaya', organization: 'National Immigration Project', email: 'sirine@nipnlg.org' },
      { name: 'Ruthie Epstein', organization: 'We Are Home Campaign', email: 'repstein@communitychange.org' },
    ])
  })

  test('warns of little, and of what a lead can act on', () => {
    expect(sample.warnings).toContainEqual({ line: 57, message: '“six-yearold” may have lost a hyphen.' })
    expect(sample.warnings.find((one) => one.line === 140)?.message).toContain('in this February 18th letter')
    expect(sample.warnings.find((one) => one.line === 194)?.message).toContain('straight apostrophe')
    expect(sample.warnings.find((one) => one.line === 257)?.message).toContain('looks like a person')
    expect(messages(sample)).toContain('prints no date')
    expect(sample.warnings.length).toBeLessThanOrEqual(8)
  })

  test('becomes a document with places for date, addressees and contacts', () => {
    expect(sample.doc.content.map((node) => node.type)).toEqual([
      'date',
      'addressees',
      'salutation',
      ...Array<string>(8).fill('paragraph'),
      ...Array<string>(6).fill('quote'),
      'paragraph',
      'asks',
      ...Array<string>(4).fill('paragraph'),
      'contacts',
      'closing',
    ])
    const list = sample.doc.content.find((node) => node.type === 'asks')
    expect(list?.content).toHaveLength(3)
    expect(list?.content?.[0]?.attrs?.id).toMatch(/^[\da-f-]{36}$/)
  })
})

describe('one letter, differently set', () => {
  const text = fixture('letterhead-blocks.txt')
  const plain = comparable(read(text))

  function comparable(reading: LetterReading) {
    const { doc: _, warnings: __, ...rest } = reading
    return { ...rest, blocks: rest.blocks.map((one) => [one.type, one.text]), signatories: rest.signatories.map(({ line: _line, ...one }) => one), stories: [] }
  }

  test.each([
    ['Windows line ends', text.replaceAll('\n', '\r\n')],
    ['old Macintosh line ends', text.replaceAll('\n', '\r')],
    ['a margin of ten columns', text.replace(/^(?=.)/gm, '          ')],
    ['white space at line ends', text.replaceAll('\n', '   \n')],
    ['a byte order mark and zero-width spaces', `\ufeff${text.replace('we write', '\u200bwe write')}`],
    ['decomposed accents', text.normalize('NFD')],
  ])('%s change nothing', (_, other) => {
    expect(comparable(read(other))).toEqual(plain)
  })

  test('one line per paragraph gives the same paragraphs', () => {
    const start = text.indexOf('On behalf of')
    const end = text.indexOf('Respectfully submitted')
    const unwrapped = text.slice(start, end).replace(/([^\n])\n {0,3}(?=[^\n\d ])/g, '$1 ')
    expect(comparable(read(text.slice(0, start) + unwrapped + text.slice(end)))).toEqual(plain)
  })

  test('a page break in the middle of a paragraph changes nothing', () => {
    const broken = text.replace('our members have documented 61', 'our members have\n\n                       Page 2 of 4\n\f\n documented 61')
    expect(comparable(read(broken))).toEqual(plain)
  })
})

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
        name: 'Marguerite Oyelaran',
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
      { name: 'Ana Ruiz', organization: 'Harbor Coalition for Fair Detention', email: 'ana.ruiz@harborcoalition.example' },
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
    expect(letter.cc).toEqual(['Rep. Dolores Whitfield, Chair, Subcommittee on Oversight', 'Inspector General Hugo Brandt'])
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
    expect(asks(letter).map((text) => text.slice(0, 28))).toEqual(['withdraw the October memoran', 'hold all interviews in perso', 'reopen every negative findin'])
    expect(blocks(letter, 'paragraph')).toContain('Each of these can be done without new appropriations.')
    expect(letter.contacts.map((one) => one.email)).toEqual(['interviews@marshside.example'])
    expect(names(letter)).toContain('Immigrant Law Collective of the Upper Valley and the Lower Basin')
    expect(names(letter)).toContain('National Association of Interpreters and Translators (NAIT)')
    expect(names(letter)).toHaveLength(7)
  })

  test('a Spanish letter', () => {
    const letter = read(fixture('spanish.txt'))
    expect([letter.language, letter.date, letter.salutation, letter.closing]).toEqual(['es', '2025-05-05', 'Estimado Secretario Villanueva:', 'Atentamente,'])
    expect(letter.title).toBe('Acceso a la atención médica en los centros de detención')
    expect(letter.addressees).toEqual([{ title: 'Secretario', name: 'Villanueva', office: null, address: [] }])
    expect(asks(letter)).toHaveLength(3)
    expect(letter.stories.map((one) => [one.name, one.pseudonym])).toEqual([['Marisol', true]])
    expect(letter.contacts).toEqual([{ name: 'Lucía Méndez', organization: 'Red Puente Norte', email: 'lmendez@puentenorte.example' }])
    expect(names(letter)).toEqual(['Asociación de Médicas del Valle', 'Casa del Caminante', 'Colectivo Manos Abiertas', 'Red Puente Norte'])
  })

  test('names in two columns are read down when that is the alphabet', () => {
    const letter = read(fixture('columns-tabs.txt'))
    expect(names(letter)).toEqual([...names(letter)].sort())
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
      ['Chair', 'Lydia Fairbanks', 'Committee on Homeland Security, U.S. House of Representatives'],
      ['Ranking Member', 'Marcus Thiele', 'Committee on Homeland Security, U.S. House of Representatives'],
    ])
    expect(types(letter).filter((type) => type === 'paragraph' || type === 'quote')).toEqual(['paragraph', 'paragraph', 'quote', 'paragraph'])
    expect(letter.signatories.map((one) => one.name)).toContain('Harbor Coalition for Fair Detention')
    expect(letter.signatories.filter((one) => one.group === 'STATE & LOCAL ORGANIZATIONS')).toHaveLength(6)
    expect(letter.contacts[0]).toEqual({ name: 'Philippa Nwosu', organization: 'Lantern Network', email: 'pnwosu@lantern.example' })
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
      ['Chair', 'Patrick Delacroix'],
      ['Ranking Member', 'Susan Whitlock'],
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
    expect(blocks(letter, 'paragraph')[0]).toContain('since he came, and that the lights were never turned off.')
    expect(letter.blocks.slice(-2).map((one) => [one.type, one.line])).toEqual([
      ['paragraph', 17],
      ['paragraph', 19],
    ])
    expect(letter.cc).toEqual(['Senator Ruth Calloway', 'Office of the Inspector General'])
    expect(letter.addressees[0]).toMatchObject({ title: 'Commissioner', name: 'Rodney Halloran', office: 'U.S. Customs and Border Protection' })
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
    expect(messages(letter)).toMatch(/No salutation.*\n?[^]*No closing[^]*No signatories/)
  })

  test('a letter with no signatories', () => {
    const letter = read(fixture('no-signatories.txt'))
    expect(letter.signatories).toEqual([])
    expect(messages(letter)).toContain('No signatories are listed')
    expect(letter.addressees).toEqual([{ title: 'Administrator', name: 'Fontaine', office: null, address: [] }])
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
    expect([letter.title, letter.date, letter.closing]).toEqual(['Ending the jail contract', '2023-10-06', null])
    expect(letter.addressees.map((one) => one.title)).toEqual(['Members of the Board of Supervisors, Dune County'])
    expect(letter.contacts).toEqual([{ name: 'Renata Solis', organization: 'Dune County Rights Table', email: 'rsolis@dunerights.example' }])
    expect(names(letter)).toEqual(['Dune County Rights Table', 'Dune County Teachers United', 'Faith Table of the Low Desert'])
  })

  test('“First, …” paragraphs are asks only where a call to act leads them in', () => {
    const letter = read(fixture('ordinals-asks.txt'))
    expect(asks(letter)).toHaveLength(3)
    expect(letter.addressees).toEqual([{ title: 'Mr. President', name: '', office: null, address: [] }])
    const complaint = fixture('ordinals-asks.txt').replace('We therefore urge you to take three actions:', 'We have met three obstacles:')
    expect(read(complaint).asks).toEqual([])
  })

  test('a wrapped Re: line and salutation, an addressee only the salutation names, lists of facts and of asks in bullets and letters', () => {
    const letter = read(fixture('inline-signed-wrapped.txt'))
    expect(letter.title).toBe('Access to Counsel at the Gulf Annex and Treatment of People With Disabilities')
    expect(letter.salutation).toBe('Dear Secretary Oyelaran, Deputy Secretary Winterbourne, and Officer Grace Imanishi:')
    expect(letter.addressees.map((one) => [one.title, one.name, one.office])).toEqual([
      ['Secretary', 'Marguerite Oyelaran', 'U.S. Department of Homeland Security'],
      ['Deputy Secretary', 'Paul Winterbourne', 'U.S. Department of Homeland Security'],
      ['Officer', 'Grace Imanishi', null],
    ])
    expect(blocks(letter, 'item')).toHaveLength(3)
    expect(asks(letter)).toHaveLength(3)
    expect(names(letter)).toEqual(['Advocates for the Long Road', 'Albion Center for Disability Justice', 'Bridge Street Legal Aid'])
    expect(messages(letter)).toContain('announces 214 signatories, but 3 are listed')
  })

  test('Markdown keeps its headings, bold and links; changed names are pseudonyms', async () => {
    const letter = await readFile(new TextEncoder().encode(fixture('stories.md')), 'stories.md')
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
})

describe('persons and organizations', () => {
  test('no organization of the sample or of the known pairs looks like a person', () => {
    const organizations = [
      ...rows('sample-signatories.tsv').map((row) => row[1] ?? ''),
      ...rows('organization-pairs.tsv').flatMap((row) => [row[0] ?? '', row[1] ?? '']),
    ]
    const flagged = [...new Set(organizations)].filter(personLike)
    expect(flagged.sort()).toEqual(['Heidi Altman', 'Monserrat Padilla'])
  })

  test.each(['Jane Doe', 'Rev. Jane Doe', 'Dr. Wu', 'María del Carmen López', 'J. Robert Smith', 'Anne O’Connor, PhD', 'Jean-Luc Martin'])('%s does', (name) => {
    expect(personLike(name)).toBe(true)
  })

  test.each(['Casa Ruby', 'Faith Commons', 'Martin Luther King Jr. Center', 'Mary’s Place', 'Austin Sanctuary Network', 'Guardian Project', 'Grace Church', 'UnLocal'])(
    '%s does not',
    (name) => {
      expect(personLike(name)).toBe(false)
    },
  )
})
