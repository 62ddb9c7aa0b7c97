import { expect, test } from 'vitest'
import { codeOf, type Manifest, manifestOf } from '~/documents/package.server'
import { renderPdf } from '~/documents/pdf.server'
import { renderText } from '~/documents/plain.server'
import type { As, Letter } from '~/domain/access.server'
import * as editions from '~/domain/editions/index.server'
import { recordOf } from '~/domain/exports.server'
import * as publications from '~/domain/publications.server'
import * as signatures from '~/domain/signatures/index.server'
import type { DocNode } from '~/domain/text'
import { hashOf } from '~/domain/text.server'
import * as translations from '~/domain/translations/index.server'
import * as versions from '~/domain/versions.server'
import { letters, transact } from '~db'
import { anOpenLetter, aSignature, done, found } from '../make'

const saying = (text: string): DocNode => ({
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
})
const spanish = saying('Los expedientes llevan años cerrados sin que nadie los vuelva a mirar.')

async function aTranslated({ declared = true } = {}): Promise<As<'owner', Letter>> {
  const doc = saying('Files stay closed for years and nobody looks at them again.')
  const letter = await anOpenLetter({ doc }, { state: 'closed', closedAt: new Date() })
  await aSignature(letter, { name: 'Arroyo Legal Aid' })
  await aSignature(letter, { name: 'Border Rights Project' })
  const start = { from: 'text' as const, title: 'Segundas miradas', doc: spanish }
  done(await translations.start(letter, 'es', start))
  if (declared) done(await translations.declare(letter, 'es'))
  return letter
}

async function frozen(letter: As<'owner', Letter>): Promise<editions.Edition> {
  const { mark, list } = found(await editions.findProspect(letter.id))
  return done<editions.Edition>(await editions.freeze(letter, { count: list.length, mark }))
}

const looks = async (letter: As<'owner', Letter>) =>
  (await editions.check(letter)).look.map(({ what }) => what).filter((what) => /translation/.test(what))

test('an edition copies the translation, prints it, and states its hash', async () => {
  const letter = await aTranslated()
  expect(await looks(letter)).toEqual([])
  expect((await editions.check(letter)).fine).toContain('Spanish translation, printed after the letter')
  const edition = await frozen(letter)
  const manifest: Manifest = JSON.parse(edition.manifest)
  const [printed] = found(edition.translations)
  const { addressees, contacts } = edition
  const whole = { title: 'Segundas miradas', addressees, contacts, doc: found(printed).doc }
  expect(manifest.translations).toEqual([{ language: 'es', title: 'Segundas miradas', hash: hashOf(whole) }])
  // A changed word in it is another hash, and another manifest is another code.
  const changed = hashOf({ ...whole, doc: saying('Los expedientes llevan años abiertos.') })
  expect(changed).not.toBe(manifest.translations?.[0]?.hash)
  const forged = manifestOf({
    ...manifest,
    frozenAt: new Date(manifest.frozenAt),
    translations: [{ language: 'es', title: 'Segundas miradas', hash: changed }],
  })
  expect(codeOf(forged)).not.toBe(edition.code)
  const document = await editions.documentOf(edition)
  expect(renderText(document)).toMatch(/Arroyo Legal Aid[\s\S]*Traducción de cortesía[\s\S]*sin que nadie/)
  expect((await renderPdf(document)).hash).toBe((await renderPdf(await editions.documentOf(edition))).hash)
  // Nobody's signature points at it.
  expect(manifest.textHash).toBe((await versions.find(letter.id, 1))?.hash)
})

test('once the letter is final its translation stays as it was printed', async () => {
  const letter = await aTranslated()
  const edition = await frozen(letter)
  for (const refused of [
    await translations.declare(letter, 'es'),
    await translations.replace(letter, 'es', { title: null, doc: spanish }),
    await translations.hide(letter, 'es'),
  ])
    expect(refused).toHaveProperty('refused')
  const withdrawn = (await editions.listSignatories(edition))[0]?.signatureId ?? ''
  const how = { how: 'phone' as const, on: '2026-01-02', note: 'They called.' }
  expect(await signatures.withdrawByLead(letter, withdrawn, how)).toBeNull()
  const next = found(await editions.findStanding(letter.id))
  expect(next).toMatchObject({ number: 2, translations: edition.translations })
})

test('a translation that nobody said to be up to date is not printed, and that is said before', async () => {
  const letter = await aTranslated({ declared: false })
  expect(await looks(letter)).toEqual(['Nobody has said that the Spanish translation is up to date.'])
  const edition = await frozen(letter)
  expect(edition.translations).toBeNull()
  expect(edition.manifest).not.toContain('translations')
})

test('a translation of an earlier text is neither printed nor shown as if it said the same', async () => {
  const letter = await aTranslated()
  const looked = found(await editions.findProspect(letter.id))
  // The text in force moves on, as a correction makes it.
  await transact(async (tx) => {
    const { actor, id } = letter
    const before = found(await versions.find(id, 1))
    const text = { ...before, doc: saying('Files stay closed for ten years.') }
    const { versions: table } = await import('~db')
    const [next] = await tx
      .insert(table)
      .values({
        ...text,
        id: undefined,
        number: 2,
        kind: 'corrected',
        hash: hashOf(text),
        authorId: actor.id,
      })
      .returning()
    await tx.update(letters).set({ versionId: next?.id })
  })
  expect(await looks(letter)).toEqual(['The Spanish translation is of an earlier text.'])
  expect(found(await editions.findProspect(letter.id))).toMatchObject({ translations: [] })
  expect(looked.translations).toHaveLength(1)
  const record = await recordOf(found(await publications.find(letter.slug)))
  expect(record.translations).toMatchObject([{ language: 'es', current: false, of: 1 }])
})

test('who freezes has looked at the translation too', async () => {
  const letter = await aTranslated()
  const { mark } = found(await editions.findProspect(letter.id))
  expect(await translations.hide(letter, 'es')).toBeNull()
  expect(await editions.freeze(letter, { count: 2, mark })).toMatchObject({ at: 'findings' })
})

test('the JSON has it, as what is not signed', async () => {
  const letter = await aTranslated()
  const record = await recordOf(found(await publications.find(letter.slug)))
  expect(record.translations).toMatchObject([
    { language: 'es', title: 'Segundas miradas', current: true, of: 1, asks: [] },
  ])
  expect(record.hashes.text).not.toBe(record.translations[0]?.hash)
})
