import { and, asc, eq, inArray, isNotNull } from 'drizzle-orm'
import {
  intakeRows,
  intakes,
  invitations,
  letters,
  lockRow,
  signatures,
  type Tx,
  transact,
  versions,
} from '~db'
import type { As, Letter } from '../access.server'
import { type Answer, reasons } from '../form-answers/index.server'
import { record } from '../history.server'
import { printed } from '../names'
import { findByName, findOrAddAll } from '../organizations/index.server'
import { keyOf } from '../signatures/settling.server'
import { breathe } from '../tables/index.server'
import { AT_ONCE, writeOutcomes } from './rows.server'

/** How many rows became what. */
export type Outcome = Partial<Record<(typeof outcomes)[number], number>>

const outcomes = ['active', 'held', 'known', 'left out'] as const

type Intake = typeof intakes.$inferSelect
type Waiting = typeof intakeRows.$inferSelect & { answer: Answer }
type Version = { id: string; number: number; hash: string }

const NOT_OPEN = 'A letter takes signatures from its opening until it is final. Open it first.'

/** Makes signatures of an intake's rows, all in one moment. */
export function publishSignatures(
  letter: As<'editor', Letter>,
  intakeId: string,
  now: Date,
): Promise<Outcome | { refused: string }> {
  return transact(async (tx) => {
    await lockRow(tx, letters, letter.id)
    const [intake] = await tx.select().from(intakes).where(eq(intakes.id, intakeId))
    if (intake?.state !== 'writing') return {}
    const found = await versionsFor(tx, letter.id, intake.choices.version)
    if ('refused' in found) return found
    const rows = await waitingOf(tx, intakeId)
    const decided = await decide(tx, letter, rows, found)
    await sign(tx, letter, intake, decided, found, now)
    await holdWithdrawn(tx, letter, rows, now)
    await tx.delete(intakeRows).where(eq(intakeRows.intakeId, intakeId))
    await writeOutcomes(
      tx,
      decided.map(({ row: { answer: _, ...row }, outcome, signatureId, added }) => ({
        ...row,
        outcome,
        object: signatureId,
        addedOrganizationId: added,
      })),
    )
    const summary = summed(decided)
    await tx
      .update(intakes)
      .set({ state: 'published', summary, publishedAt: now })
      .where(eq(intakes.id, intakeId))
    await record(
      tx,
      letter.actor,
      {
        coalitionId: letter.coalitionId,
        letterId: letter.id,
        action: 'signatures imported',
        object: intakeId,
        data: {
          active: summary.active ?? 0,
          held: summary.held ?? 0,
          file: intake.fileHash,
          version: intake.choices.version,
        },
      },
      now,
    )
    return summary
  })
}

type Decided = {
  row: Waiting
  outcome: (typeof outcomes)[number]
  /** Why it is held, in words. */
  heldFor: string | null
  key: string
  signatureId: string | null
  organizationId: string | null
  /** What the registry did not have before. */
  added: string | null
}

async function versionsFor(
  tx: Tx,
  letterId: string,
  number: number | null,
): Promise<{ shown: Version | null; current: Version } | { refused: string }> {
  const [current] = await tx
    .select({ state: letters.state, id: versions.id, number: versions.number, hash: versions.hash })
    .from(letters)
    .innerJoin(versions, eq(versions.id, letters.versionId))
    .where(eq(letters.id, letterId))
  if (!current || !['open', 'closed'].includes(current.state)) return { refused: NOT_OPEN }
  if (number === null) return { shown: null, current }
  const [shown] = await tx
    .select({ id: versions.id, number: versions.number, hash: versions.hash })
    .from(versions)
    .where(and(eq(versions.letterId, letterId), eq(versions.number, number)))
  return shown
    ? { shown, current }
    : { refused: `The letter has no version ${number}. Name one that its list of versions has.` }
}

async function waitingOf(tx: Tx, intakeId: string): Promise<Waiting[]> {
  const rows = await tx
    .select()
    .from(intakeRows)
    .where(and(eq(intakeRows.intakeId, intakeId), isNotNull(intakeRows.waiting)))
    .orderBy(asc(intakeRows.record))
  return rows.map((row) => ({ ...row, answer: row.waiting as Answer }))
}

