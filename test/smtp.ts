import { createServer, type Socket } from 'node:net'

/** What the next mail meets: a refusal of the recipient, or a connection that ends at some point. */
export type Fault =
  | { refuse: string }
  | 'drop at greeting'
  | 'drop at recipient'
  | 'drop in mail'
  | 'drop after mail'

/** A mail server on this machine that keeps what it is given. */
export async function standInForSmtp() {
  const accepted: { to: string; bytes: string }[] = []
  const faults: Fault[] = []
  let connections = 0

  const server = createServer((socket) => {
    connections += 1
    serve(socket, faults.shift())
  })

  function serve(socket: Socket, fault: Fault | undefined) {
    let to = ''
    let mail: string | null = null
    let heard = ''
    const say = (line: string) => socket.write(`${line}\r\n`)
    socket.on('error', () => {})
    socket.on('data', (part) => {
      heard += part.toString('latin1')
      if (mail !== null) return takeMail()
      for (let end = heard.indexOf('\r\n'); end >= 0 && mail === null; end = heard.indexOf('\r\n')) {
        const line = heard.slice(0, end)
        heard = heard.slice(end + 2)
        obey(line)
      }
    })
    if (fault === 'drop at greeting') socket.destroy()
    else say('220 stand-in')

    function obey(line: string) {
      const [verb = ''] = line.toUpperCase().split(/[ :]/)
      if (verb === 'EHLO') return say('250 stand-in')
      if (verb === 'MAIL') return say('250 ok')
      if (verb === 'RCPT') {
        if (fault === 'drop at recipient') return socket.destroy()
        if (typeof fault === 'object') return say(fault.refuse)
        to = /<(.*)>/.exec(line)?.[1] ?? ''
        return say('250 ok')
      }
      if (verb === 'DATA') {
        mail = ''
        return say('354 go on')
      }
      if (verb === 'QUIT') {
        say('221 bye')
        return socket.end()
      }
      return say('502 what')
    }

    function takeMail() {
      if (fault === 'drop in mail') return socket.destroy()
      const end = heard.indexOf('\r\n.\r\n')
      if (end < 0) return
      accepted.push({ to, bytes: heard.slice(0, end) })
      mail = null
      heard = heard.slice(end + 5)
      if (fault === 'drop after mail') return socket.destroy()
      say('250 taken')
    }
  }

  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  return {
    url: `smtp://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`,
    accepted,
    faults,
    connections: () => connections,
    close: () => server.close(),
  }
}
