import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { config } from '~/config.server'
import { guard } from '~/http/guard.server'

let server: Server
let url = ''

beforeAll(async () => {
  const app = express()
  app.use(guard)
  app.all('*', (_request, response) => void response.send('Taken'))
  server = createServer(app)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/import`
})

afterAll(() => void server.close())

test.each([1, 30, 60, 90])(
  'an upload of %i MB is answered with a page, and the connection holds',
  async (size) => {
    const form = new FormData()
    form.set('file', new File([new Uint8Array(size * 1_000_000)], 'letter.docx'))
    const response = await fetch(url, { method: 'POST', body: form, headers: { origin: config.appUrl } })
    expect(response.status).toBe(size < 26 ? 200 : 413)
    if (size > 26)
      expect(await response.text()).toContain('The file is larger than 25 MB. Choose a smaller one.')
  },
)

test('what another site sends is refused with a page, however long it is', async () => {
  const headers = { origin: 'https://elsewhere.example' }
  const response = await fetch(url, { method: 'POST', body: 'x'.repeat(20_000_000), headers })
  expect(response.status).toBe(403)
  expect(await response.text()).toContain('This form was sent from another site.')
})
