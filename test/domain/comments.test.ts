import { expect, test } from 'vitest'
import * as comments from '~/domain/comments.server'
import * as drafts from '~/domain/drafts.server'
import * as outbox from '~/domain/outbox.server'
import * as reviews from '~/domain/reviews.server'
import * as steps from '~/domain/steps.server'
import { workOff } from '~/jobs/worker.server'
import { aLetter, done, found } from '../make'

const paragraph = (text: string) => ({
  type: 'paragraph',
  attrs: { lang: null },
  content: [{ type: 'text', text }],
})
const saying = (...texts: string[]) => ({ type: 'doc', content: texts.map(paragraph) })

async function aReviewer(letter: Awaited<ReturnType<typeof aLetter>>) {
  done(await reviews.begin(letter, 'Casa Vecina'))
  const { secret } = found((await reviews.list(letter)).at(-1))
  const { known } = done(found(await reviews.join(secret, { name: 'Ines Roe', organization: 'Casa Vecina' })))
  return found(await reviews.open(secret, known))
}

const insertion = (text: string, at: number) => ({
  stepType: 'replace',
  from: at,
  to: at,
  slice: { content: [{ type: 'text', text }] },
})

const removal = (from: number, to: number) => ({ stepType: 'replace', from, to })

test('a comment stands on its words through what is written before them, and is kept when they are gone', async () => {
  const letter = await aLetter({ doc: saying('One two three.') })
  const reviewer = await aReviewer(letter)
  // The page of the reviewer has not heard of what a lead wrote meanwhile.
  done(await steps.append(letter, { revision: 1, client: 'lead', steps: [insertion('Zero ', 1)] }))
  const begun = await comments.begin(reviewer, {
    about: { passage: { revision: 1, from: 5, to: 8 } },
    said: 'Why two?',
  })
  expect(begun).toHaveProperty('thread')
  expect(await comments.list(letter.id)).toMatchObject([
    {
      quote: 'two',
      standing: true,
      comments: [{ by: 'Ines Roe', organization: 'Casa Vecina', said: 'Why two?' }],
    },
  ])
  expect((await drafts.textOf(letter.id)).doc).toEqual(saying('Zero One two three.'))

  const { revision } = found(await drafts.find(letter.id))
  done(await steps.append(letter, { revision, client: 'lead', steps: [removal(9, 14)] }))
  expect(await comments.list(letter.id)).toMatchObject([{ quote: 'two', standing: false }])
  expect(
    await comments.begin(reviewer, { about: { passage: { revision: 1, from: 5, to: 8 } }, said: 'Again?' }),
  ).toHaveProperty('refused')
})

test('a conversation is answered, resolved and opened again, and nothing is said in few words too many', async () => {
  const letter = await aLetter({ doc: saying('One.') })
  const reviewer = await aReviewer(letter)
  const { thread } = done(await comments.begin(reviewer, { about: 'letter', said: 'Whom does it go to?' }))
  expect(await comments.resolve(letter, thread, true)).toBe(true)
  expect(await comments.countOpen(letter.id)).toBe(0)
  expect(await comments.reply(reviewer, thread, 'Still open for me.')).toBeNull()
  expect(await comments.countOpen(letter.id)).toBe(1)
  expect(await comments.reply(reviewer, thread, '  ')).toHaveProperty('refused')
  expect(await comments.begin(reviewer, { about: 'letter', said: 'x'.repeat(5_001) })).toHaveProperty(
    'refused',
  )
  const other = await aLetter()
  expect(await comments.reply(await aReviewer(other), thread, 'Not mine.')).toHaveProperty('refused')
  expect(await comments.resolve(other, thread, true)).toBe(false)
})

test('who is called in several comments gets one mail of them, with the words in it', async () => {
  const letter = await aLetter({ doc: saying('One two.') })
  const reviewer = await aReviewer(letter)
  const at = new Date('2026-03-02T15:01:00Z')
  const { thread } = done(
    await comments.begin(reviewer, { about: 'letter', said: 'Is this right, @Ada Lark?' }, at),
  )
  expect(
    await comments.reply(reviewer, thread, '@ada lark, and this?', new Date(at.getTime() + 60_000)),
  ).toBeNull()
  // Nobody is told of what they said themselves.
  expect(await comments.reply(letter, thread, 'It is.', new Date(at.getTime() + 120_000))).toBeNull()
  await workOff(new Date(at.getTime() + 20 * 60_000))
  const mails = (await outbox.list()).filter(({ subject }) => subject.includes('comments for you'))
  expect(mails).toHaveLength(1)
  expect(mails[0]?.text).toContain('Is this right')
  expect(mails[0]?.text).toContain('and this?')
  expect(mails[0]?.text).not.toContain('It is.')
})
