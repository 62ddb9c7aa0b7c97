// A wholly invented letter: its organizations, offices, officials, people and places do not exist.
import { readFileSync } from 'node:fs'
import type { As, Coalition } from '~/domain/access.server'
import * as deliveries from '~/domain/deliveries/index.server'
import * as editions from '~/domain/editions/index.server'
import * as files from '~/domain/files.server'
import * as followUps from '~/domain/follow-ups/index.server'
import { readLetter } from '~/domain/imports/index.server'
import * as invitations from '~/domain/invitations/index.server'
import * as letters from '~/domain/letters/index.server'
import * as responses from '~/domain/responses/index.server'
import * as signers from '~/domain/signatures/signers.server'
import * as stories from '~/domain/stories.server'
import { asksOf } from '~/domain/text'
import * as translations from '~/domain/translations/index.server'
import { workOff } from '~/jobs/worker.server'
import { day, itIs } from './clock'
import { personFor } from './people'
import { reviewDraft } from './reviewing'
import { done, letterOf, linksIn, signByLink, there } from './steps'

const TITLE = 'A telephone and a visit for every person in county custody'
const TITLE_IN_SPANISH = 'Un teléfono y una visita para cada persona detenida en el condado'
const COUNTY = { city: 'Port Alder', state: 'WA' }
const WITHDREW = 'Second Bell Teachers’ Caucus'

/** Tells the letter's story from its first draft to the letter that follows it. */
export async function sendCountyLetter(marisol: As<'owner', Coalition>, dev: string): Promise<void> {
  const owner = marisol.actor.id
  itIs(day(-112, 15, 30))
  const text = readFileSync('scripts/demo/county-letter.txt', 'utf8')
  const reading = done(readLetter(text))
  const { slug } = done(
    await letters.bringIn(marisol, { ...reading, title: TITLE, date: dateOf(-83) }, 'draft'),
  )
  await prepare(await letterOf(owner, slug))
  await translate(await letterOf(owner, slug))
  itIs(day(-100, 14, 5))
  done(await letters.open(await letterOf(owner, slug)))
  const { slug: address } = done(await letters.publish(await letterOf(owner, slug)))
  const names = reading.signatories.map(({ name }) => name)
  await collect(owner, address, names)

  itIs(day(-85, 22, 0))
  await letters.closeDue()
  itIs(day(-83, 15, 40))
  const letter = await letterOf(owner, address)
  const { mark } = there(await editions.findProspect(letter.id))
  done(await editions.freeze(letter, { count: names.length, mark }))
  await workOff()
  await deliver(owner, address)

  itIs(day(-75, 19, 10))
  const person = personFor(WITHDREW, names.indexOf(WITHDREW), COUNTY)
  const page = there((await linksIn('s')).get(person.email))
  await signers.withdraw(there(await signers.findBySecret(page)), { reason: 'Our members were not asked.' })
  await answer(owner, dev, address)
  await letters.showAnswers(await letterOf(owner, address), true)
  await reviewDraft(owner, dev, await follow(dev, address))
}

async function prepare(letter: Awaited<ReturnType<typeof letterOf>>) {
  done(
    await letters.describe(letter, {
      title: TITLE,
      date: dateOf(-83),
      language: 'en',
      deadline: { wall: `${dateOf(-85)}T17:00`, zone: 'America/New_York' },
      shows: 'list',
      takesIndividuals: false,
    }),
  )
  const today = dateOf(-101)
  for (const story of await stories.list(letter, today)) {
    done(
      await stories.change(letter, story.id, {
        ...story,
        vouchedBy: 'Harbor Lantern Legal Aid',
        consentBy: 'herself, to her attorney at Harbor Lantern Legal Aid',
        consentOn: today,
        consentUntil: null,
      }),
    )
  }
}

/** Sets the same letter in Spanish beside it, for those it speaks of. */
async function translate(letter: Awaited<ReturnType<typeof letterOf>>) {
  itIs(day(-103, 18, 0))
  const { doc } = done(readLetter(readFileSync('scripts/demo/county-letter-es.txt', 'utf8')))
  done(await translations.start(letter, 'es', { from: 'text', title: TITLE_IN_SPANISH, doc }))
  itIs(day(-102, 16, 30))
  done(await translations.declare(letter, 'es'))
}

