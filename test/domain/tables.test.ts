import { describe, expect, test } from 'vitest'
import { readAnswers } from '~/domain/form-answers/index.server'
import { readPasted, readTable, type Table } from '~/domain/tables/index.server'
import { answer, type Encoding, encoded, exported, QUESTIONS } from '../answers'
import { done } from '../make'

const ROWS = [
  ['Organización', 'Nombre', 'Correo'],
  ['Corazón Arizona', 'José Peña', 'jose@corazon.example'],
  ['America’s Voice', 'Núria Ibáñez', 'nuria@voice.example'],
  ['Red “Sí se puede” – México', 'Ángel Muñoz', 'angel@red.example'],
]

const ENCODINGS: Encoding[] = [
  'UTF-8',
  'UTF-8 with mark',
  'UTF-16LE',
  'UTF-16LE with mark',
  'Windows-1252',
  'Mac Roman',
]

const cells = ({ rows }: Table) => rows.map((row) => row.cells)

describe('a table is found in what the file holds', () => {
  for (const encoding of ENCODINGS)
    for (const delimiter of [',', ';', '\t', '|'])
      for (const end of ['\r\n', '\n', '\r'])
        for (const sep of [false, true])
          test(`${encoding}, ${JSON.stringify(delimiter)}, ${JSON.stringify(end)}${sep ? ', sep=' : ''}`, async () => {
            const table = done(await readTable(exported(ROWS, { encoding, delimiter, end, sep })))
            expect(cells(table)).toEqual(ROWS)
            expect(table.rows.map(({ line }) => line)).toEqual(
              [1, 2, 3, 4].map((line) => line + (sep ? 1 : 0)),
            )
            expect(table).toMatchObject({
              encoding: encoding.replace(' with mark', ''),
              delimiter,
              bom: encoding.endsWith('mark'),
            })
          })

  test('one name with an accent is enough to tell Windows from an old Mac', async () => {
    for (const name of [
      'Corazón Arizona',
      'Compañía Unida',
      'Garcıa’s'.replace('ı', 'i'),
      'Women’s March',
      'México Unido',
      'Ñuble Presente',
      'Coalición Sí',
    ])
      for (const encoding of ['Windows-1252', 'Mac Roman'] as const) {
        const table = done(await readTable(encoded(`Organization,Name\n${name},Ana Ruiz\n`, encoding)))
        expect([name, encoding, table.rows[1]?.cells[0], table.encoding]).toEqual([
          name,
          encoding,
          name,
          encoding,
        ])
      }
  })

  test('what a person chose goes before what was found', async () => {
    const bytes = exported(ROWS, { encoding: 'Windows-1252', delimiter: ';' })
    expect(cells(done(await readTable(bytes, { encoding: 'Mac Roman' })))[1]?.[0]).not.toBe('Corazón Arizona')
    expect(cells(done(await readTable(bytes, { delimiter: ',' })))[1]).toHaveLength(1)
  })
})

describe('records', () => {
  const read = async (text: string) =>
    done(await readPasted(text)).rows.map(({ line, cells, stray }) => [line, cells, stray])

  test('end outside quotation marks only, and keep their lines', async () => {
    expect(await read('a,b,c\r\n"1\r\n2",x,y\r\n"say ""hi""",,\r\n\r\nz,z,z\r\n\r\n')).toEqual([
      [1, ['a', 'b', 'c'], false],
      [2, ['1\r\n2', 'x', 'y'], false],
      [4, ['say "hi"', '', ''], false],
      [5, [''], false],
      [6, ['z', 'z', 'z'], false],
    ])
  })

  test('lose nothing to a quotation mark out of place', async () => {
    expect(
      await read(
        'a,b,c\n5" Collective,x,y\n"The "Best" Group",x,y\n"Open Door,x,y\nNext,"p, q",z\n"Last,x,y\n',
      ),
    ).toEqual([
      [1, ['a', 'b', 'c'], false],
      [2, ['5" Collective', 'x', 'y'], true],
      [3, ['The "Best" Group', 'x', 'y'], true],
      [4, ['"Open Door', 'x', 'y'], true],
      [5, ['Next', 'p, q', 'z'], false],
      [6, ['"Last', 'x', 'y'], true],
    ])
  })

  test('a million stray quotation marks take no time', async () => {
    const before = performance.now()
    done(await readPasted(`a,b\n${'"a,'.repeat(300_000)}\n${'"a"",'.repeat(100_000)}`))
    expect(performance.now() - before).toBeLessThan(3_000)
  })
})

