// One Express process: guard, cache of public pages, Remix. Development runs the same, with Vite in the middle.
import { createRequestHandler } from '@remix-run/express'
import { createRequestHandler as createRenderer } from '@remix-run/node'
import compression from 'compression'
import express from 'express'

/** Starts the server; gives its port and what stops it. */
export async function serve({ development = false } = {}) {
  const vite = development
    ? await (await import('vite')).createServer({
        configFile: 'remix.config.js',
        server: { middlewareMode: true },
      })
    : null
  const load = () =>
    vite ? vite.ssrLoadModule('virtual:remix/server-build') : import('../build/server/index.js')
  const { house } = (await load()).entry.module
  await house.prepare()

  const app = express()
  house.before(app)
  const build = vite ? load : await load()
  const mode = development ? 'development' : 'production'
  app.use(house.publicPages(createRenderer(build, mode)))
  if (vite) {
    app.use(vite.middlewares)
  } else {
    app.use(
      '/assets',
      express.static('build/client/assets', { immutable: true, maxAge: '1y', fallthrough: false }),
    )
    app.use(express.static('build/client', { maxAge: '1h', index: false }))
  }
  app.use(compression())
  app.all(
    '*',
    createRequestHandler({
      build,
      mode,
      getLoadContext: (_request, response) => response.locals.context,
    }),
  )

  const work = house.work()
  const server = await new Promise((resolve, reject) => {
    const listening = app.listen(house.config.port, house.config.host, () => resolve(listening))
    listening.on('error', reject)
  })
  server.headersTimeout = 20_000
  // Longer than a client keeps an idle connection, and a proxy: whoever is to close first meets no request on its way.
  server.keepAliveTimeout = 75_000
  server.requestTimeout = 120_000

  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    server.close()
    house.endStreams()
    server.closeIdleConnections()
    // What is under way may finish; a connection that hangs may not keep us.
    const late = setTimeout(() => server.closeAllConnections(), 8_000)
    await work.stop()
    await new Promise((resolve) => (server.listening ? server.once('close', resolve) : resolve()))
    clearTimeout(late)
    await house.close()
    await vite?.close()
  }
  for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => stop().then(() => process.exit(0)))
  return { port: server.address().port, config: house.config, house, stop }
}
