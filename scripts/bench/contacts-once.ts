import { monitorEventLoopDelay } from 'node:perf_hooks'
import { coalitionFor } from '~/domain/access.server'
import * as accounts from '~/domain/accounts.server'
import * as coalitions from '~/domain/coalitions.server'
import { takeContacts } from '~/domain/intakes/index.server'
import { migrate, transact } from '~db'

const ROWS = 100_000

await migrate()
const { owner, slug } = await transact(async (tx) => {
  const owner = await accounts.create(tx, { email: 'bench@example.org', name: 'Bench', passwordHash: null })
  return { owner, slug: (await coalitions.create(tx, { name: 'Bench' }, owner.id)).slug }
})
const coalition = await coalitionFor(owner.id, slug, 'owner')
if (!coalition) throw new Error('The coalition was not founded.')

const lines = Array.from(
  { length: ROWS },
  (_, at) =>
    `"Neighbors ${at % 40_000} United for Justice, Inc.",Ana,Ruiz ${at},ana.ruiz${at}@casa.example,Policy Director,555-0100,Phoenix,AZ`,
)
const bytes = Buffer.from(
  ['Organization,First Name,Last Name,Email,Title,Phone,City,State', ...lines, ''].join('\n'),
)
lines.length = 0

const delay = monitorEventLoopDelay({ resolution: 10 })
delay.enable()
let memory = 0
const watch = setInterval(() => {
  memory = Math.max(memory, process.memoryUsage.rss())
}, 50)
const before = process.cpuUsage()
const taken = await takeContacts(coalition, { bytes, name: 'contacts.csv' })
const { user, system } = process.cpuUsage(before)
clearInterval(watch)
delay.disable()
if ('refused' in taken || taken.outcome.added !== ROWS) throw new Error('The contacts were not taken in.')
process.stdout.write(
  JSON.stringify({
    work: (user + system) / 1_000_000,
    memory: memory / 1_000_000,
    p99: delay.percentile(99) / 1e6,
    longest: delay.max / 1e6,
  }),
)
process.exit(0)
