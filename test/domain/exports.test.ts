import { expect, test } from 'vitest'
import * as drafts from '~/domain/drafts.server'
import * as exports from '~/domain/exports.server'
import { type LetterReading, type Refusal, readFile } from '~/domain/imports/index.server'
import * as steps from '~/domain/steps.server'
import * as versions from '~/domain/versions.server'
import { aLetter, done, found } from '../make'

const saying = (text: string) => ({
  type: 'doc',
  content: [
    { type: 'salutation', content: [{ type: 'text', text: 'Dear Secretary Quill:' }] },
    { type: 'paragraph', content: [{ type: 'text', text }] },
    { type: 'closing', content: [{ type: 'text', text: 'Sincerely,' }] },
  ],
})

function accepted(reading: LetterReading | Refusal): LetterReading {
  if ('refused' in reading) throw new Error(reading.refused)
  return reading
}

async function textIn(bytes: Uint8Array | null): Promise<string> {
  return accepted(await readFile(found(bytes)))
    .blocks.map(({ text }) => text)
    .join('\n')
}

test('a draft goes out as Word without what is only suggested; a version as it was', async () => {
  const letter = await aLetter({ doc: saying('We write about Station 14.') })
  done(await versions.keep(letter))
  const { revision } = done(await steps.write(letter, saying('We write about Station 15.')))
  const marks = [{ type: 'insertion', attrs: { id: `${crypto.randomUUID()}.one` } }]
  const slice = { content: [{ type: 'text', text: 'Perhaps ', marks }] }
  const suggested = { stepType: 'replace', from: 24, to: 24, slice }
  done(await steps.append(letter, { revision, client: 'a-page-of-hers', steps: [suggested] }))
  expect(JSON.stringify((await drafts.find(letter.id))?.doc)).toContain('Perhaps')

  const draft = await textIn(await exports.inWord(letter, null))
  expect(draft).toContain('We write about Station 15.')
  expect(draft).not.toContain('Perhaps')
  const first = await textIn(await exports.inWord(letter, 1))
  expect(first).toContain('We write about Station 14.')
  expect(first).not.toContain('15')
  expect(await exports.inWord(letter, 2)).toBeNull()
})
