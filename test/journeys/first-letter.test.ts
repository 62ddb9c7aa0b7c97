import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serve, visitor } from '../browse'

let served: Awaited<ReturnType<typeof serve>>

beforeAll(async () => {
  served = await serve()
}, 60_000)

afterAll(async () => {
  expect(await served.stop()).toBe(0)
})

const founding = {
  coalition: 'Coalition of the Example',
  name: 'Ada Okonkwo',
  email: 'ada@lead.example',
  password: 'a long enough password',
}

test('Ada founds a coalition and brings in the letter it sent, without JavaScript', async () => {
  const ada = visitor(served.url)
  expect((await ada.see('/')).path).toBe('/setup')
  const refused = await ada.send('/setup', { ...founding, email: 'nobody', password: 'short' })
  expect(refused.status).toBe(422)
  expect(refused.body).toContain('There is a problem')
  expect(refused.body).toContain('Coalition of the Example')

  const home = await ada.send('/setup', founding)
  expect(home.path).toBe('/c/coalition-of-the-example')
  expect(home.body).toContain('No letters yet')

  const text = readFileSync('test/fixtures/letters/sample.txt', 'utf8')
  const letter = await ada.send(`${home.path}/letters/new`, { text, as: 'sent' })
  expect(letter.status).toBe(200)
  expect(letter.body).toContain('160 names')
  expect(letter.body).toContain('Nothing is recorded of who consented')
  expect((await ada.see(`${home.path}/history`)).body).toContain('Brought the letter in as already sent')

  const stranger = visitor(served.url)
  expect((await stranger.see(letter.path)).path).toBe('/sign-in')
  expect((await stranger.see('/setup')).path).toBe('/sign-in')
})

test('A form sent from another site does nothing, and who is not a member learns nothing', async () => {
  const foreign = visitor(served.url)
  const refused = await foreign.send(
    '/sign-in',
    { email: founding.email, password: founding.password },
    'https://evil.example',
  )
  expect(refused.status).toBe(403)
  const signedIn = await foreign.send('/sign-in', { email: founding.email, password: founding.password })
  expect(signedIn.path).toBe('/c/coalition-of-the-example')
  expect((await foreign.see('/c/some-other-coalition')).status).toBe(404)
  expect((await foreign.see('/favicon.png')).status).toBe(404)
  expect((await foreign.see('/c/coalition-of-the-example/nowhere')).status).toBe(404)
  expect(served.log()).not.toContain('a page broke')
  const wrong = await visitor(served.url).send('/sign-in', {
    email: founding.email,
    password: 'not the password',
  })
  expect(wrong.status).toBe(422)
})

test('The server says that it is there and that it can work', async () => {
  const one = visitor(served.url)
  expect((await one.see('/healthz')).status).toBe(200)
  expect(JSON.parse((await one.see('/readyz')).body)).toMatchObject({ ready: true, writable: true })
  expect((await one.see('/nothing-here')).status).toBe(404)
})

test('A new password puts out who had the old one, and keeps who set it signed in', async () => {
  const [here, elsewhere] = [visitor(served.url), visitor(served.url)]
  const { email, password } = founding
  for (const each of [here, elsewhere]) await each.send('/sign-in', { email, password })
  expect((await elsewhere.see('/account')).path).toBe('/account')

  const changed = await here.send('/account', { password: 'another long enough password' })
  expect(changed.path).toBe('/account')
  expect((await elsewhere.see('/account')).path).toBe('/sign-in')
  expect((await visitor(served.url).send('/sign-in', { email, password })).path).toBe('/sign-in')
})
