// The real letter of March 29, 2021, in the last days of its collection. Who signs for whom is invented; the letter,
// its organizations and its four contacts are as printed.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { As, Coalition } from '~/domain/access.server'
import * as drafts from '~/domain/drafts.server'
import { readLetter } from '~/domain/imports/index.server'
import * as invitations from '~/domain/invitations/index.server'
import * as letters from '~/domain/letters/index.server'
import * as signatures from '~/domain/signatures/index.server'
import * as signers from '~/domain/signatures/signers.server'
import * as stories from '~/domain/stories.server'
import type { DocNode } from '~/domain/text'
import * as versions from '~/domain/versions.server'
import { day, itIs } from './clock'
import { type Person, personFor } from './people'
import { confirmFromMail, done, letterOf, linksIn, signByLink, signInPublic, there } from './steps'

const TITLE = 'Every person in ICE custody should be considered for release'

// The address block as the letter printed it; the addresses of mail are invented.
const OFFICES = [
  {
    name: 'Alejandro Mayorkas',
    office: 'U.S. Department of Homeland Security',
    address: ['3801 Nebraska Ave. NW', 'Washington, D.C. 20016'],
    email: 'secretary@homeland.example',
  },
  {
    name: 'Tae Johnson',
    office: 'U.S. Immigration and Customs Enforcement',
    address: ['500 12th St. SW', 'Washington, D.C. 20536'],
    email: 'director@customs.example',
  },
  {
    name: 'Esther Olavarria',
    office: 'Domestic Policy Council',
    address: ['1600 Pennsylvania Ave. NW', 'Washington, D.C. 20500'],
    email: 'deputy@policy-council.example',
  },
]

const CONSIDERING = ['Oxfam America', 'International Rescue Committee', 'Church World Service']
const SILENT = [
  'Wind of the Spirit Immigrant Resource Center',
  'Unitarian Universalists for Social Justice',
  'Women’s Refugee Commission',
]
const PENDING = ['Juntos', 'SIREN', 'VECINA']
const HELD = ['Southeast Action Resource Action Center', 'Rapid Defense Network (RDN)']
const BY_PHONE = ['Corazón Arizona', 'Reformed Church of HP-Affordable Housing Corp']
const TWICE = 'Asian Americans Advancing Justice-Atlanta'
const PERSON = 'Monserrat Padilla'

/** Tells the letter's story up to today; the leads, and those asked besides, are the coalition's. */
export async function collectFileReview(
  { marisol, dev }: { marisol: As<'owner', Coalition>; dev: string },
  besides: string[],
): Promise<void> {
  itIs(day(-30, 14, 12))
  const reading = done(readLetter(readFileSync('scripts/demo/letter.txt', 'utf8')))
  const { slug } = done(
    await letters.bringIn(
      marisol,
      { ...reading, title: TITLE, slug: 'file-review', date: '2021-03-29' },
      'draft',
    ),
  )
  await write(marisol, dev, slug, reading.doc)
  await prepare(marisol, slug)

  itIs(day(-13, 15, 2))
  done(await letters.open(await letterOf(marisol.actor.id, slug)))
  const { slug: address } = done(await letters.publish(await letterOf(marisol.actor.id, slug)))

  const organizations = reading.signatories.filter(({ name }) => name !== PERSON).map(({ name }) => name)
  const people = new Map(organizations.map((name, at) => [name, personFor(name, at)]))
  for (const [at, name] of besides.entries()) people.set(name, personFor(name, 500 + at))
  await ask(marisol, address, people)
  await collect(marisol.actor.id, dev, address, organizations, people, besides)
}

async function write(marisol: As<'owner', Coalition>, dev: string, slug: string, doc: DocNode) {
  itIs(day(-29, 16, 40))
  const letter = await letterOf(dev, slug)
  const saved = done(await drafts.save(letter, earlier(doc), there(await drafts.find(letter.id)).revision))
  itIs(day(-29, 17, 5))
  done(await versions.keep(letter, { note: 'For the four leads to read' }))
  itIs(day(-15, 19, 30))
  if (!('revision' in saved)) throw new Error('Somebody else wrote.')
  done(await drafts.save(await letterOf(marisol.actor.id, slug), doc, saved.revision))
}

