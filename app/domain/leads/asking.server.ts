import { and, eq, inArray } from 'drizzle-orm'
import { letterLeads, type Tx, transact } from '~db'
import type { As, Letter } from '../access.server'
import { FINAL, lockOf } from '../drafts.server'
import { type Actor, record } from '../history.server'
import { withinHere } from '../limits.server'
import { isBlocked, promise } from '../messages.server'
import { issue, revoke } from '../tokens.server'
import { findByHash, keepPresent, type Version } from '../versions.server'
import { type Lead, list, presentHash } from './standing.server'

const LIVES = 365 * 86_400_000
const DAY = 86_400

/** No one is reminded twice, or on the heels of being asked, within this time. */
const APART = 20 * 3_600_000

/** How often in a day a person is mailed a fresh link. */
const LINKS_A_DAY = 5

export type Asked = { version: number; asked: number }

/**
 * Mails each lead organization that has not approved the present text what changed in it, and a link to approve; keeps
 * that text as a version first. Who was asked about this very text is not asked twice.
 */
export function ask(letter: As<'editor', Letter>, now = new Date()): Promise<Asked | { refused: string }> {
  return transact(async (tx) => {
    if ((await lockOf(tx, letter.id)) === FINAL) return { refused: FINAL }
    if ((await list(letter.id, tx)).length === 0) return { refused: 'Name a lead organization first.' }
    const version = await presentVersion(tx, letter.actor, letter.id)
    const wanting = (await list(letter.id, tx)).filter(({ stands }) => stands === 'unasked')
    const { reached, missed } = await sorted(tx, letter.coalitionId, wanting)
    if (reached.length === 0 && missed.length > 0) return { refused: unreachable(missed) }
    if (reached.length === 0) return { version: version.number, asked: 0 }
    const ids = reached.map(({ id }) => id)
    await tx
      .update(letterLeads)
      .set({ askedVersionId: version.id, askedBy: letter.actor.id, askedAt: now, remindedAt: null })
      .where(inArray(letterLeads.id, ids))
    for (const lead of reached)
      await write(tx, letter, lead, version.id, `approval:${lead.id}:${version.id}:${now.getTime()}`, now)
    await note(
      tx,
      letter,
      'lead organizations asked',
      letter.id,
      { version: version.number, hash: version.hash, count: reached.length },
      now,
    )
    return { version: version.number, asked: reached.length }
  })
}

/** Those who were asked about the present text, have not answered, and may be reminded now. */
export function toRemind(leads: Lead[], now = new Date()): Lead[] {
  return leads.filter(({ stands, asked, remindedAt }) => {
    const last = remindedAt ?? asked?.at
    return stands === 'asked' && last !== undefined && now.getTime() - last.getTime() >= APART
  })
}

/** Mails those of `toRemind` the same once more. */
export function remind(
  letter: As<'editor', Letter>,
  now = new Date(),
): Promise<{ reminded: number } | { refused: string }> {
  return transact(async (tx) => {
    if ((await lockOf(tx, letter.id)) === FINAL) return { refused: FINAL }
    const silent = toRemind(await list(letter.id, tx), now)
    if (silent.length === 0)
      return {
        refused:
          'Nobody can be reminded now: all who were asked have answered, or were written to in the last 20 hours.',
      }
    const { reached, missed } = await sorted(tx, letter.coalitionId, silent)
    if (reached.length === 0) return { refused: unreachable(missed) }
    await tx
      .update(letterLeads)
      .set({ remindedAt: now })
      .where(
        inArray(
          letterLeads.id,
          reached.map(({ id }) => id),
        ),
      )
    for (const lead of reached)
      await write(
        tx,
        letter,
        lead,
        lead.asked?.versionId ?? '',
        `approval:${lead.id}:${now.getTime()}`,
        now,
        {
          again: 'yes',
        },
      )
    await note(tx, letter, 'lead organizations reminded', letter.id, { count: reached.length }, now)
    return { reminded: reached.length }
  })
}

