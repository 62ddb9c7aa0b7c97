// Fills an empty data folder with the sample coalition, by living through its weeks: see clock.ts and steps.ts.
import * as coalitions from '~/domain/coalitions.server'
import * as outbox from '~/domain/outbox.server'
import { workOff } from '~/jobs/worker.server'
import { close, migrate } from '~db'
import { day, itIs } from './clock'
import { sendCountyLetter } from './county'
import { collectFileReview } from './file-review'
import { coalitionOf, done, there } from './steps'

await migrate()
itIs(day(-120, 14, 5))
const founded = await coalitions.setUp({
  name: 'File Review Coalition',
  ownerName: 'Marisol Quintero-Vance',
  email: 'marisol@file-review.example',
  password: null,
})
if (!founded) throw new Error('The demo’s folder is not empty. Delete .demo and start again.')
const marisol = await coalitionOf(founded.account.id, founded.coalition.slug)
await coalitions.describe(marisol, {
  name: 'File Review Coalition',
  address: '29 Second Look Street\nPort Alder, Washington 98000',
  zone: 'America/New_York',
})
const dev = await join('Dev Okafor', 'dev@file-review.example', 'owner')
await join('Ines Valdemar-Roche', 'ines@casa-vecina.example', 'viewer')
await sendCountyLetter(marisol, dev)
await collectFileReview({ marisol, dev }, [
  'Casa Vecina',
  'The Long Table',
  'Harbor Lantern Legal Aid',
  'Ropewalk Reentry',
  'Port Alder Bar, Pro Bono Section',
  'Saint Brannoc Social Concerns Committee',
])
await workOff()
await close()

/** A colleague is asked in, follows the mailed link and has an account. */
async function join(name: string, email: string, role: 'owner' | 'editor' | 'viewer'): Promise<string> {
  done(await coalitions.invite(marisol, { email, name, role }))
  await workOff()
  const mail = (await outbox.list(5)).find(({ to }) => to === email)
  const secret = there(/\/join\/([\w-]+)/.exec(mail?.text ?? '')?.[1])
  return done(there(await coalitions.accept(secret, { name, password: null }))).id
}
