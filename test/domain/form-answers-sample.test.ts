import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readAnswers } from '~/domain/form-answers/index.server'
import { readTable } from '~/domain/tables/index.server'
import { shownAnswer } from '../../scripts/commands/signatures'
import { done, found } from '../make'

const folder = new URL('../fixtures/tables/', import.meta.url)
const expected: { deadline: string; rows: Record<string, unknown>[] } = JSON.parse(
  readFileSync(new URL('form-export-sample.json', folder), 'utf8'),
)

test('the sample export is read as a careful person reads it, field by field', async () => {
  const table = done(await readTable(readFileSync(new URL('form-export-sample.csv', folder))))
  expect(table).toMatchObject({ encoding: 'UTF-8', bom: false, delimiter: ';' })
  const { answers, summary } = done(
    await readAnswers(table, { deadline: expected.deadline, zone: 'America/New_York' }),
  )
  expect(answers).toHaveLength(expected.rows.length)
  for (const [at, { cluster: _, note: __, ...row }] of expected.rows.entries())
    expect(shownAnswer(found(answers[at]))).toMatchObject(row)
  expect(summary).toEqual({
    accept: 13,
    duplicate: 4,
    review: 1,
    reject: 2,
    skip: 1,
    superseded: 0,
    withdrawn: 0,
  })
})