/** Ends every link of the person who approves for this organization, and mails a fresh one to what they were asked last. */
export function renewLink(
  letter: As<'editor', Letter>,
  id: string,
  now = new Date(),
): Promise<{ to: string } | { refused: string }> {
  return transact(async (tx) => {
    if ((await lockOf(tx, letter.id)) === FINAL) return { refused: FINAL }
    const lead = (await list(letter.id, tx)).find((each) => each.id === id)
    if (!lead?.asked)
      return { refused: 'Ask for the approval first: the link is to the text that is asked about.' }
    const { reached, missed } = await sorted(tx, letter.coalitionId, [lead])
    if (reached.length === 0) return { refused: unreachable(missed) }
    if (!(await withinHere(tx, `approval-link:${id}`, LINKS_A_DAY, DAY, now)))
      return {
        refused: 'This person got many links today. Look with them for the newest mail, or wait a day.',
      }
    await revoke(tx, 'approval', id, {}, now)
    await write(tx, letter, lead, lead.asked.versionId, `approval-link:${crypto.randomUUID()}`, now, {
      link: 'yes',
    })
    await note(tx, letter, 'lead organization sent a fresh link', lead.organizationId, {}, now)
    return { to: lead.person.email ?? '' }
  })
}

/** Ends every link of the person who approves for this organization: who has one sees nothing by it any more. */
export function endLinks(letter: As<'editor', Letter>, id: string, now = new Date()): Promise<boolean> {
  return transact(async (tx) => {
    await lockOf(tx, letter.id)
    const [lead] = await tx
      .select()
      .from(letterLeads)
      .where(and(eq(letterLeads.id, id), eq(letterLeads.letterId, letter.id)))
    if (!lead) return false
    await revoke(tx, 'approval', id, {}, now)
    await note(tx, letter, 'lead organization’s link ended', lead.organizationId, {}, now)
    return true
  })
}

/** The version of the present text: while it is a draft the newest, or a new one; then the one that is locked. */
export async function presentVersion(tx: Tx, actor: Actor, letterId: string): Promise<Version> {
  if ((await lockOf(tx, letterId)) === null) return keepPresent(tx, actor, letterId, 'asked')
  const locked = await findByHash(tx, letterId, await presentHash(letterId, tx))
  if (!locked) throw new Error(`Letter ${letterId} is locked without a version.`)
  return locked
}

/** Who can be written to, and who cannot: no address is known, or mail to it came back. */
async function sorted(
  tx: Tx,
  coalitionId: string,
  leads: Lead[],
): Promise<{ reached: Lead[]; missed: Lead[] }> {
  const reached: Lead[] = []
  const missed: Lead[] = []
  for (const lead of leads) {
    const { email } = lead.person
    const blocked = email === null || (await isBlocked(coalitionId, email, tx))
    ;(blocked ? missed : reached).push(lead)
  }
  return { reached, missed }
}

function unreachable(leads: Lead[]): string {
  const people = new Intl.ListFormat('en').format(leads.map(({ person }) => person.name))
  return `No mail reaches ${people}. Call, and record the approval by hand, or enter another address.`
}

async function write(
  tx: Tx,
  letter: As<'editor', Letter>,
  lead: Lead,
  versionId: string,
  cause: string,
  now: Date,
  more: Record<string, string> = {},
): Promise<void> {
  const to = lead.person.email ?? ''
  const expiresAt = new Date(now.getTime() + LIVES)
  const secret = await issue(tx, { purpose: 'approval', subject: lead.id, email: to, expiresAt })
  await promise(tx, [
    {
      template: 'approval',
      to,
      data: { leadId: lead.id, versionId, ...more },
      secrets: { secret },
      cause,
      coalitionId: letter.coalitionId,
      letterId: letter.id,
    },
  ])
}

function note(
  tx: Tx,
  letter: As<'editor', Letter>,
  action: string,
  object: string,
  data: Record<string, unknown>,
  now: Date,
): Promise<void> {
  const { id, coalitionId } = letter
  return record(tx, letter.actor, { coalitionId, letterId: id, action, object, data }, now)
}
