// The real letter of March 29, 2021, in the last days of its collection. Who signs for whom is invented; the letter,
// its organizations and its four contacts are as printed.
import { readFileSync } from 'node:fs'
import { type As, type Coalition, coalitionOf } from '~/domain/access.server'
import * as importFindings from '~/domain/import-findings.server'
import { readLetter } from '~/domain/imports/index.server'
import * as invitations from '~/domain/invitations/index.server'
import * as letters from '~/domain/letters/index.server'
import * as offices from '~/domain/offices/index.server'
import * as steps from '~/domain/steps.server'
import * as stories from '~/domain/stories.server'
import type { DocNode } from '~/domain/text'
import * as versions from '~/domain/versions.server'
import { day, itIs } from './clock'
import { BY_PHONE, collect, PERSON, TWICE } from './collecting'
import { type Person, personFor } from './people'
import { done, letterOf, there } from './steps'

const TITLE = 'Every person in ICE custody should be considered for release'

// The address block as the letter printed it; the addresses of mail are invented.
const AS_LETTER = 'As the letter of March 29, 2021 names them'
const OFFICES = [
  {
    name: 'Alejandro Mayorkas',
    shipped: 'dhs-secretary',
    office: 'U.S. Department of Homeland Security',
    address: ['3801 Nebraska Ave. NW', 'Washington, D.C. 20016'],
    email: 'secretary@homeland.example',
  },
  {
    name: 'Tae Johnson',
    shipped: 'ice-director',
    office: 'U.S. Immigration and Customs Enforcement',
    address: ['500 12th St. SW', 'Washington, D.C. 20536'],
    email: 'director@customs.example',
  },
  {
    name: 'Esther Olavarria',
    shipped: 'white-house-dpc',
    office: 'Domestic Policy Council',
    address: ['1600 Pennsylvania Ave. NW', 'Washington, D.C. 20500'],
    email: 'deputy@policy-council.example',
  },
]

// The letter says no more of who speaks for one of those it names.
const LEGAL_TEAM = 'Their legal team'

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
  await collect({ marisol: marisol.actor.id, dev, address }, organizations, people, besides)
}

async function write(marisol: As<'owner', Coalition>, dev: string, slug: string, doc: DocNode) {
  itIs(day(-29, 16, 40))
  const letter = await letterOf(dev, slug)
  done(await steps.write(letter, earlier(doc)))
  itIs(day(-29, 17, 5))
  done(await versions.keep(letter, { note: 'For the four leads to read' }))
  itIs(day(-15, 19, 30))
  done(await steps.write(await letterOf(marisol.actor.id, slug), doc))
}

async function prepare(marisol: As<'owner', Coalition>, slug: string) {
  const letter = await letterOf(marisol.actor.id, slug)
  for (const kind of ['warning', 'name'] as const)
    for (const { id } of await importFindings.list(letter, { kind })) await importFindings.settle(letter, id)
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
  const directory = await offices.list(coalitionOf(letter))
  const taken = []
  for (const [at, each] of addressees.entries()) {
    const { shipped, ...printed } = there(OFFICES[at])
    const office = there(directory.find((entry) => entry.shipped === shipped))
    taken.push({ ...each, ...printed, officeId: office.id })
    const holder = { name: printed.name, title: each.title, since: null, until: null, source: AS_LETTER }
    done(await offices.addHolder(coalitionOf(letter), office.id, holder))
  }
  const refused = await letters.setAddressees(letter, taken)
  if (refused) throw new Error(refused.refused)
  itIs(day(-14, 13, 20))
  for (const story of await stories.list(letter, day(-14).toISOString().slice(0, 10))) {
    done(
      await stories.change(letter, story.id, {
        ...story,
        vouchedBy: story.vouchedBy ?? LEGAL_TEAM,
        consentBy: `the person, to ${story.vouchedBy ?? 'their attorney'}`,
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