async function prepare(marisol: As<'owner', Coalition>, slug: string) {
  const letter = await letterOf(marisol.actor.id, slug)
  itIs(day(-15, 19, 41))
  done(
    await letters.describe(letter, {
      title: TITLE,
      date: '2021-03-29',
      language: 'en',
      deadline: { wall: `${day(3).toISOString().slice(0, 10)}T17:00`, zone: 'America/New_York' },
      shows: 'list',
      takesIndividuals: true,
    }),
  )
  const { addressees } = await letters.textOf(letter)
  const refused = await letters.setAddressees(
    letter,
    addressees.map((each, at) => ({ ...each, ...there(OFFICES[at]) })),
  )
  if (refused) throw new Error(refused.refused)
  itIs(day(-14, 13, 20))
  for (const story of await stories.list(letter, day(-14).toISOString().slice(0, 10))) {
    done(
      await stories.change(letter, story.id, {
        ...story,
        consentBy: story.vouchedBy ?? 'Their legal team',
        consentOn: day(-16).toISOString().slice(0, 10),
        consentUntil: null,
      }),
    )
  }
}

async function ask(marisol: As<'owner', Coalition>, address: string, people: Map<string, Person>) {
  const letter = await letterOf(marisol.actor.id, address)
  itIs(day(-13, 15, 20))
  await invitations.choose(letter, {
    entries: [...people]
      .filter(([name]) => name !== TWICE && !BY_PHONE.includes(name))
      .map(([organization, { name, email }]) => ({ organization, contact: name, email })),
  })
  itIs(day(-13, 15, 31))
  done(await invitations.ask(letter, null))
}

async function collect(
  marisol: string,
  dev: string,
  address: string,
  organizations: string[],
  people: Map<string, Person>,
  besides: string[],
) {
  const links = await linksIn('i')
  const linkOf = (name: string) => there(links.get(there(people.get(name)).email))
  const apart = new Set([...CONSIDERING, ...SILENT, ...PENDING, ...HELD, ...BY_PHONE, TWICE])
  const willing = shuffled(organizations.filter((name) => !apart.has(name)))
  const reminded = Math.round(willing.length * 0.72)

  for (const [at, name] of willing.entries()) {
    if (at === reminded) await remind(marisol, address)
    itIs(momentOf(at, reminded, willing.length))
    const person = there(people.get(name))
    if (at % 17 === 4) {
      await signInPublic(address, name, person)
      await confirmFromMail(person)
    } else await signByLink(linkOf(name), name, person)
  }
  await doubt(marisol, dev, address, people, linkOf)
  await answerOtherwise(linkOf, besides, people)
  await linksIn('s', 1)
}

async function remind(marisol: string, address: string) {
  itIs(day(-4, 14, 0))
  done(await invitations.remind(await letterOf(marisol, address)))
}

async function doubt(
  marisol: string,
  dev: string,
  address: string,
  people: Map<string, Person>,
  linkOf: (name: string) => string,
) {
  const phoned = await letterOf(dev, address)
  for (const [at, name] of BY_PHONE.entries()) {
    itIs(day(-2, 18, 20 + at * 35))
    const { name: signerName, title, email, city, state } = there(people.get(name))
    done(
      await signatures.addByLead(
        phoned,
        { kind: 'organization', name, signerName, signerTitle: title, email, city, place: state },
        {
          how: 'phone',
          on: day(-2).toISOString().slice(0, 10),
          note: `${signerName} called Dev Okafor back, had read the text in the invitation, and agreed for the board.`,
        },
      ),
    )
  }

  itIs(day(-2, 14, 50))
  const first = there(people.get(TWICE))
  await signInPublic(address, TWICE, first)
  await confirmFromMail(first)
  itIs(day(-1, 13, 2))
  const second = personFor(TWICE, 777)
  await signInPublic(address, TWICE, second)
  await confirmFromMail(second)

  const reasons = [
    'Two spellings of this name are in use. The signer is asked which one prints.',
    'The signer writes from a private address. Marisol calls the office before it counts.',
  ]
  for (const [at, name] of HELD.entries()) {
    itIs(day(-1, 15, 10 + at * 50))
    await signByLink(linkOf(name), name, there(people.get(name)))
    await holdNewest(marisol, address, name, there(reasons[at]))
  }

  itIs(day(-1, 20, 40))
  const person = { ...personFor(PERSON, 3), name: PERSON, title: '' }
  await signInPublic(address, PERSON, person, 'individual')
  await confirmFromMail(person)
  await holdNewest(
    marisol,
    address,
    PERSON,
    'This is a person among organizations. Is the name meant to stand apart?',
  )

  for (const [at, each] of PENDING.entries()) {
    itIs(day(-1, 21, 5 + at * 18))
    await signInPublic(address, each, there(people.get(each)))
  }
}

