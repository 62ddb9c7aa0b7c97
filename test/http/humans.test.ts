import { expect, test } from 'vitest'
import { begun, doubtAbout } from '~/http/humans.server'

const now = new Date('2026-11-24T12:00:00Z')
const later = new Date(now.getTime() + 5_000)

function form(fields: Record<string, string> = {}) {
  const data = new FormData()
  for (const [name, value] of Object.entries({ begun: begun(now), ...fields })) data.set(name, value)
  return data
}

const from = (ip: string) => ({ what: `sign:${expect.getState().currentTestName}`, ip })

test('who takes a moment to fill in a form is not doubted', async () => {
  expect(await doubtAbout(form(), from('192.0.2.1'), later)).toEqual({ doubt: null })
})

test.each([
  ['sent at once', {}, now],
  ['with a mark made up', { begun: `${now.getTime() - 60_000}.abc` }, later],
  ['without a mark', { begun: '' }, later],
  ['with the field filled in that people do not see', { website: 'https://spam.example' }, later],
])('a form %s is doubted, and taken', async (_, fields, at) => {
  expect(await doubtAbout(form(fields), from('192.0.2.1'), at)).toEqual({ doubt: expect.any(String) })
})

test('beyond thirty from one place in ten minutes what looks human is doubted, and the rest is refused', async () => {
  for (let time = 0; time < 30; time += 1) await doubtAbout(form(), from('192.0.2.2'), later)
  expect(await doubtAbout(form(), from('192.0.2.2'), later)).toEqual({
    doubt: 'Many sign-ons came from one place in a short time.',
  })
  expect(await doubtAbout(form({ website: 'x' }), from('192.0.2.2'), later)).toBe('too many')
  expect(await doubtAbout(form(), from('192.0.2.3'), later)).toEqual({ doubt: null })
})

test('addresses of IPv6 count by their network, and IPv4 written as IPv6 as itself', async () => {
  for (let host = 0; host < 30; host += 1)
    await doubtAbout(form(), from(`2001:db8:0:1::${host.toString(16)}`), later)
  expect(await doubtAbout(form(), from('2001:db8:0:1:ffff::1'), later)).toMatchObject({
    doubt: expect.any(String),
  })
  expect(await doubtAbout(form(), from('2001:db8:0:2::1'), later)).toEqual({ doubt: null })
  for (let time = 0; time < 30; time += 1) await doubtAbout(form(), from('192.0.2.9'), later)
  expect(await doubtAbout(form(), from('::ffff:192.0.2.9'), later)).toMatchObject({
    doubt: expect.any(String),
  })
})
