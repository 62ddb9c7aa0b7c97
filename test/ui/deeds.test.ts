import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { deedOf, isWorded } from '~/ui/deeds'

/** What stands in a record of the domain, or is passed on to one: a thing, and what was done to it. */
const ACTION =
  /'((?:addressees|ask|coalition|colleague|conclusion|contacts?|delivery|edition|finding|follow-up|invitations?|lead|letter|mail|member|office|opening|organizations?|PDF|question|reminder|response|role|segment|signature|signers?|story|text|translation|version) [a-z’ -]+)'/g

function actionsBelow(folder: string): string[] {
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.server.ts') && !name.startsWith('imports'))
    .map((name) => readFileSync(path.join(folder, name), 'utf8'))
    .filter((source) => /\brecord\(/.test(source))
  return [
    ...new Set(sources.flatMap((source) => [...source.matchAll(ACTION)].map(([, action = '']) => action))),
  ]
}

test('every action of the history has words in ui/deeds', () => {
  const actions = actionsBelow('app/domain')
  expect(actions.length).toBeGreaterThan(40)
  expect(actions.filter((action) => !isWorded(action))).toEqual([])
})

test('an entry says whom and what, and less when less is known', () => {
  const made = { action: 'delivery made', data: { edition: 2, method: 'courier', to: 'Paul Adeyemi' } }
  expect(deedOf(made)).toBe('Edition 2 was delivered to Paul Adeyemi by courier')
  expect(deedOf({ ...made, data: { edition: 2 } })).toBe('Edition 2 was delivered')
  expect(deedOf({ action: 'reminder sent', data: { count: 1 } })).toBe('Reminded 1 organization')
  expect(deedOf({ action: 'something new', data: {} })).toBe('Something new')
  expect(deedOf({ action: 'constructor', data: {} })).toBe('Constructor')
})
