import { randomUUID } from 'node:crypto'
import { and, desc, eq, inArray, ne } from 'drizzle-orm'
import { config, keyedHash } from '~/config.server'
import { enqueue, forget } from '~/jobs/queue.server'
import { db, lockRow, mailBatches, type messageStates, messages, suppressions, type Tx, transact } from '~db'
import type { As, Coalition } from './access.server'
import { record } from './history.server'
import type { Template } from './mails/index.server'
import { seal, unseal } from './seals.server'

export type Message = typeof messages.$inferSelect
export type MessageState = (typeof messageStates)[number]

type Promised = {
  template: Template
  to: string
  /** Ids of what it speaks of. */
  data: Record<string, string>
  /** Secrets that only the mail may know, by name: they are put into its links. */
  secrets?: Record<string, string>
  /** What causes it: the same cause twice is one mail. */
  cause: string
  coalitionId?: string
  letterId?: string
}

/** How many go to the provider in one request. */
const TOGETHER = config.mail.transport === 'smtp' ? 1 : 100

/** Mails that carry files; a provider's batch takes no attachments. */
const WITH_FILES: ReadonlySet<string> = new Set(['delivery', 'final', 'receipt'])

/** Mails without a private link: all others need what was sealed for them. */
const WITHOUT_LINKS: ReadonlySet<string> = new Set(['rejected', 'withdrawn', 'notYet'])

/** Promises mails in the transaction that causes them; which go together is settled here and never changes. */
export async function promise(tx: Tx, mails: Promised[], { dueAt = new Date() } = {}): Promise<void> {
  const size = mails.some(({ template }) => WITH_FILES.has(template)) ? 1 : TOGETHER
  for (let from = 0; from < mails.length; from += size) {
    const batchId = randomUUID()
    const rows = mails.slice(from, from + size).map(({ secrets, ...mail }) => ({
      ...mail,
      batchId,
      sealed: secrets ? seal(JSON.stringify(secrets)) : null,
    }))
    const added = await tx.insert(messages).values(rows).onConflictDoNothing().returning({ id: messages.id })
    if (added.length === 0) continue
    await tx.insert(mailBatches).values({ id: batchId, key: `undersigned/${batchId}` })
    await enqueue(tx, 'mail.send', { batchId }, { dueAt, key: jobOf(batchId) })
  }
}

/** Whether someone asked for no more mail from this coalition. */
export async function isSuppressed(
  coalitionId: string,
  email: string,
  reader: Pick<Tx, '$count'> = db,
): Promise<boolean> {
  const found = await reader.$count(
    suppressions,
    and(eq(suppressions.coalitionId, coalitionId), eq(suppressions.emailHash, hashOfAddress(email))),
  )
  return found > 0
}

/** Whether an address gets nothing from this coalition, not even a mail just asked for: one came back, or was called unwanted. */
export async function isBlocked(
  coalitionId: string,
  email: string,
  reader: Pick<Tx, '$count'> = db,
): Promise<boolean> {
  const found = await reader.$count(
    suppressions,
    and(
      eq(suppressions.coalitionId, coalitionId),
      eq(suppressions.emailHash, hashOfAddress(email)),
      ne(suppressions.reason, 'unsubscribed'),
    ),
  )
  return found > 0
}

/** Those of the addresses that asked this coalition for no more mail, in canonical spelling. */
export async function suppressedAmong(
  coalitionId: string,
  emails: string[],
  reader: Pick<Tx, 'select'> = db,
): Promise<Set<string>> {
  const rows = await reader
    .select({ emailHash: suppressions.emailHash })
    .from(suppressions)
    .where(eq(suppressions.coalitionId, coalitionId))
  const hashes = new Set(rows.map(({ emailHash }) => emailHash))
  return new Set(emails.map(canonicalAddress).filter((email) => hashes.has(hashOfAddress(email))))
}

/** Sends an address no more bulk mail from this coalition; that a mail came back or was called unwanted weighs more than a wish. */
export async function suppress(
  tx: Tx,
  coalitionId: string,
  email: string,
  reason: 'unsubscribed' | 'bounced' | 'complained',
): Promise<void> {
  const added = tx.insert(suppressions).values({ coalitionId, emailHash: hashOfAddress(email), reason })
  if (reason === 'unsubscribed') await added.onConflictDoNothing()
  else
    await added.onConflictDoUpdate({
      target: [suppressions.coalitionId, suppressions.emailHash],
      set: { reason },
    })
}

/** Takes the wish for no more mail back. */
export async function unsuppress(tx: Tx, coalitionId: string, email: string): Promise<void> {
  await tx
    .delete(suppressions)
    .where(and(eq(suppressions.coalitionId, coalitionId), eq(suppressions.emailHash, hashOfAddress(email))))
}

