import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { findUndrawable, PdfFailed, renderPdf } from '../../app/documents/pdf.server'
import {
  aDocument,
  entriesOf,
  has,
  manyNames,
  organizations,
  paragraph,
  printed,
  textOfPdf,
  unbroken,
} from './sample'

const poppler = has('pdftotext') && has('pdfinfo')
if (!poppler)
  console.info(
    'pdftotext and pdfinfo are missing (apt-get install poppler-utils): skipping what reads a PDF.',
  )
const reading = test.skipIf(!poppler)

// Where each of the strings begins in the text; all of them found, each after the one before.
function inOrder(text: string, strings: string[]): number[] {
  const whole = unbroken(text)
  let from = 0
  return strings.map((each) => {
    const found = whole.indexOf(unbroken(each), from)
    if (found === -1) throw new Error(`Not found, or not after the one before: ${each}`)
    from = found + unbroken(each).length
    return found
  })
}

describe('the sample letter on paper', () => {
  reading('reads from the letterhead to the colophon in the order of the letter', async () => {
    const { bytes, pages, undrawable } = await renderPdf(aDocument())
    expect(undrawable).toEqual([])
    expect(pages).toBe(6)
    inOrder(textOfPdf(bytes), [
      'File Review Coalition',
      '1 Example Plaza, Washington, D.C. 20001',
      'March 29, 2021',
      'Alejandro Mayorkas Secretary U.S. Department of Homeland Security 3801 Nebraska Ave. NW',
      'Tae Johnson Acting Director U.S. Immigration and Customs Enforcement 500 12th St. SW',
      'Esther Olavarria Deputy Director Domestic Policy Council 1600 Pennsylvania Ave. NW',
      'Re: Every person in ICE custody should be considered for release',
      'Dear Secretary Mayorkas, Acting Director Johnson, and Deputy Director Olavarria:',
      'The undersigned organizations write today',
      'Systemic problems include:',
      'First, the Case Review Process',
      'Mariposa Legal requested the release',
      'In August 2020, a federal district court',
      'must be met:',
      '1. The review must be conducted under the authority of the DHS Secretary',
      '2. The review should expedite the release',
      '3. DHS must ensure that all persons are eligible',
      'in this February 18th letter.',
      'With questions, contact:',
      'Heidi Altman, National Immigrant Justice Center, haltman@heartlandalliance.org',
      'Ruthie Epstein, We Are Home Campaign, repstein@communitychange.org',
      'Sincerely,',
      'The undersigned',
      'ACCESS (Arab Community Center for Economic and Social Services)',
      'Young Center for Immigrant Children’s Rights',
      'Edition 1 of March 29, 2021. 160 signatories: 159 organizations and one person.',
      'In alphabetical order. Text b091 6c71 492e.',
    ])
  })

  reading('prints the 160 names exactly, in order, with nothing between them', async () => {
    const document = aDocument()
    const { bytes } = await renderPdf(document)
    const text = textOfPdf(bytes)
    const list = text.slice(
      text.lastIndexOf('The undersigned\n') + 'The undersigned'.length,
      text.lastIndexOf('Edition 1 of'),
    )
    expect(entriesOf(document)).toHaveLength(160)
    expect(unbroken(list)).toBe(
      unbroken(
        entriesOf(document)
          .map((entry) => entry.name)
          .join(' '),
      ),
    )
  })

  reading(
    'is a tagged PDF/UA-1 file on US Letter with title, language, author and a fixed date',
    async () => {
      const { bytes } = await renderPdf(aDocument())
      const info = printed('pdfinfo', ['FILE'], bytes)
      expect(info).toMatch(/Tagged: +yes/)
      expect(info).toMatch(/Page size: +612 x 792 pts \(letter\)/)
      expect(info).toContain('Every person in ICE custody should be considered for release')
      expect(info).toMatch(/Author: +File Review Coalition/)
      expect(info).toMatch(/JavaScript: +no/)
      expect(printed('pdfinfo', ['-isodates', 'FILE'], bytes)).toMatch(/CreationDate: +2021-03-29T00:00:00/)
      expect(printed('pdfinfo', ['-meta', 'FILE'], bytes)).toMatch(/<pdfuaid:part>1<\/pdfuaid:part>/)
      const source = bytes.toString('latin1')
      expect(source).toContain('/Lang (en-US)')
      expect(source).toContain('/DisplayDocTitle true')
      const structure = printed('pdfinfo', ['-struct-text', 'FILE'], bytes)
      expect(structure.match(/^ *H1\b/gm)).toHaveLength(1)
      expect(structure.match(/^ *H2\b/gm)).toHaveLength(1)
      expect(structure.match(/^ *BlockQuote\b/gm)).toHaveLength(6)
      // The asks, the contacts, and all names in one list.
      expect(structure.match(/^ *L\b/gm)).toHaveLength(3)
      expect(structure.match(/^ *LI\b/gm)).toHaveLength(3 + 4 + 160)
    },
  )

  reading('keeps its links, and uses no typeface that is not in the file', async () => {
    const { bytes } = await renderPdf(aDocument())
    const links = printed('pdfinfo', ['-url', 'FILE'], bytes)
    expect(links).toContain('https://example.org/letters/february-18')
    expect(links).toContain('mailto:sirine@nipnlg.org')
    expect(links).toContain('https://letters.example/v/K7QM4TDX9PQR2345')
    const fonts = printed('pdffonts', ['FILE'], bytes).split('\n').slice(2).filter(Boolean)
    expect(fonts.length).toBeGreaterThan(2)
    expect(fonts.filter((font) => !/SourceSerif4-\w+ .* yes yes yes /.test(font))).toEqual([])
  })
})

