import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

/** What the next request meets: a refusal, or a connection that ends before or after the mails were accepted. */
export type Fault =
  | { status: number; name?: string; headers?: Record<string, string>; html?: true }
  | 'reset before'
  | 'reset after'
  | 'cut off after'
  | 'hang'

export type Step = 'asked' | 'accepted' | 'answered'

type Mail = { id: string; to: string; subject: string; key: string; body: Record<string, unknown> }
type Asked = { path: string; key: string; validation: string | undefined; bytes: string }

/**
 * A local server that answers as Resend does, built from its SDK and API description: batches of up to a hundred,
 * idempotency keys, refusals by row. It has never been compared with the live service.
 */
export async function standInForResend() {
  const accepted: Mail[] = []
  const asked: Asked[] = []
  const faults: Fault[] = []
  const answers = new Map<string, { bytes: string; body: unknown }>()
  let onStep = (_: Step) => {}

  const server = createServer(async (request, response) => {
    const bytes = await bytesOf(request)
    const { 'idempotency-key': key = '', 'x-batch-validation': validation } = request.headers
    const ask = { path: request.url ?? '', key: String(key), validation: validation?.toString(), bytes }
    asked.push(ask)
    onStep('asked')
    const fault = faults.shift()
    if (fault === 'hang') return
    if (fault === 'reset before') return request.socket.destroy()
    if (typeof fault === 'object') return refuse(response, fault)
    const answer = take(ask)
    onStep('accepted')
    if (fault === 'reset after') return request.socket.destroy()
    response.once('finish', () => onStep('answered'))
    const text = JSON.stringify(answer.body)
    response.writeHead(answer.status, { 'content-type': 'application/json; charset=utf-8' })
    response.end(fault === 'cut off after' ? text.slice(0, -10) : text)
  })

  function take({ path, key, validation, bytes }: Asked): { status: number; body: unknown } {
    const before = answers.get(key)
    if (before && before.bytes !== bytes) return error(409, 'invalid_idempotent_request')
    if (before) return { status: 200, body: before.body }
    const mails = [JSON.parse(bytes)].flat() as Record<string, unknown>[]
    const isBatch = path === '/emails/batch'
    if (mails.length > 100) return error(422, 'validation_error')
    if (isBatch && mails.some(({ attachments }) => attachments)) return error(422, 'invalid_attachment')
    const bad = mails.flatMap(({ to }, index) =>
      String(to).endsWith('@refused.example') ? [{ index, message: 'Invalid `to` field.' }] : [],
    )
    if (bad.length > 0 && validation !== 'permissive') return error(422, 'invalid_parameter')
    const good = mails.filter((_, index) => !bad.some((each) => each.index === index))
    const ids = good.map((body) => {
      const id = crypto.randomUUID()
      accepted.push({ id, to: String(body.to), subject: String(body.subject), key, body })
      return { id }
    })
    const body = isBatch ? { data: ids, ...(bad.length > 0 ? { errors: bad } : {}) } : ids[0]
    answers.set(key, { bytes, body })
    return { status: 200, body }
  }

  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`,
    /** Every mail that would have gone out. */
    accepted,
    /** Every request, as it came. */
    asked,
    /** What the next requests meet, one each; none when empty. */
    faults,
    /** Is told of each request as it comes, is accepted and is answered. */
    watch: (watcher: (step: Step) => void) => {
      onStep = watcher
    },
    /** Remembers other bytes under a key. */
    remember: (key: string, bytes: string) => answers.set(key, { bytes, body: {} }),
    clear: () => {
      accepted.length = 0
      asked.length = 0
      faults.length = 0
    },
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

function refuse(
  response: ServerResponse,
  { status, name = 'application_error', headers, html }: Exclude<Fault, string>,
) {
  response.writeHead(status, { 'content-type': html ? 'text/html' : 'application/json', ...headers })
  response.end(html ? '<h1>Bad gateway</h1>' : JSON.stringify(error(status, name).body))
}

function error(status: number, name: string) {
  return { status, body: { statusCode: status, name, message: 'The stand-in refuses.' } }
}

async function bytesOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part)
  return Buffer.concat(parts).toString('utf8')
}
