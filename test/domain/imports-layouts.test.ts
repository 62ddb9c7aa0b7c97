import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type LetterReading, readLetter } from '~/domain/imports/index.server'

// The sample letter set anew in many ways must read as it reads in its own.

function read(text: string): LetterReading {
  const reading = readLetter(text)
  if ('refused' in reading) throw new Error(reading.refused)
  return reading
}

const sample = read(readFileSync(new URL('../fixtures/letters/sample.txt', import.meta.url), 'utf8'))
const names = sample.signatories.map((one) => one.name)
const asks = sample.blocks.filter((one) => one.type === 'ask')
const blocks = sample.blocks.map(({ type, text }, at) => {
  const number = asks.findIndex((one) => one.line === sample.blocks[at]?.line) + 1
  return { type, text: type === 'ask' ? `${number}. ${text}` : text }
})

function wrapped(text: string, width: number, indent = ''): string {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line && line.length + 1 + word.length > width) {
      lines.push(indent + line)
      line = word
    } else line = line ? `${line} ${word}` : word
  }
  lines.push(indent + line)
  return lines.join('\n')
}

function body(
  width: number,
  between: string,
  set: (type: string, text: string) => string = (_, text) => wrapped(text, width),
): string {
  return blocks.map(({ type, text }) => set(type, text)).join(between)
}

function expectSame(reading: LetterReading): void {
  expect(reading.signatories.map((one) => one.name)).toEqual(names)
  expect(reading.blocks.map((one) => one.text)).toEqual(sample.blocks.map((one) => one.text))
  expect(reading.blocks.map((one) => one.type)).toEqual(sample.blocks.map((one) => one.type))
  expect(reading.stories.map((one) => one.name)).toEqual(sample.stories.map((one) => one.name))
  expect(reading.contacts).toEqual(sample.contacts)
}

describe('the text', () => {
  test.each([60, 72, 80, 90, 100, 120])(
    'wrapped at %i columns with blank lines between paragraphs',
    (width) => {
      expectSame(read(`${body(width, '\n\n')}\n\n${names.join('\n')}`))
    },
  )

  test.each([100, 120])('wrapped at %i columns without blank lines', (width) => {
    expectSame(read(`${body(width, '\n')}\n${names.join('\n')}`))
  })

  test.each([72, 80, 100])(
    'wrapped at %i columns without blank lines loses no word where a full last line hides a paragraph’s end',
    (width) => {
      const reading = read(`${body(width, '\n')}\n${names.join('\n')}`)
      expect(reading.blocks.map((one) => one.text).join(' ')).toBe(
        sample.blocks.map((one) => one.text).join(' '),
      )
      expect(reading.asks.map((one) => one.text)).toEqual(sample.asks.map((one) => one.text))
    },
  )

  test.each([72, 90])('at %i columns with quotations set in', (width) => {
    const set = (type: string, text: string) =>
      type === 'quote' ? wrapped(text, width - 10, '     ') : wrapped(text, width)
    expectSame(read(`${body(width, '\n\n', set)}\n\n${names.join('\n')}`))
  })

  test.each(['\n', '\n\n'])('one line per paragraph, parted by %j', (between) => {
    expectSame(read(body(0, between, (_, text) => text) + between + names.join(between)))
  })

  test('over pages with headers and footers', () => {
    const lines = `${body(90, '\n\n')}\n\n${names.join('\n')}`.split('\n')
    const paged = lines.flatMap((line, at) =>
      at > 0 && at % 34 === 0
        ? [
            '',
            'Letter on the Case Review Process',
            `Page ${at / 34} of 9`,
            '\fRe: ICE detention',
            'March 29, 2021',
            '',
            line,
          ]
        : [line],
    )
    expectSame(read(paged.join('\n')))
  })
})

describe('the names', () => {
  const text = body(90, '\n\n')

  test('numbered, bulleted, blank lines between, indented', () => {
    for (const list of [
      names.map((name, at) => `${at + 1}. ${name}`).join('\n'),
      names.map((name) => `• ${name}`).join('\n'),
      names.join('\n\n'),
      names.map((name) => `    ${name}`).join('\n'),
    ]) {
      expectSame(read(`${text}\n\n${list}`))
    }
  })

  test('in two columns, down and across', () => {
    const half = Math.ceil(names.length / 2)
    const down = names.slice(0, half).map((name, at) => name.padEnd(85) + (names[half + at] ?? ''))
    const across = down.map((_, at) => (names[2 * at] ?? '').padEnd(85) + (names[2 * at + 1] ?? ''))
    expectSame(read(`${text}\n\n${down.join('\n')}`))
    expectSame(read(`${text}\n\n${across.join('\n')}`))
  })

  test('wrapped over two lines, the second set in', () => {
    expectSame(
      read(`${text}\n\n${names.map((name) => wrapped(name, 40).replaceAll('\n', '\n    ')).join('\n')}`),
    )
  })

  test('with their cities, and run in with semicolons', () => {
    const placed = read(`${text}\n\n${names.map((name) => `${name}, Austin, TX`).join('\n')}`)
    expectSame(placed)
    expect(new Set(placed.signatories.map((one) => one.detail))).toEqual(new Set(['Austin, TX']))
    expectSame(read(`${text}\n\n${wrapped(names.join('; '), 90)}`))
  })

  test('without a closing', () => {
    const open = text.replace('Sincerely,', '').trimEnd()
    for (const list of [names.join('\n'), `The undersigned organizations:\n\n${names.join('\n')}`]) {
      expect(read(`${open}\n\n${list}`).signatories.map((one) => one.name)).toEqual(names)
    }
  })

  test('that come again are kept, as are locals with running numbers', () => {
    const locals = [
      'Bakers Local 1',
      'Bakers Local 2',
      'Bakers Local 3',
      ...names,
      ...names.slice(0, 3),
      ...names.slice(0, 3),
    ]
    expect(read(`${text}\n\n${locals.join('\n')}`).signatories.map((one) => one.name)).toEqual(locals)
  })
})