async function decide(
  tx: Tx,
  letter: Letter,
  rows: Waiting[],
  { shown, current }: { shown: Version | null; current: Version },
): Promise<Decided[]> {
  const known = await knownBefore(tx, letter.id, rows)
  const standing = await standingKeys(tx, letter.id)
  const decided: Decided[] = []
  for (const row of rows) {
    await breathe()
    decided.push(await decideOne(tx, letter, row, { known, standing, shown, current }))
  }
  return decided
}

type Known = { known: Set<string>; standing: Set<string>; shown: Version | null; current: Version }

async function decideOne(
  tx: Tx,
  letter: Letter,
  row: Waiting,
  { known, standing, shown, current }: Known,
): Promise<Decided> {
  const { answer, identity } = row
  const nothing = {
    row,
    outcome: 'left out' as const,
    heldFor: null,
    key: '',
    signatureId: null,
    organizationId: null,
    added: null,
  }
  const kind = answer.kind ?? 'organization'
  const name = printsAs(answer).name
  if (!isSigning(answer) || !name) return nothing
  if (known.has(identity)) return { ...nothing, outcome: 'known' }
  const key = await keyOf(tx, letter.coalitionId, kind, name)
  const organization = kind === 'organization' ? await findByName(tx, letter.coalitionId, name) : null
  const why = [
    ...doubtsOf(answer),
    shown === null ? 'Nobody has said which version of the text the form showed.' : null,
    shown !== null && shown.hash !== current.hash
      ? `The form showed version ${shown.number}; the letter’s text is version ${current.number}.`
      : null,
    standing.has(key) ? 'Another signature for this name is active.' : null,
  ].filter((each) => each !== null)
  if (why.length === 0) standing.add(key)
  return {
    ...nothing,
    outcome: why.length === 0 ? 'active' : 'held',
    heldFor: why.join(' ') || null,
    key,
    organizationId: organization?.id ?? null,
  }
}

/** A person signs under their own name, whatever stood in the field for an organization. */
function printsAs({ kind, name, signerName, issues }: Answer): { name: string; affiliation: string | null } {
  const line = printed(name ?? '') ?? ''
  if (kind !== 'individual' || issues.includes('PERSON_AS_ORG')) return { name: line, affiliation: null }
  const person = printed(signerName ?? '') || line
  return {
    name: person,
    affiliation: issues.includes('AFFILIATION_ID_ONLY') && person !== line ? line : null,
  }
}

/** What may become a signature: a request to be taken off is none. */
function isSigning({ status, issues, name }: Answer): boolean {
  return (
    (status === 'accept' || status === 'review') && !issues.includes('WITHDRAWAL_REQUEST') && name !== null
  )
}

function doubtsOf({ status, issues, suggestedName, duplicateOf }: Answer): string[] {
  if (status !== 'review') return []
  const why = issues.map((issue) => reasons[issue])
  if (duplicateOf !== null) why.push(`Compare it with record ${duplicateOf} of the file.`)
  if (suggestedName !== null) why.push(`Suggested: “${suggestedName}”.`)
  return why
}

async function knownBefore(tx: Tx, letterId: string, rows: Waiting[]): Promise<Set<string>> {
  const known = new Set<string>()
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    const some = await tx
      .select({ identity: intakeRows.identity })
      .from(intakeRows)
      .innerJoin(intakes, eq(intakes.id, intakeRows.intakeId))
      .where(
        and(
          eq(intakes.letterId, letterId),
          eq(intakes.state, 'published'),
          inArray(intakeRows.outcome, ['active', 'held']),
          inArray(
            intakeRows.identity,
            rows.slice(from, from + AT_ONCE).map(({ identity }) => identity),
          ),
        ),
      )
    for (const { identity } of some) known.add(identity)
  }
  return known
}

async function standingKeys(tx: Tx, letterId: string): Promise<Set<string>> {
  const rows = await tx
    .select({ key: signatures.key })
    .from(signatures)
    .where(and(eq(signatures.letterId, letterId), inArray(signatures.state, ['active', 'stale'])))
  return new Set(rows.map(({ key }) => key))
}