describe('a list', () => {
  test('of names has one column, though names have commas', async () => {
    const table = done(
      await readPasted('Casa Latina\nCatholic Legal Immigration Network, Inc.\nJuntos\nLa Puerta Abierta\n'),
    )
    expect(table.delimiter).toBeNull()
    expect(
      done(await readAnswers(table)).answers.map(({ name, line, status }) => [name, line, status]),
    ).toEqual([
      ['Casa Latina', 1, 'accept'],
      ['Catholic Legal Immigration Network, Inc.', 2, 'accept'],
      ['Juntos', 3, 'accept'],
      ['La Puerta Abierta', 4, 'accept'],
    ])
  })

  test('of pasted cells without headings finds names and addresses', async () => {
    const table = done(await readPasted('Casa Latina\tana@casa.example\nJuntos\tbo@juntos.example\n'))
    expect(
      done(await readAnswers(table)).answers.map(({ name, contactEmail }) => [name, contactEmail]),
    ).toEqual([
      ['Casa Latina', 'ana@casa.example'],
      ['Juntos', 'bo@juntos.example'],
    ])
  })
})

describe('address cards', () => {
  test('of 2.1, 3.0 and 4.0 are rows', async () => {
    const text = [
      'BEGIN:VCARD',
      'VERSION:3.0',
      'N:Ruiz;Ana;;;',
      'FN:Ana Ruiz',
      'ORG:Casa Latina\\, Inc.;Policy',
      'item1.EMAIL;TYPE=INTERNET:ana@casa.',
      ' example',
      'TITLE:Policy Director',
      'ADR;TYPE=WORK:;;317 17th Ave S;Seattle;WA;98144;USA',
      'END:VCARD',
      'BEGIN:VCARD',
      'VERSION:2.1',
      'N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Pe=C3=B1a;Jos=',
      '=C3=A9',
      'ORG:Juntos',
      'EMAIL:jose@juntos.example',
      'EMAIL:jp@juntos.example',
      'END:VCARD',
      '',
    ].join('\r\n')
    const table = done(await readTable(Buffer.from(text)))
    expect(done(await readAnswers(table)).answers).toMatchObject([
      {
        line: 1,
        name: 'Casa Latina, Inc., Policy',
        signerName: 'Ana Ruiz',
        signerTitle: 'Policy Director',
        contactEmail: 'ana@casa.example',
        city: 'Seattle',
        place: 'WA',
      },
      {
        line: 11,
        name: 'Juntos',
        signerName: 'José Peña',
        contactEmail: 'jose@juntos.example',
        extraEmails: ['jp@juntos.example'],
      },
    ])
  })
})

