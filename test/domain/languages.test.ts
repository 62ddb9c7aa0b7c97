import { expect, test } from 'vitest'
import { compose } from '~/documents/composition'
import { renderWord } from '~/documents/word-out.server'
import { directionOf, languages } from '~/domain/languages'
import { readDoc } from '~/domain/text'
import { aDocument, paragraph } from '../documents/sample'
import { partsOf } from '../documents/tracked'

test.each(languages)('a passage keeps its language on the way in and onto paper: $name, $tag', ({ tag }) => {
  expect(Intl.getCanonicalLocales(tag)).toEqual([tag])
  const doc = { type: 'doc', content: [{ ...paragraph('Words.'), attrs: { lang: tag } }] }
  expect(readDoc(doc)).toMatchObject({ doc: { content: [{ attrs: { lang: tag } }] } })
  const { blocks } = compose(aDocument(({ text }) => Object.assign(text, { doc })))
  const [lang, region] = tag.split('-')
  expect(blocks.at(-1)).toMatchObject({ kind: 'paragraph', lang, ...(region ? { region } : {}) })
})

test('a Word file says of each passage which language it is in', async () => {
  const doc = { type: 'doc', content: [{ ...paragraph('Palavras.'), attrs: { lang: 'pt-BR' } }] }
  const bytes = await renderWord(aDocument(({ text }) => Object.assign(text, { doc })))
  expect((await partsOf(bytes)).get('word/document.xml')).toMatch(
    /<w:lang w:val="pt-BR"\/><\/w:rPr><w:t[^>]*>Palavras\./,
  )
})

test('what is written from the right is known by its language', () => {
  expect([...languages].filter(({ tag }) => directionOf(tag)).map(({ tag }) => tag)).toEqual([
    'ar',
    'fa-AF',
    'fa',
    'ps',
    'ur',
  ])
  expect(directionOf('fa-AF')).toBe('rtl')
  expect(directionOf(null)).toBeUndefined()
})
