import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { rows } from './readings'

// The demo's own data folder: set before anything of ours is imported, so all of it is imported below.
const folder = mkdtempSync(path.join(os.tmpdir(), 'undersigned-demo-'))

beforeAll(() => {
  const env = {
    PATH: process.env.PATH,
    NODE_ENV: 'production' as const,
    DEMO: 'true',
    DATA_DIR: folder,
    DATABASE_URL: '',
    APP_URL: 'http://localhost:3000',
    LOG_LEVEL: 'error',
  }
  const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/demo/fill.ts'], {
    env,
    encoding: 'utf8',
  })
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  Object.assign(process.env, { DATA_DIR: folder, DATABASE_URL: '' })
}, 180_000)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('the demo’s letter is in its last days, and finished it is the letter as it was sent', async () => {
  const accounts = await import('~/domain/accounts.server')
  const { coalitionFor } = await import('~/domain/access.server')
  const editions = await import('~/domain/editions/index.server')
  const history = await import('~/domain/history.server')
  const letters = await import('~/domain/letters/index.server')
  const signatures = await import('~/domain/signatures/index.server')
  const { confirmWaiting, coalitionOf, letterOf, linksIn, signByLink, there } = await import(
    '../scripts/demo/steps'
  )
  const { personFor } = await import('../scripts/demo/people')

  const marisol = there(await accounts.findByEmail('marisol@file-review.example')).id
  const coalition = await coalitionOf(marisol, 'file-review-coalition')
  expect(await coalitionFor(marisol, 'file-review-coalition', 'owner')).not.toBeNull()
  expect((await history.verify()).broken).toBeNull()
  const listed = await letters.listOf(coalition)
  expect(listed.map(({ state }) => state).sort()).toEqual(['delivered', 'drafting', 'open'])
  const open = there(listed.find(({ state }) => state === 'open'))
  const letter = await letterOf(marisol, open.slug)
  expect(await signatures.figures(letter)).toMatchObject({ active: 148, held: 4, pending: 3, considering: 3 })

  const printed = rows('sample-signatories.tsv').map(([, name = '']) => name)
  const links = await linksIn('i')
  const { rows: answers } = await signatures.listRows(letter, {}, { size: 500 })
  for (const { of, name, state } of answers) {
    if (of === 'invitation' && printed.includes(name) && ['considering', 'invited'].includes(state)) {
      const person = personFor(name, printed.filter((each) => each !== 'Monserrat Padilla').indexOf(name))
      await signByLink(there(links.get(person.email)), name, person)
    }
  }
  for (const { name, state } of answers)
    if (state === 'pending')
      await confirmWaiting(
        personFor(name, printed.filter((each) => each !== 'Monserrat Padilla').indexOf(name)),
      )
  await signatures.approve(
    letter,
    answers.filter(({ state }) => state === 'held').map(({ id }) => id),
  )
  const { mark } = there(await editions.findProspect(letter.id))
  const edition = await editions.freeze(letter, { count: 160, mark, closes: true })
  if ('refused' in edition) throw new Error(edition.refused)
  expect((await editions.listSignatories(edition)).map(({ name }) => name)).toEqual(printed)
  const { readLetter } = await import('~/domain/imports/index.server')
  const { fixture } = await import('./readings')
  const sent = readLetter(fixture('sample.txt'))
  if ('refused' in sent) throw new Error(sent.refused)
  const { blockTexts } = await import('~/domain/text')
  expect(blockTexts(edition.doc)).toEqual(blockTexts(sent.doc))
}, 120_000)
