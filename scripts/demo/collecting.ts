// Two weeks of collecting: who signs when, what is held and why, and who has not answered.
import { createHash } from 'node:crypto'
import * as invitations from '~/domain/invitations/index.server'
import * as signatures from '~/domain/signatures/index.server'
import * as signers from '~/domain/signatures/signers.server'
import { day, type Happening, live } from './clock'
import { type Person, personFor } from './people'
import { done, letterOf, linksIn, signAndConfirm, signByLink, signInPublic, there } from './steps'

const CONSIDERING = ['Oxfam America', 'International Rescue Committee', 'Church World Service']
const SILENT = [
  'Wind of the Spirit Immigrant Resource Center',
  'Unitarian Universalists for Social Justice',
  'Women’s Refugee Commission',
]
const PENDING = ['Juntos', 'SIREN', 'VECINA']
const HELD = ['Southeast Action Resource Action Center', 'Rapid Defense Network (RDN)']
/** Signed, but not through an invitation. */
export const BY_PHONE = ['Corazón Arizona', 'Reformed Church of HP-Affordable Housing Corp']
export const TWICE = 'Asian Americans Advancing Justice-Atlanta'
export const PERSON = 'Monserrat Padilla'

/** Lets those asked sign, doubt, consider, decline or stay silent, each at its time. */
export async function collect(
  { marisol, dev, address }: { marisol: string; dev: string; address: string },
  organizations: string[],
  people: Map<string, Person>,
  besides: string[],
): Promise<void> {
  const links = await linksIn('i')
  const all: Collection = {
    marisol,
    dev,
    address,
    besides,
    personOf: (name) => there(people.get(name)),
    linkOf: (name) => there(links.get(there(people.get(name)).email)),
  }
  await live([...signing(all, organizations), ...doubts(all), ...otherAnswers(all)])
}

type Collection = {
  /** The accounts of the leads. */
  marisol: string
  dev: string
  address: string
  besides: string[]
  personOf: (organization: string) => Person
  linkOf: (organization: string) => string
}

function signing(all: Collection, organizations: string[]): Happening[] {
  const { marisol, address, personOf, linkOf } = all
  const apart = new Set([...CONSIDERING, ...SILENT, ...PENDING, ...HELD, ...BY_PHONE, TWICE])
  const willing = shuffled(organizations.filter((name) => !apart.has(name)))
  const reminded = Math.round(willing.length * 0.72)
  const remind: Happening = {
    at: day(-4, 14),
    does: async () => {
      done(await invitations.remind(await letterOf(marisol, address)))
    },
  }
  return [
    remind,
    ...willing.map((name, place) => ({
      at: momentOf(place, reminded, willing.length),
      does: () =>
        place % 17 === 4
          ? signAndConfirm(address, name, personOf(name))
          : signByLink(linkOf(name), name, personOf(name)),
    })),
  ]
}

function doubts({ marisol, dev, address, personOf, linkOf }: Collection): Happening[] {
  const reasons = [
    'Its website says “Southeast Asia Resource Action Center”. Dev asks the signer which name prints.',
    'An intern answered the invitation. Marisol calls the office before it counts.',
  ]
  const stranger = { ...personFor(PERSON, 3), name: PERSON, title: '' }
  return [
    ...BY_PHONE.map((name, place) => ({
      at: day(-2, 18, 20 + place * 35),
      does: () => addByPhone(dev, address, name, personOf(name)),
    })),
    { at: day(-2, 14, 50), does: () => signAndConfirm(address, TWICE, personOf(TWICE)) },
    { at: day(-1, 13, 2), does: () => signAndConfirm(address, TWICE, personFor(TWICE, 777)) },
    ...HELD.flatMap((name, place) => [
      { at: day(-1, 15, 10 + place * 50), does: () => signByLink(linkOf(name), name, personOf(name)) },
      {
        at: day(-1, 15, 31 + place * 50),
        does: () => hold(marisol, address, name, there(reasons[place])),
      },
    ]),
    { at: day(-1, 20, 40), does: () => signAndConfirm(address, PERSON, stranger, 'individual') },
    {
      at: day(-1, 20, 55),
      does: () =>
        hold(
          marisol,
          address,
          PERSON,
          'A person, where organizations sign. Does the coalition take her name, and among them?',
        ),
    },
    ...PENDING.map((name, place) => ({
      at: day(-1, 21, 5 + place * 18),
      does: () => signInPublic(address, name, personOf(name)),
    })),
  ]
}

function otherAnswers({ besides, personOf, linkOf }: Collection): Happening[] {
  const invited = async (name: string | undefined) =>
    there(await invitations.findBySecret(linkOf(there(name))))
  const [declined, never, back] = besides.map((name) => there(name))
  return [
    ...CONSIDERING.map((name, place) => ({
      at: day(-3, 16, 5 + place * 20),
      does: async () =>
        invitations.consider(await invited(name), {
          decideBy: day(place === 1 ? 0 : 2)
            .toISOString()
            .slice(0, 10),
          note: place === 0 ? 'The board meets tomorrow.' : null,
        }),
    })),
    {
      at: day(-1, 20, 30),
      does: async () =>
        invitations.askQuestion(
          await invited(CONSIDERING[0]),
          'May our board see the letter of February 18 that the last page points to?',
        ),
    },
    {
      at: day(-11, 17, 45),
      does: async () => invitations.decline(await invited(declined), { reason: 'Not enough time to decide' }),
    },
    {
      at: day(-9, 15, 15),
      does: async () => invitations.decline(await invited(never), { reason: 'Outside our mission' }),
    },
    {
      at: day(-8, 18, 30),
      does: () => signByLink(linkOf(there(back)), there(back), personOf(there(back))),
    },
    {
      at: day(-6, 14, 14),
      does: async () => {
        const page = there((await linksIn('s')).get(personOf(there(back)).email))
        await signers.withdraw(there(await signers.findBySecret(page)), {
          reason: 'Our board wants to see the final list first.',
        })
      },
    },
  ]
}

async function addByPhone(dev: string, address: string, name: string, person: Person) {
  const { name: signerName, title, email, city, state } = person
  done(
    await signatures.addByLead(
      await letterOf(dev, address),
      { kind: 'organization', name, signerName, signerTitle: title, email, city, place: state },
      {
        how: 'phone',
        on: day(-2).toISOString().slice(0, 10),
        note: `${signerName} called Dev Okafor back, had read the text in the invitation, and agreed for the board.`,
      },
    ),
  )
}

async function hold(accountId: string, address: string, name: string, reason: string) {
  const letter = await letterOf(accountId, address)
  const active = await signatures.listActive(letter.id)
  const signature = there(active.findLast((each) => each.name === name))
  const refused = await signatures.hold(letter, signature.id, reason)
  if (refused) throw new Error(refused.refused)
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
