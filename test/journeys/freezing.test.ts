import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { codeOf } from '~/documents/package.server'
import { serve, visitor } from '../browse'
import { has, textOfPdf, unbroken } from '../documents/sample'
import { fixture, rows } from '../readings'

let served: Awaited<ReturnType<typeof serve>>
let slug = ''

beforeAll(async () => {
  served = await serve()
}, 60_000)

afterAll(async () => {
  expect(await served.stop()).toBe(0)
})

test('A letter that was sent has its PDF at its address, and anybody can check a copy of it', async () => {
  const ada = visitor(served.url)
  await ada.send('/setup', {
    coalition: 'Coalition of the Example',
    name: 'Ada Okonkwo',
    email: 'ada@lead.example',
    password: 'a long enough password',
  })
  const text = fixture('sample.txt')
  const letter = await ada.send('/c/coalition-of-the-example/letters/new', { text, as: 'sent' })
  slug = /letters\/([a-z0-9-]{22,})/.exec(letter.path)?.[1] ?? ''
  const freeze = await ada.see(`/c/coalition-of-the-example/letters/${slug}/freeze`)
  expect(freeze.status).toBe(200)
  expect(freeze.body).toContain('Edition 1 is recorded as it was printed')
  const code = /\/v\/([0-9A-Z-]{19})"/.exec(freeze.body)?.[1] ?? ''

  const address = `${served.url}/letters/${slug}/letter.pdf`
  await expect.poll(async () => (await fetch(address)).status, { timeout: 25_000 }).toBe(200)
  const pdf = await fetch(address)
  const bytes = Buffer.from(await pdf.arrayBuffer())
  const etag = pdf.headers.get('etag') ?? ''
  expect(etag).toContain(createHash('sha256').update(bytes).digest('hex'))
  expect((await fetch(address, { headers: { 'if-none-match': etag } })).status).toBe(304)

  const stranger = visitor(served.url)
  const known = await stranger.see(`/verify?code=${code.toLowerCase().replaceAll('-', ' ')}`)
  expect(known.path).toBe(`/v/${code}`)
  expect(known.body).toContain('This code belongs to a genuine letter.')
  // The address of a letter that only who has its link may see is not given away.
  expect(known.body).not.toContain('/letters/')
  expect((await stranger.see(`/v/${code}?lang=es`)).body).toContain(
    'Este código pertenece a una carta auténtica',
  )
  expect((await stranger.see('/v/K7QM-4TDX-9PQR-2345')).status).toBe(404)
  expect((await stranger.see('/verify?code=abc')).body).toContain('There is a problem')

  const manifest = await (await fetch(`${served.url}/v/${code}/manifest.json`)).text()
  expect(codeOf(JSON.parse(manifest))).toBe(code)
  expect(await check(bytes)).toMatchObject({ status: 200, body: expect.stringContaining('byte for byte') })
  bytes.writeUInt8(bytes.readUInt8(1_000) ^ 1, 1_000)
  expect(await check(bytes)).toMatchObject({
    status: 404,
    body: expect.stringContaining('no copy of an edition kept here'),
  })
})

test.skipIf(!has('pdftotext'))('The PDF reads in order, its names as they were printed', async () => {
  const pdf = await fetch(`${served.url}/letters/${slug}/letter.pdf`)
  const read = unbroken(textOfPdf(Buffer.from(await pdf.arrayBuffer())))
  let from = read.indexOf(unbroken('Sincerely,'))
  for (const [, name = ''] of rows('sample-signatories.tsv')) {
    const at = read.indexOf(unbroken(name), from)
    expect(at, name).toBeGreaterThanOrEqual(from)
    from = at + unbroken(name).length
  }
})

async function check(bytes: Buffer) {
  const form = new FormData()
  form.set('file', new File([new Uint8Array(bytes)], 'copy.pdf', { type: 'application/pdf' }))
  const packed = new Response(form)
  const body = await packed.arrayBuffer()
  const response = await fetch(`${served.url}/verify/file`, {
    method: 'POST',
    body,
    headers: { 'content-type': packed.headers.get('content-type') ?? '', origin: served.url },
  })
  return { status: response.status, body: await response.text() }
}