async function collect(owner: string, address: string, names: string[]) {
  const letter = await letterOf(owner, address)
  const people = new Map(names.map((name, at) => [name, personFor(name, at, COUNTY)]))
  itIs(day(-100, 14, 30))
  await invitations.choose(letter, {
    entries: [...people].map(([organization, { name, email }]) => ({ organization, contact: name, email })),
  })
  done(await invitations.ask(letter, null))
  const links = await linksIn('i')
  for (const [at, name] of names.entries()) {
    const person = there(people.get(name))
    itIs(new Date(day(-100, 16).getTime() + (at / names.length) ** 1.3 * 13.6 * 86_400_000))
    await signByLink(there(links.get(person.email)), name, person)
  }
}

async function deliver(owner: string, address: string) {
  const letter = await letterOf(owner, address)
  const [bureau, standards] = (await deliveries.ledger(letter)).rows
  itIs(day(-82, 20, 15))
  const receipt = await files.store(
    Buffer.from('Copperline Couriers\nDelivered to 200 Meridian Street, reception, signed T. Brandt.\n'),
    'courier-receipt.txt',
    'text/plain',
  )
  done(
    await deliveries.recordByHand(letter, {
      addresseeId: there(bureau).addressee.id,
      method: 'courier',
      deliveredOn: dateOf(-82),
      tracking: 'CPL 00417 2201',
      proof: receipt,
    }),
  )
  itIs(day(-82, 20, 30))
  done(
    await deliveries.schedule(await letterOf(owner, address), {
      addresseeId: there(standards).addressee.id,
      email: 'inspector@custody-standards.example',
      covering: null,
      typedName: there(standards).called,
    }),
  )
  itIs(day(-82, 20, 32))
  await workOff()
}

async function answer(owner: string, dev: string, address: string) {
  const letter = await letterOf(owner, address)
  const asks = asksOf(there(await editions.findLast(letter)).doc)
  const [bureau, standards] = (await deliveries.ledger(letter)).rows.map(({ addressee }) => addressee)
  itIs(day(-70, 16, 20))
  done(
    await responses.record(letter, {
      addresseeId: there(bureau).id,
      from: 'Office of the Director, Bureau of County Custody',
      receivedOn: dateOf(-70),
      kind: 'acknowledgement',
      words: 'Your letter has been received and carries the control number 00417.',
    }),
  )
  itIs(day(-41, 15, 5))
  const partial = done(
    await responses.record(letter, {
      addresseeId: there(standards).id,
      from: 'Paul Adeyemi, Acting Inspector',
      receivedOn: dateOf(-41),
      kind: 'substantive',
      words:
        'The standard is amended as you propose for the first call, effective the first of next month. We have written to the eight remaining facilities about visits. This Office does not collect the data requested.',
    }),
  )
  const said = [
    { outcome: 'met', quote: 'The standard is amended as you propose for the first call', by: owner },
    { outcome: 'partly', quote: 'We have written to the eight remaining facilities about visits.', by: dev },
    { outcome: 'refused', quote: 'This Office does not collect the data requested.', by: owner },
  ] as const
  for (const [at, { outcome, quote, by }] of said.entries()) {
    itIs(day(-40, 14, 10 + at * 9))
    done(
      await responses.assess(await letterOf(by, address), {
        addresseeId: there(standards).id,
        askId: there(asks[at]).id,
        outcome,
        quote,
        responseId: partial.id,
      }),
    )
  }
}

async function follow(dev: string, address: string): Promise<string> {
  itIs(day(-6, 15, 30))
  const letter = await letterOf(dev, address)
  const open = followUps.openAsks(await responses.scoreboard(letter))
  const { slug } = done(
    await followUps.start(letter, {
      title: 'Isolation in county custody: publish the figures',
      askIds: open.map(({ ask }) => ask.id),
    }),
  )
  itIs(day(-5, 18, 45))
  done(
    await stories.add(await letterOf(dev, slug), {
      name: 'Anselm',
      pseudonym: true,
      vouchedBy: 'Quiet Water Counseling',
      consentBy: null,
      consentOn: null,
      consentUntil: null,
    }),
  )
  return slug
}

/** yyyy-mm-dd, so many days from today. */
function dateOf(days: number): string {
  return day(days).toISOString().slice(0, 10)
}
