import { and, countDistinct, eq, inArray } from 'drizzle-orm'
import { config } from '~/config.server'
import { addressees, db, deliveries, editionSignatories, responses, versions } from '~db'
import type { As, Letter } from '../access.server'
import { ANSWERS } from '../clocks'
import { textOf } from '../drafts.server'
import { findLast } from '../editions/index.server'
import { namesOf } from '../leads/names.server'
import { list } from '../leads/standing.server'
import { type Figures, figures } from '../signatures/watching.server'
import { type Ask, asksOf } from '../text'
import { canTakeBackOpening, listMissing, type Missing } from './opening.server'

export type Overview = {
  /** What it still needs before it can be opened; of a draft only. */
  missing: Missing[]
  asks: Ask[]
  signOns: Figures
  /** The version in force, once there is one. */
  version: { number: number; hash: string } | null
  edition: { number: number; names: number } | null
  /** The organizations that lead it, and how many of those named have approved the present text. */
  ledBy: string[]
  approved: { of: number; count: number; required: boolean }
  addressees: number
  /** To how many of them it was delivered, and how many answers came; an acknowledgement is none. */
  delivered: number
  answers: number
  /** Where the public, or whoever has the link, finds it. */
  address: string
  canTakeBackOpening: boolean
}

/** Where a letter stands, in figures. */
export async function overviewOf(letter: As<'viewer', Letter>, now = new Date()): Promise<Overview> {
  const edition = await findLast(letter)
  const text = edition ?? (await textOf(letter.id))
  const leads = await list(letter.id)
  const [version] = await db
    .select({ number: versions.number, hash: versions.hash })
    .from(versions)
    .where(eq(versions.id, letter.versionId ?? ''))
  const [arrived] = await db
    .select({ count: countDistinct(deliveries.addresseeId) })
    .from(deliveries)
    .innerJoin(addressees, eq(addressees.id, deliveries.addresseeId))
    .where(
      and(eq(deliveries.letterId, letter.id), eq(deliveries.state, 'delivered'), eq(addressees.cc, false)),
    )
  return {
    missing: letter.state === 'drafting' ? await listMissing(letter, now) : [],
    asks: asksOf(text.doc),
    signOns: await figures(letter),
    version: version ?? null,
    edition: edition && {
      number: edition.number,
      names: await db.$count(editionSignatories, eq(editionSignatories.editionId, edition.id)),
    },
    ledBy: (await namesOf(letter.id, text.contacts)).map(({ name }) => name),
    approved: {
      of: leads.length,
      count: leads.filter(({ stands }) => stands === 'approved').length,
      required: letter.leadsApprove,
    },
    addressees: await db.$count(
      addressees,
      and(eq(addressees.letterId, letter.id), eq(addressees.cc, false)),
    ),
    delivered: arrived?.count ?? 0,
    answers: await db.$count(
      responses,
      and(eq(responses.letterId, letter.id), inArray(responses.kind, [...ANSWERS])),
    ),
    address: `${config.appUrl}/letters/${letter.slug}`,
    canTakeBackOpening: await canTakeBackOpening(letter),
  }
}