describe('the same letter', () => {
  test('has the same bytes each time, in a new process and in another zone and language', async () => {
    const first = await renderPdf(aDocument())
    const again = await renderPdf(aDocument())
    await renderPdf(aDocument((document) => Object.assign(document, { groups: [] })))
    const later = await renderPdf(aDocument())
    expect(again.bytes.equals(first.bytes)).toBe(true)
    expect(later.hash).toBe(first.hash)
    const elsewhere = `
      const { readFileSync } = await import('node:fs')
      const { renderPdf } = await import('./app/documents/pdf.server.ts')
      const document = JSON.parse(readFileSync('test/fixtures/documents/sample-letter.json', 'utf8'))
      process.stdout.write((await renderPdf(document)).hash)
    `
    const hash = execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', elsewhere], {
      cwd: path.resolve('.'),
      env: { ...process.env, TZ: 'Asia/Kolkata', LANG: 'hi_IN.UTF-8' },
      encoding: 'utf8',
    })
    expect(hash).toBe(first.hash)
  })

  test('differs when its list is in another order', async () => {
    const first = await renderPdf(aDocument())
    const other = await renderPdf(aDocument((document) => document.groups[0]?.entries.reverse()))
    expect(other.hash).not.toBe(first.hash)
  })
})

const hostile = [
  '#read("/etc/passwd")',
  '#import "@preview/cetz:0.1"',
  '$x^2$ and $ y $',
  '@a <b> <label> &amp;',
  '\\ back \\\\ slash \\u{1F600}',
  '*bold* _em_ `code` ```raw```',
  '= Heading',
  '- item',
  '1. one',
  '/ term: x',
  '// comment /* c */',
  '] [content] } {',
  '~ -- --- ...',
  '"quotes" \'single\'',
  'https://example.org/#fragment',
  '<script>alert(1)</script>',
  '{{ template }} %s',
]