/** Inserts the signatures, some hundreds at a time; organizations that sign join the registry. */
async function sign(
  tx: Tx,
  letter: As<'editor', Letter>,
  intake: Intake,
  decided: Decided[],
  { shown, current }: { shown: Version | null; current: Version },
  now: Date,
): Promise<void> {
  await join(tx, letter.coalitionId, decided)
  const signing = decided.filter(({ outcome }) => outcome === 'active' || outcome === 'held')
  const version = shown ?? current
  for (let from = 0; from < signing.length; from += 200) {
    await breathe()
    const some = signing.slice(from, from + 200)
    for (const each of some) each.signatureId = crypto.randomUUID()
    await tx.insert(signatures).values(some.map((each) => signatureOf(letter, intake, each, version, now)))
  }
  const answered = signing.flatMap(({ organizationId }) => organizationId ?? [])
  for (let from = 0; from < answered.length; from += AT_ONCE)
    await tx
      .update(invitations)
      .set({ state: 'signed', answeredAt: now })
      .where(
        and(
          eq(invitations.letterId, letter.id),
          inArray(invitations.organizationId, answered.slice(from, from + AT_ONCE)),
        ),
      )
}

async function join(tx: Tx, coalitionId: string, decided: Decided[]): Promise<void> {
  const joining = decided.filter(
    ({ outcome, organizationId, row }) =>
      outcome === 'active' && organizationId === null && row.answer.kind === 'organization',
  )
  const ids = await findOrAddAll(
    tx,
    coalitionId,
    joining.map(({ row: { answer } }) => ({
      name: answer.name ?? '',
      city: answer.city,
      state: answer.place,
    })),
  )
  for (const [at, each] of joining.entries()) {
    each.organizationId = ids[at] ?? null
    each.added = each.organizationId
  }
}

function signatureOf(
  letter: As<'editor', Letter>,
  intake: Intake,
  { row: { answer, line }, outcome, heldFor, key, signatureId, organizationId }: Decided,
  version: Version,
  now: Date,
): typeof signatures.$inferInsert {
  const kind = answer.kind ?? 'organization'
  const { name, affiliation } = printsAs(answer)
  const lineOf = (text: string | null) => (text === null ? null : printed(text) || null)
  return {
    id: signatureId ?? undefined,
    letterId: letter.id,
    state: outcome === 'active' ? 'active' : 'held',
    kind,
    name,
    key,
    organizationId,
    affiliation,
    signerName: lineOf(answer.signerName) ?? answer.contactEmail ?? answer.name ?? '',
    signerTitle: lineOf(answer.signerTitle),
    email: answer.contactEmail ?? '',
    city: lineOf(answer.city),
    place: lineOf(answer.place),
    versionId: version.id,
    textHash: version.hash,
    statement: answer.consent ?? 'The form that was answered asked for no statement of authority.',
    via: 'lead',
    authority: 'self-attested',
    evidence: evidenceOf(intake.fileName, line, answer.submittedAt),
    heldFor,
    language: answer.language ?? letter.language,
    confirmedAt: now,
    activeAt: outcome === 'active' ? now : null,
    createdAt: now,
  }
}

function evidenceOf(fileName: string, line: number, at: string | null): string {
  return `Answered in a form${at === null ? '' : `, ${at.replace('T', ' ')}`}: line ${line} of “${fileName}”.`
}

/** Whoever asks in a form to be taken off does not count until a lead has looked. */
async function holdWithdrawn(
  tx: Tx,
  letter: As<'editor', Letter>,
  rows: Waiting[],
  now: Date,
): Promise<void> {
  for (const { answer, line } of rows) {
    if (!answer.issues.includes('WITHDRAWAL_REQUEST')) continue
    const emails = [answer.accountEmail, answer.contactEmail].filter((each) => each !== null)
    if (emails.length === 0) continue
    const held = await tx
      .update(signatures)
      .set({
        state: 'held',
        activeAt: null,
        heldFor: `Line ${line} of the imported answers asks to be taken off.`,
      })
      .where(
        and(
          eq(signatures.letterId, letter.id),
          eq(signatures.state, 'active'),
          inArray(signatures.email, emails),
        ),
      )
      .returning({ id: signatures.id })
    for (const { id } of held)
      await record(
        tx,
        letter.actor,
        { coalitionId: letter.coalitionId, letterId: letter.id, action: 'signature held', object: id },
        now,
      )
  }
}

function summed(decided: Decided[]): Outcome {
  const summary: Outcome = {}
  for (const { outcome } of decided) summary[outcome] = (summary[outcome] ?? 0) + 1
  return summary
}