/** A coalition's mails, newest first, for its leads: who, what, and what became of it; never a body. */
export async function listOf(
  coalitionId: string,
  { state, page = 1, size = 50 }: { state?: MessageState; page?: number; size?: number } = {},
) {
  const rows = await db
    .select({
      id: messages.id,
      to: messages.to,
      template: messages.template,
      subject: messages.subject,
      state: messages.state,
      problem: messages.problem,
      createdAt: messages.createdAt,
      acceptedAt: messages.acceptedAt,
    })
    .from(messages)
    .where(and(eq(messages.coalitionId, coalitionId), state ? eq(messages.state, state) : undefined))
    .orderBy(desc(messages.createdAt), desc(messages.id))
    .limit(size)
    .offset((page - 1) * size)
  const ended = rows
    .filter(({ state }) => state === 'failed' || state === 'parked')
    .map(({ id }) => again(id))
  const later = await db
    .select({ cause: messages.cause })
    .from(messages)
    .where(inArray(messages.cause, ended))
  const causes = new Set(later.map(({ cause }) => cause))
  return rows.map((row) => ({ ...row, sentAgain: causes.has(again(row.id)) }))
}

/** A mail of the coalition, and why it cannot be sent again, if it cannot. */
export async function find(
  coalition: As<'owner', Coalition>,
  id: string,
): Promise<{ message: Message; refused: string | null } | null> {
  const [message] = await db.select().from(messages).where(ours(coalition, id))
  return message ? { message, refused: await whyNotAgain(db, message) } : null
}

/**
 * Sends a mail that did not go out as a new one, made from what is true now. Of one that may have arrived an owner
 * says so first; it is never done while the product itself still tries, and once at most.
 */
export function sendAgain(
  coalition: As<'owner', Coalition>,
  id: string,
  { mayArriveTwice = false }: { mayArriveTwice?: boolean } = {},
  now = new Date(),
): Promise<{ refused: string } | null> {
  return transact(async (tx) => {
    await lockRow(tx, messages, id)
    const [message] = await tx.select().from(messages).where(ours(coalition, id))
    if (!message) return { refused: 'This mail is not there.' }
    const refused = await whyNotAgain(tx, message)
    if (refused) return { refused }
    const isDoubtful = message.state === 'parked'
    if (isDoubtful && !mayArriveTwice)
      return { refused: 'Tick the box if the mail may arrive twice, or ask the recipient first.' }
    const { template, to, data, sealed, coalitionId, letterId } = message
    await promise(
      tx,
      [
        {
          template: template as Template,
          to,
          data,
          secrets: sealed ? JSON.parse(unseal(sealed)) : undefined,
          cause: again(id),
          coalitionId: coalitionId ?? undefined,
          letterId: letterId ?? undefined,
        },
      ],
      { dueAt: now },
    )
    await tx.update(messages).set({ sealed: null }).where(eq(messages.id, id))
    if (isDoubtful) await closeBatch(tx, message.batchId, now)
    const event = {
      coalitionId,
      letterId,
      action: 'mail sent again',
      object: id,
      data: { doubtful: isDoubtful },
    }
    await record(tx, coalition.actor, event, now)
    return null
  })
}

function again(id: string): string {
  return `again:${id}`
}

function jobOf(batchId: string): string {
  return `mail.send:${batchId}`
}

function ours(coalition: Pick<Coalition, 'id'>, id: string) {
  return and(eq(messages.id, id), eq(messages.coalitionId, coalition.id))
}

async function whyNotAgain(reader: Pick<Tx, '$count'>, message: Message): Promise<string | null> {
  const { id, state, template, coalitionId, to, batchId, bytesHash, sealed } = message
  if (state === 'accepted') return 'The provider has accepted this mail.'
  if (state !== 'failed' && state !== 'parked')
    return 'We are still trying to send it, or asking what became of it. Look again when that is known.'
  if (template === 'delivery') return 'A letter to an office is sent again from its delivery page.'
  if (to === '') return 'Whom it went to was erased.'
  if (bytesHash === null) return 'There was nothing left to say in this mail.'
  if ((await reader.$count(messages, eq(messages.cause, again(id)))) > 0)
    return 'It was sent again already. What became of that stands in the list.'
  if (sealed === null && !WITHOUT_LINKS.has(template))
    return 'The private link in it is not kept any more. It has to be asked for anew.'
  const trying = and(eq(messages.batchId, batchId ?? ''), inArray(messages.state, ['sending', 'unknown']))
  if ((await reader.$count(messages, trying)) > 0)
    return 'Mails that went with it are still being tried. Look again when it is known what became of them.'
  if (coalitionId && (await isSuppressed(coalitionId, to, reader)))
    return 'This address wants no more mail from the coalition, or its mail came back. Call instead.'
  return null
}

/** Ends the batch of mails that gave up once none of them waits for a person any more. */
async function closeBatch(tx: Tx, batchId: string | null, now: Date): Promise<void> {
  if (!batchId) return
  const parked = await tx
    .select({ id: messages.id })
    .from(messages)
    .where(and(eq(messages.batchId, batchId), eq(messages.state, 'parked')))
  const left = await tx.$count(
    messages,
    inArray(
      messages.cause,
      parked.map(({ id }) => again(id)),
    ),
  )
  if (left < parked.length) return
  await tx.update(mailBatches).set({ bytes: null, settledAt: now }).where(eq(mailBatches.id, batchId))
  await forget(tx, jobOf(batchId))
}

/** The address by which two spellings are one: trimmed, in lower case. */
export function canonicalAddress(email: string): string {
  return email.trim().normalize('NFC').toLowerCase()
}

function hashOfAddress(email: string): string {
  return keyedHash('suppression', canonicalAddress(email))
}
