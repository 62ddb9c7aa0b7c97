import { Transform } from '@tiptap/pm/transform'
import { expect, test } from 'vitest'
import * as history from '~/domain/history.server'
import * as letters from '~/domain/letters/index.server'
import * as publications from '~/domain/publications.server'
import * as steps from '~/domain/steps.server'
import { PAUSE } from '~/domain/steps.server'
import { asksOf, type DocNode, readDoc, schema } from '~/domain/text'
import { hashOf } from '~/domain/text.server'
import * as translations from '~/domain/translations/index.server'
import * as versions from '~/domain/versions.server'
import { aLetter, anOpenLetter, done, found } from '../make'

const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] })
const ask = (id: string, text: string) => ({ type: 'ask', attrs: { id }, content: [paragraph(text)] })
const saying = (first: string, ...asks: [string, string][]): DocNode => ({
  type: 'doc',
  content: [
    paragraph(first),
    { type: 'asks', content: asks.map(([id, text]) => ask(id, text)) },
    { type: 'closing', content: [{ type: 'text', text: 'Sincerely,' }] },
  ],
})
const english = saying('We write about files that were closed.', ['one', 'Open them.'], ['two', 'Say why.'])
const spanish = saying(
  'Escribimos sobre expedientes que se cerraron.',
  ['one', 'Ábranlos.'],
  ['two', 'Digan por qué.'],
)

const read = (doc: DocNode) => done(readDoc(doc)).doc

async function aTranslation() {
  const letter = await aLetter({ doc: english })
  done(await translations.start(letter, 'es', { from: 'text', title: 'Segundas miradas', doc: spanish }))
  return letter
}

const standing = async (letter: Awaited<ReturnType<typeof aLetter>>) =>
  found(await translations.find(letter, 'es'))

const actions = async (letterId: string) =>
  (await history.listOfLetter(letterId)).map(({ action }) => action).filter((each) => /^transl/.test(each))

test('a translation begins as a copy of the text, whose asks keep their identity, in a language the letter is not in', async () => {
  const letter = await aLetter({ doc: english })
  const started = done(await translations.start(letter, 'es', { from: 'copy' }))
  expect(started.title).toBe(letter.title)
  expect(asksOf(started.doc).map(({ id }) => id)).toEqual(['one', 'two'])
  expect((await standing(letter)).of.number).toBe(1)
  expect(await translations.start(letter, 'es', { from: 'copy' })).toHaveProperty('refused')
  expect(await translations.start(letter, 'en', { from: 'copy' })).toHaveProperty('refused')
  expect(await translations.start(letter, 'tlh', { from: 'copy' })).toHaveProperty('refused')
  expect(await actions(letter.id)).toEqual(['translation started'])
})

test('asks brought in from elsewhere take the identity of the ask in their place', async () => {
  const letter = await aLetter({ doc: english })
  const other = saying('Escribimos.', ['x', 'Ábranlos.'], ['y', 'Digan por qué.'])
  const started = done(await translations.start(letter, 'es', { from: 'text', title: null, doc: other }))
  expect(asksOf(started.doc).map(({ id }) => id)).toEqual(['one', 'two'])
})

test('a text that is replaced has other asks, and the translation takes their identity', async () => {
  const letter = await aTranslation()
  await steps.write(letter, saying('We write about files.', ['new', 'Open them.'], ['newer', 'Say why.']))
  done(await translations.declare(letter, 'es'))
  expect(asksOf((await standing(letter)).translation.doc).map(({ id }) => id)).toEqual(['new', 'newer'])
})

test('several write in a translation at once, and what comes from elsewhere is checked', async () => {
  const letter = await aTranslation()
  const { translation } = await standing(letter)
  const typed = (doc: DocNode, text: string) =>
    new Transform(schema.nodeFromJSON(doc)).insert(1, schema.text(text)).steps.map((step) => step.toJSON())
  const one = { revision: 1, client: 'client-one', steps: typed(translation.doc, 'Hoy ') }
  expect(await translations.append(letter, 'es', one)).toEqual({ revision: 2 })
  const late = await translations.append(letter, 'es', { ...one, client: 'client-two' })
  expect(late).toMatchObject({ missed: { revision: 2, clients: ['client-one'] } })
  expect(await translations.since(translation.id, 1)).toMatchObject({ revision: 2 })
  const refused = [
    { ...one, revision: 9 },
    { ...one, revision: 2, steps: [{ stepType: 'replace', from: 99_999, to: 100_000 }] },
    {
      ...one,
      revision: 2,
      steps: [{ stepType: 'addMark', mark: { type: 'insertion', attrs: { id: 'a.b' } }, from: 1, to: 3 }],
    },
  ]
  for (const each of refused) expect(await translations.append(letter, 'es', each)).toHaveProperty('refused')
  expect((await standing(letter)).translation.doc.content?.[0]?.content?.[0]?.text).toMatch(/^Hoy Escribimos/)
  // The letter's own text is another.
  expect((await letters.textOf(letter)).doc).toEqual(read(english))
})

