import { describe, expect, test } from 'vitest'
import { type LetterReading, personLike } from '~/domain/imports/index.server'
import { blocks, fixture, messages, names, read, rows, sorted, types } from '../readings'

describe('the sample letter', () => {
  const sample = read(fixture('sample.txt'))

  test('has its salutation as written and three addressees without offices', () => {
    expect(sample.salutation).toBe(
      'Dear Secretary Mayorkas, Acting Director Johnson, and Deputy Director Olavarria:',
    )
    expect(sample.addressees.map(({ title, name, office }) => [title, name, office])).toEqual([
      ['Secretary', 'Mayorkas', null],
      ['Acting Director', 'Johnson', null],
      ['Deputy Director', 'Olavarria', null],
    ])
    expect([sample.title, sample.date, sample.language, sample.closing]).toEqual([
      null,
      null,
      'en',
      'Sincerely,',
    ])
  })

  test('lists the 160 signatories in printed order, character for character', () => {
    expect(names(sample)).toEqual(rows('sample-signatories.tsv').map((row) => row[1]))
    expect(
      sample.signatories.filter((one) => one.kind !== 'organization').map((one) => [one.name, one.kind]),
    ).toEqual([['Monserrat Padilla', 'unsure']])
    expect(sample.signatories.map((one) => one.line)).toEqual(
      Array.from({ length: 160 }, (_, at) => 153 + at),
    )
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
      {
        name: 'Heidi Altman',
        organization: 'National Immigrant Justice Center',
        email: 'haltman@heartlandalliance.org',
      },
      {
        name: 'Jorge Loweree',
        organization: 'American Immigration Council',
        email: 'jloweree@immcouncil.org',
      },
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
    return {
      ...rest,
      blocks: rest.blocks.map((one) => [one.type, one.text]),
      signatories: rest.signatories.map(({ line: _line, ...one }) => one),
      stories: [],
    }
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
    const broken = text.replace(
      'our members have documented 61',
      'our members have\n\n                       Page 2 of 4\n\f\n documented 61',
    )
    expect(comparable(read(broken))).toEqual(plain)
  })
})

describe('persons and organizations', () => {
  test('no organization of the sample or of the known pairs looks like a person', () => {
    const organizations = [
      ...rows('sample-signatories.tsv').map((row) => row[1] ?? ''),
      ...rows('organization-pairs.tsv').flatMap((row) => [row[0] ?? '', row[1] ?? '']),
    ]
    const flagged = [...new Set(organizations)].filter(personLike)
    expect(sorted(flagged)).toEqual(['Heidi Altman', 'Monserrat Padilla'])
  })

  test.each([
    'Jane Doe',
    'Rev. Jane Doe',
    'Dr. Wu',
    'María del Carmen López',
    'J. Robert Smith',
    'Anne O’Connor, PhD',
    'Jean-Luc Martin',
  ])('%s does', (name) => {
    expect(personLike(name)).toBe(true)
  })

  test.each([
    'Casa Ruby',
    'Faith Commons',
    'Martin Luther King Jr. Center',
    'Mary’s Place',
    'Austin Sanctuary Network',
    'Guardian Project',
    'Grace Church',
    'UnLocal',
  ])('%s does not', (name) => {
    expect(personLike(name)).toBe(false)
  })
})
