import { createServer, type Server } from 'node:http'
import { expect, test } from 'vitest'
import { load } from '../scripts/bench/load'
import { median, spread } from '../scripts/bench/numbers'

test('the load counts whole answers alone, of a known length or in chunks', async () => {
  for (const length of ['known', 'chunked']) {
    let asked = 0
    const server = createServer((_, response) => {
      asked += 1
      const parts = ['<p>', 'x'.repeat(70_000), '</p>\n0\r\n']
      if (length === 'known') response.setHeader('content-length', parts.join('').length)
      for (const part of parts) response.write(part)
      response.end()
    })
    const url = await listening(server)
    const rate = await load(url, { connections: 3, milliseconds: 150 })
    expect(rate * 0.15).toBeGreaterThan(asked * 0.5)
    expect(rate * 0.15).toBeLessThanOrEqual(asked)
    server.closeAllConnections()
    server.close()
  }
})

test('the load takes nothing but a page that is there', async () => {
  const server = createServer((_, response) => response.writeHead(404).end('not here'))
  await expect(load(await listening(server), { milliseconds: 50 })).rejects.toThrow('answered 404')
  server.close()
})

test('a spread is the median with the range', () => {
  expect(median([3, 1, 2])).toBe(2)
  expect(median([4, 1, 2, 3])).toBe(2.5)
  expect(spread([10, 30, 20])).toBe('20 [10–30]')
})

async function listening(server: Server): Promise<URL> {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  return new URL(`http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/page`)
}
