import { connect, type Socket } from 'node:net'

/** Asks for one page over so many kept-alive connections for so many milliseconds; gives answers a second. */
export async function load(url: URL, { connections = 8, milliseconds = 2_000 } = {}): Promise<number> {
  const started = performance.now()
  const until = started + milliseconds
  const counts = await Promise.all(Array.from({ length: connections }, () => askAgain(url, until)))
  return counts.reduce((sum, count) => sum + count, 0) / ((performance.now() - started) / 1_000)
}

// By hand over sockets: Node's own client costs more than a bare server, and would hide the ratio.
function askAgain({ hostname, port, pathname, host }: URL, until: number): Promise<number> {
  const request = `GET ${pathname} HTTP/1.1\r\nHost: ${host}\r\nConnection: keep-alive\r\n\r\n`
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(request))
    let count = 0
    eachAnswer(socket, (status) => {
      if (status !== 200) return socket.destroy(new Error(`${pathname} answered ${status}.`))
      count += 1
      if (performance.now() >= until) {
        socket.destroy()
        resolve(count)
      } else socket.write(request)
    })
    socket.once('error', reject)
    socket.once('close', () => reject(new Error(`${host} closed the connection.`)))
  })
}

function eachAnswer(socket: Socket, told: (status: number) => void) {
  let parts: Buffer[] = []
  let size = 0
  let whole: number | 'chunked' | null = null
  let status = 0
  socket.on('data', (part: Buffer) => {
    parts.push(part)
    size += part.length
    if (whole === null) {
      const head = headOf(Buffer.concat(parts))
      if (!head) return
      whole = head.whole
      status = head.status
    }
    const done = whole === 'chunked' ? endsChunks(parts) : size >= whole
    if (!done) return
    parts = []
    size = 0
    whole = null
    told(status)
  })
}

function headOf(bytes: Buffer): { status: number; whole: number | 'chunked' } | null {
  const end = bytes.indexOf('\r\n\r\n')
  if (end < 0) return null
  const head = bytes.toString('latin1', 0, end)
  const [, length] = /^content-length: *(\d+)/im.exec(head) ?? []
  return { status: Number(head.slice(9, 12)), whole: length ? end + 4 + Number(length) : 'chunked' }
}

function endsChunks(parts: Buffer[]): boolean {
  const END = '\r\n0\r\n\r\n'
  const last = parts.at(-1)
  const tail = last && last.length >= END.length ? last : Buffer.concat(parts.slice(-3))
  return tail.toString('latin1', tail.length - END.length) === END
}