test('readers see a translation once a lead says that it is up to date, and that is in the history', async () => {
  const letter = await aTranslation()
  const of = async () => ({ ...(await letters.textOf(letter)), hash: hashOf(await letters.textOf(letter)) })
  expect(await translations.shownBeside(await of(), letter.id)).toEqual([])
  const declared = done(await translations.declare(letter, 'es'))
  expect(declared).toMatchObject({ number: 1, kind: 'declared', ofHash: (await of()).hash })
  expect(await translations.shownBeside(await of(), letter.id)).toMatchObject([
    { language: 'es', title: 'Segundas miradas', isCurrent: true, hash: declared.hash, of: { number: 1 } },
  ])
  const [entry] = await history.listOfLetter(letter.id)
  expect(entry).toMatchObject({
    action: 'translation up to date',
    data: { language: 'es', number: 1, of: 1 },
  })
  expect(await standing(letter)).toMatchObject({ isChanged: false, isBehind: false, shown: { number: 1 } })
})

test('a translation is out of date when the text moves on, until a lead says it is not', async () => {
  const letter = await aTranslation()
  done(await translations.declare(letter, 'es'))
  await steps.write(
    letter,
    saying('We write about files closed in error.', ['one', 'Open them.'], ['two', 'Say why.']),
  )
  expect(await standing(letter)).toMatchObject({ isBehind: true, of: { number: 1 } })
  expect(done(await translations.declare(letter, 'es'))).toMatchObject({ number: 2 })
  expect(await standing(letter)).toMatchObject({ isBehind: false, of: { number: 2 } })
  // What it was a translation of is a version to compare with.
  expect((await versions.list(letter.id)).map(({ number }) => number)).toEqual([2, 1])
})

test('ask 2 is ask 2 in both, or the translation is not up to date', async () => {
  const letter = await aTranslation()
  const refusal = async (doc: DocNode) => {
    expect(await translations.replace(letter, 'es', { title: null, doc })).toBeNull()
    return JSON.stringify(await translations.declare(letter, 'es'))
  }
  expect(await refusal(saying('Escribimos sobre expedientes.', ['one', 'Ábranlos.']))).toMatch(
    /The text has 2 asks and the translation 1 ask/,
  )
  const turned = saying('Escribimos sobre expedientes.', ['two', 'Digan por qué.'], ['one', 'Ábranlos.'])
  expect(await refusal(turned)).toMatch(/Ask 1 of the translation is ask 2 of the text/)
})

test('a translation without a title or a sentence is not shown', async () => {
  const letter = await aLetter({ doc: english })
  done(await translations.start(letter, 'es', { from: 'blank' }))
  expect(await translations.declare(letter, 'es')).toHaveProperty('refused')
  expect(await translations.entitle(letter, 'es', ' Segundas miradas ')).toBeNull()
  expect(await translations.declare(letter, 'es')).toEqual({
    refused: 'Write the translation: it has no sentence yet.',
  })
})

test('its versions are named, restored and kept by themselves, each with the version of the text it translates', async () => {
  const letter = await aTranslation()
  const first = done(await translations.keep(letter, 'es', 'For Rosa to read'))
  const changed = saying('Otra cosa que decir aquí.', ['one', 'Ábranlos.'], ['two', 'Digan por qué.'])
  expect(await translations.replace(letter, 'es', { title: 'Otro', doc: changed })).toBeNull()
  const { translation } = await standing(letter)
  const later = new Date(Date.now() + 2 * PAUSE)
  expect(await translations.keepPaused(translation.id, new Date())).toHaveProperty('lookAgain')
  expect(await translations.keepPaused(translation.id, later)).toBeNull()
  expect(await translations.nameVersion(letter, 'es', 2, 'Before')).toBeNull()
  const restored = done(await translations.restore(letter, 'es', 1))
  expect(restored).toMatchObject({ hash: first.hash, kind: 'restored', title: 'Segundas miradas' })
  expect(await translations.listVersions(translation.id)).toMatchObject([
    { number: 4, kind: 'restored', of: 1 },
    { number: 3, kind: 'paused', author: 'Ada Lark' },
    { number: 2, kind: 'named', note: 'Before' },
    { number: 1, note: 'For Rosa to read', of: 1 },
  ])
  expect((await standing(letter)).translation.doc).toEqual(read(spanish))
  expect(await translations.restore(letter, 'es', 9)).toHaveProperty('refused')
})

test('a letter open for signatures may get a translation of the text that is signed, and it can be hidden and removed', async () => {
  const letter = await anOpenLetter({ doc: english })
  done(await translations.start(letter, 'es', { from: 'text', title: 'Segundas miradas', doc: spanish }))
  done(await translations.declare(letter, 'es'))
  const publication = found(await publications.find(letter.slug))
  const text = await publications.textOf(publication)
  expect(await translations.shownBeside(text, letter.id)).toMatchObject([{ isCurrent: true }])
  expect(await translations.remove(letter, 'es')).toHaveProperty('refused')
  expect(await translations.hide(letter, 'es')).toBeNull()
  expect(await translations.shownBeside(text, letter.id)).toEqual([])
  expect(await translations.remove(letter, 'es')).toBeNull()
  expect(await translations.list(letter)).toEqual([])
  expect(await actions(letter.id)).toEqual([
    'translation removed',
    'translation hidden',
    'translation up to date',
    'translation started',
  ])
})

test('the letter does not change into the language of its translation', async () => {
  const letter = await aTranslation()
  const description = {
    ...letter,
    deadline: null,
    language: 'es' as const,
  }
  expect(await letters.describe(letter, description)).toMatchObject({ at: 'language' })
})