describe('what strangers wrote', () => {
  reading('is printed as it stands, in names, text, title and letterhead', async () => {
    const { bytes, undrawable } = await renderPdf(
      aDocument((document) => {
        document.coalition.name = '*Coalition* #let'
        document.text.title = '#panic() $x$ @a'
        document.text.doc.content?.splice(3, 0, ...hostile.map(paragraph))
        document.groups = organizations(hostile)
      }),
    )
    expect(undrawable).toEqual([])
    const text = printed('pdftotext', ['FILE', '-'], bytes)
    inOrder(text, [
      '*Coalition* #let',
      'Re: #panic() $x$ @a',
      ...hostile,
      'Sincerely,',
      'The undersigned',
      ...hostile,
    ])
  })

  reading(
    'is printed without control characters, in other scripts, and broken where it has no spaces',
    async () => {
      const long = `L${'o'.repeat(298)}ng`
      const words = 'Word '.repeat(60).trim()
      const names = [
        'Bell\u0007 and nul\u0000',
        'Tab\tand\nline',
        'A \u202eturned\u202c B',
        long,
        words,
        'Ñandú ʻokina Łódź',
        '한국인 연합',
      ]
      const { bytes, undrawable } = await renderPdf(
        aDocument((document) => {
          document.text.doc.content = [paragraph('A short letter.')]
          document.groups = organizations([...names, 'منظمة حقوق', 'ארגון זכויות', '日本人会'])
        }),
      )
      expect(undrawable).toEqual([])
      const text = printed('pdftotext', ['FILE', '-'], bytes)
      inOrder(text, [
        'Bell and nul',
        'Tab and line',
        'A turned B',
        long,
        words,
        'Ñandú ʻokina Łódź',
        '한국인 연합',
      ])
      const right = printed('pdftotext', ['-bbox', 'FILE', '-'], bytes).matchAll(/xMax="([\d.]+)"/g)
      expect(Math.max(...[...right].map((match) => Number(match[1])))).toBeLessThanOrEqual(
        (8.5 - 1.05) * 72 + 1,
      )
    },
  )

  reading('is named where no typeface can draw it, and the letter is still made', async () => {
    const { bytes, undrawable } = await renderPdf(
      aDocument((document) => {
        document.groups = organizations(['Moms 👩‍👩‍👧 United', 'Plain Name', 'हिन्दी समिति', 'نام\u200cها'])
        document.text.doc.content?.splice(4, 0, paragraph('A passage with 🙂 in it.'))
      }),
    )
    expect(new Set(undrawable)).toEqual(
      new Set(['A passage with 🙂 in it.', 'Moms 👩‍👩‍👧 United', 'हिन्दी समिति']),
    )
    expect(printed('pdfinfo', ['FILE'], bytes)).toMatch(/Tagged: +yes/)
    expect(printed('pdfinfo', ['-meta', 'FILE'], bytes)).not.toContain('pdfuaid')
  })

  test('is found before freezing', async () => {
    const strings = ['Fine', 'Ñ', '"q" \\ 🙂', '한국', 'שלום', '汉语', 'Bell\u0007', '☮ ★ ✓']
    expect(await findUndrawable(strings)).toEqual(['"q" \\ 🙂', '汉语'])
    expect(await findUndrawable([])).toEqual([])
  })
})