async function holdNewest(accountId: string, address: string, name: string, reason: string) {
  const letter = await letterOf(accountId, address)
  const active = await signatures.listActive(letter.id)
  const signature = there(active.findLast((each) => each.name === name))
  const refused = await signatures.hold(letter, signature.id, reason)
  if (refused) throw new Error(refused.refused)
}

async function answerOtherwise(
  linkOf: (name: string) => string,
  besides: string[],
  people: Map<string, Person>,
) {
  for (const [at, name] of CONSIDERING.entries()) {
    itIs(day(-3, 16, 5 + at * 20))
    await invitations.consider(there(await invitations.findBySecret(linkOf(name))), {
      decideBy: day(at === 1 ? 0 : 2)
        .toISOString()
        .slice(0, 10),
      note: at === 0 ? 'The board meets tomorrow.' : null,
    })
  }
  itIs(day(-1, 20, 30))
  await invitations.askQuestion(
    there(await invitations.findBySecret(linkOf(there(CONSIDERING[0])))),
    'May our board see the letter of February 18 that the last page points to?',
  )
  const [declined, never, back] = besides
  itIs(day(-11, 17, 45))
  await invitations.decline(there(await invitations.findBySecret(linkOf(there(declined)))), {
    reason: 'Not enough time to decide',
  })
  itIs(day(-9, 15, 15))
  await invitations.decline(there(await invitations.findBySecret(linkOf(there(never)))), {
    reason: 'Outside our mission',
  })
  itIs(day(-8, 18, 30))
  const person = there(people.get(there(back)))
  await signByLink(linkOf(there(back)), there(back), person)
  itIs(day(-6, 14, 14))
  const own = there(await signers.findBySecret(there((await linksIn('s')).get(person.email))))
  await signers.withdraw(own, { reason: 'Our board wants to see the final list first.' })
}

/** In an order that is the same each time and nobody would call an order. */
function shuffled(names: string[]): string[] {
  const mark = (name: string) => createHash('sha256').update(name).digest('hex')
  return names.toSorted((one, other) => mark(one).localeCompare(mark(other)))
}

/** When the next signs: many on the first days, few in the middle, many again after the reminder. */
function momentOf(at: number, reminded: number, all: number): Date {
  const before = at < reminded
  const share = before ? at / reminded : (at - reminded) / (all - reminded)
  const from = before ? day(-13, 16) : day(-4, 14, 30)
  const until = before ? day(-4, 13) : day(-1, 14)
  const bent = before ? share ** 1.7 : share ** 1.4
  const time = from.getTime() + bent * (until.getTime() - from.getTime())
  return awake(new Date(time))
}

/** Nobody signs in the middle of the night: what falls there comes in the morning after. */
function awake(time: Date): Date {
  const hour = time.getUTCHours()
  return hour >= 3 && hour < 13 ? new Date(time.getTime() + (13 - hour) * 3_600_000) : time
}

/** The text two weeks before: shorter by what the leads added since. */
function earlier(doc: DocNode): DocNode {
  const content = (doc.content ?? [])
    .filter((block) => !JSON.stringify(block).includes('Robert Panton'))
    .map(earlierIn)
  return { ...doc, content }
}

function earlierIn(node: DocNode): DocNode {
  const text = node.text
    ?.replace(', with an independent review mechanism outside of ICE, and without', ' and without')
    .replace(', transgender people, HIV+ people,', '')
    .replace(', Robert, and the thousands', ', and the thousands')
  return {
    ...node,
    ...(text === undefined ? {} : { text }),
    ...(node.content ? { content: node.content.map(earlierIn) } : {}),
  }
}
