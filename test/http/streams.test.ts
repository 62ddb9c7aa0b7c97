import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { moveIn, streamTo } from '~/http/streams.server'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** An open page: what its stream has told of who is there, and how it is left. */
function aPage(client: string, by: string) {
  const left = new AbortController()
  const told: string[] = []
  const who = { client, by, name: by, organization: null, does: 'editing', spot: null }
  const since = async (revision: number) => ({ revision, steps: [], clients: [] })
  const stream = streamTo({
    id: 'letter',
    since,
    revision: 1,
    who,
    mayStill: async () => true,
    standing: null,
    signal: left.signal,
  })
  const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader()
  const read = async (): Promise<void> => {
    const { value, done } = (await reader?.read()) ?? { done: true }
    if (done) return
    const here = /event: here\ndata: (.*)\n/.exec(value ?? '')?.[1]
    if (here)
      told.push(
        JSON.parse(here)
          .map((page: { client: string }) => page.client)
          .join(' '),
      )
    return read()
  }
  void read()
  return { told, leave: () => left.abort(), last: () => told.at(-1) }
}

const settle = () => vi.advanceTimersByTimeAsync(10)

test('a page that comes back is there once, and gone as soon as its connection has ended', async () => {
  const ada = aPage('page-of-ada', 'ada')
  const first = aPage('page-of-ben', 'ben')
  const again = aPage('page-of-ben', 'ben')
  await settle()
  expect(ada.last()).toBe('page-of-ada page-of-ben')
  // The connection that was lost is seen to end after the page has come back.
  first.leave()
  await settle()
  expect(ada.last()).toBe('page-of-ada page-of-ben')
  again.leave()
  await settle()
  expect(ada.last()).toBe('page-of-ada')
  ada.leave()
})

test('a page of which nothing is heard is not there any more, and one that says so is', async () => {
  const ada = aPage('page-of-ada', 'ada')
  const ben = aPage('page-of-ben', 'ben')
  for (let second = 0; second < 150; second += 25) {
    moveIn('letter', { client: 'page-of-ada', by: 'ada', does: 'editing', spot: null })
    await vi.advanceTimersByTimeAsync(25_000)
  }
  expect(ada.last()).toBe('page-of-ada')
  for (const page of [ada, ben]) page.leave()
})