describe('columns', () => {
  const fields = async (headings: string[]) =>
    done(
      await readAnswers(
        done(await readPasted(`${headings.join('\t')}\n${headings.map(() => 'Casa Latina').join('\t')}`)),
      ),
    ).mapping

  test('are known by their headings in English and Spanish, of forms and of other tools', async () => {
    expect(await fields(QUESTIONS)).toEqual([
      'submittedAt',
      'accountEmail',
      'organization',
      'signerName',
      'signerTitle',
      'contactEmail',
      'cityState',
      'types',
      'consent',
      'comment',
    ])
    expect(
      await fields([
        'Marca temporal',
        'Dirección de correo electrónico',
        'Nombre de la organización (como debe aparecer en la carta)',
        'Nombre y apellidos',
        'Cargo',
        'Correo electrónico de contacto (no se publicará)',
        'Ciudad, estado',
        'Tipo de organización (marque todas las que correspondan)',
        'Confirmo que estoy autorizado para firmar en nombre de esta organización',
        'Comentarios o preguntas',
      ]),
    ).toEqual([
      'submittedAt',
      'accountEmail',
      'organization',
      'signerName',
      'signerTitle',
      'contactEmail',
      'cityState',
      'types',
      'consent',
      'comment',
    ])
    // Action Network
    expect(
      await fields([
        'first_name',
        'last_name',
        'email',
        'zip_code',
        'city',
        'state',
        'country',
        'Organization',
        'Timestamp (EST)',
        'can2_user_tags',
      ]),
    ).toEqual([
      'firstName',
      'lastName',
      'contactEmail',
      null,
      'city',
      'state',
      null,
      'organization',
      'submittedAt',
      null,
    ])
    // EveryAction
    expect(
      await fields([
        'VANID',
        'First Name',
        'Last Name',
        'Preferred Email',
        'Organization Name',
        'Job Title',
        'Preferred Phone',
        'Date Signed',
      ]),
    ).toEqual([
      null,
      'firstName',
      'lastName',
      'contactEmail',
      'organization',
      'signerTitle',
      'phone',
      'submittedAt',
    ])
    // Microsoft Forms
    expect(
      await fields([
        'ID',
        'Start time',
        'Completion time',
        'Email',
        'Name',
        'What organization are you signing for?',
        'What is your role at the organization?',
      ]),
    ).toEqual(
      [null, null, 'submittedAt', 'accountEmail', 'signerName', 'organization', 'signerTitle'].map(
        (field, at) => (at === 3 ? 'contactEmail' : field),
      ),
    )
    expect(await fields(['Nombre', 'Apellidos', 'Organización', 'Correo'])).toEqual([
      'firstName',
      'lastName',
      'organization',
      'contactEmail',
    ])
  })

  test('that hold no names are told with what was read', async () => {
    const reading = await readAnswers(done(await readPasted('Email\tPhone\na@x.example\t1\n')))
    expect(reading).toEqual({
      refused: expect.stringMatching(/^No column is headed .*“Email”, “Phone”.*\.$/),
    })
  })
})

describe('what is no table', () => {
  test.each([
    ['a PDF', Buffer.from('%PDF-1.7\n1 0 obj')],
    ['a picture', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')],
    ['an old workbook', Buffer.from('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'latin1')],
    ['a program', Buffer.from('\x7fELF\x02\x01', 'latin1')],
    ['random bytes', Buffer.from(Array.from({ length: 4_000 }, (_, at) => (at * 7919) % 256))],
    ['nothing', Buffer.alloc(0)],
    ['blanks', Buffer.from(' \n \n')],
    ['a web page', Buffer.from('<!DOCTYPE html><html><table></table></html>')],
    ['JSON', Buffer.from('[{"a":1}]')],
    ['a damaged archive', Buffer.from('PK\x03\x04garbage garbage garbage')],
    ['too much', Buffer.alloc(51 * 1024 * 1024, 'a')],
  ])('%s is refused with what to do', async (_, bytes) => {
    expect(await readTable(bytes)).toEqual({ refused: expect.stringMatching(/^[A-Z].{30,}\.$/) })
  })

  test('headings without rows', async () => {
    expect(await readAnswers(done(await readTable(exported([QUESTIONS]))))).toEqual({
      refused: expect.stringContaining('no rows'),
    })
    expect(await readAnswers(done(await readTable(exported([QUESTIONS, answer({})]))))).toMatchObject({
      summary: { accept: 1 },
    })
  })
})