describe('lists of other lengths', () => {
  reading.each([0, 1, 7, 8, 41, 190, 601])(
    '%i names are printed in order, in a file that is PDF/UA-1',
    async (count) => {
      const names = manyNames(count)
      const { bytes, undrawable } = await renderPdf(
        aDocument((document) => Object.assign(document, { groups: organizations(names) })),
      )
      expect(undrawable).toEqual([])
      inOrder(textOfPdf(bytes), ['Sincerely,', ...names, 'Edition 1 of'])
      expect(printed('pdfinfo', ['-meta', 'FILE'], bytes)).toContain('pdfuaid:part')
    },
  )

  reading(
    'groups stand under their headings, a detail follows its name, copies follow the list, in Spanish too',
    async () => {
      const { bytes } = await renderPdf(
        aDocument((document) => {
          const [first, second] = [
            document.groups[0]?.entries.slice(0, 30),
            document.groups[0]?.entries.slice(30, 60),
          ]
          document.language = 'es'
          document.order = 'En orden alfabético'
          document.text.addressees.push({
            title: 'Directora',
            name: 'Ana Pérez',
            office: null,
            component: 'Oficina',
            address: [],
            cc: true,
          })
          document.groups = [
            { heading: 'Organizaciones nacionales', entries: first ?? [] },
            { heading: 'Organizaciones locales', entries: second ?? [] },
            {
              heading: 'Personas',
              entries: [{ name: 'Juan Ñáñez', kind: 'individual', detail: 'a título personal' }],
            },
          ]
        }),
      )
      const text = printed('pdftotext', ['FILE', '-'], bytes)
      inOrder(text, ['29 de marzo de 2021', 'Asunto:', 'Las organizaciones y personas abajo firmantes'])
      inOrder(text, [
        'Organizaciones nacionales',
        'ACCESS of WNY',
        'Organizaciones locales',
        'Personas',
        'Juan Ñáñez a título personal',
      ])
      inOrder(text, [
        'Juan Ñáñez',
        'cc: Ana Pérez, Directora, Oficina',
        'Edición 1 del 29 de marzo de 2021. 61 firmantes:',
      ])
      expect(text).toContain('Página 1 de')
      expect(bytes.toString('latin1')).toContain('/Lang (es-US)')
    },
  )

  reading.each([1, 5, 12, 30])(
    'the closing is not parted from the text and the first of %i names',
    async (count) => {
      for (const lines of [0, 4, 8, 12, 16]) {
        const { bytes } = await renderPdf(
          aDocument((document) => {
            document.groups = organizations(manyNames(count))
            const fill = Array.from({ length: lines }, () => paragraph('A line that moves what follows.'))
            document.text.doc.content?.splice(4, 0, ...fill)
          }),
        )
        const pages = printed('pdftotext', ['-layout', 'FILE', '-'], bytes).split('\f')
        const closing = pages.find((page) => /^ *Sincerely,/m.test(page)) ?? ''
        inOrder(closing, [
          'With questions, contact:',
          'Sincerely,',
          'The undersigned',
          'ACCESS (Arab Community',
        ])
      }
    },
  )

  reading('names that take more room than a page has left begin on the next', async () => {
    const long = 'Coalition of Very Long Names for Families, Refugees and Their Neighbors '.repeat(4).trim()
    const { bytes } = await renderPdf(
      aDocument((document) => {
        document.groups = organizations(Array.from({ length: 12 }, (_, at) => `${at + 1} ${long}`))
      }),
    )
    const bottoms = printed('pdftotext', ['-bbox', 'FILE', '-'], bytes).matchAll(
      /yMax="([\d.]+)">Neighbors</g,
    )
    expect(Math.max(...[...bottoms].map((match) => Number(match[1])))).toBeLessThan((11 - 0.8) * 72 + 1)
  })

  reading('a letter that is not frozen says so in the foot of every page', async () => {
    const open = await renderPdf(aDocument((document) => Object.assign(document, { edition: null })))
    const draft = await renderPdf(
      aDocument((document) => Object.assign(document, { edition: null, version: 0 })),
    )
    const feet = (bytes: Buffer, words: RegExp) =>
      printed('pdftotext', ['FILE', '-'], bytes).match(words)?.length
    expect(feet(open.bytes, /^Version 2, open for signatures$/gm)).toBe(open.pages)
    expect(feet(draft.bytes, /^Draft, not yet final$/gm)).toBe(draft.pages)
  })
})

describe('the process that makes PDFs', () => {
  test('is killed at its limit, and the next letter is made', async () => {
    const begun = performance.now()
    await expect(renderPdf(aDocument(), { limitMs: 20 })).rejects.toThrow(PdfFailed)
    expect(performance.now() - begun).toBeLessThan(1_000)
    expect((await renderPdf(aDocument())).pages).toBe(6)
  })

  test('takes two letters at once and keeps the others waiting', async () => {
    const all = await Promise.all(Array.from({ length: 5 }, () => renderPdf(aDocument())))
    expect(new Set(all.map((each) => each.hash)).size).toBe(1)
  })

  test('is warm after the first letter', async () => {
    const times: string[] = []
    for (const count of [160, 2_000, 10_000]) {
      const document = aDocument((each) => {
        if (count !== 160) each.groups = organizations(manyNames(count))
      })
      const begun = performance.now()
      const { pages } = await renderPdf(document)
      times.push(`${count} names ${Math.round(performance.now() - begun)} ms (${pages} pages)`)
    }
    console.info(`PDF in a warm child: ${times.join(', ')}`)
  })
})
