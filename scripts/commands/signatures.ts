import { statSync } from 'node:fs'
import path from 'node:path'
import { eq } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import { type Answer, deadlineIn, type Reading, readAnswers } from '~/domain/form-answers/index.server'
import { LARGEST, readTable, type Table, TOO_LARGE } from '~/domain/tables/index.server'
import { throughEditorOf, throughOwner } from './acting'
import { bytesOf, Misused, pathOf, print, Refused, withDatabase } from './ground'
import { coalitionCalled } from './people'

type Import = { deadline?: string; zone?: string; json?: boolean }
type Choices = Import & { letter: string; version?: string }

/** Reads a form's answers from a file and says what each row would become; writes nothing and opens no database. */
export async function tryAnswers(file: string, options: Import): Promise<void> {
  const { table, reading } = await answersIn(file, options)
  print(options.json, shown(table, reading), told(table, reading))
}

/** Makes signatures of a form's answers, and says what became of each row. */
export async function importAnswers(
  file: string,
  { letter: slug, version, ...options }: Choices,
): Promise<void> {
  if (version !== undefined && !/^\d{1,6}$/.test(version))
    throw new Misused(`${version} is no version. Name one by its number.`)
  const limits = limitsOf(options.deadline, options.zone)
  const { table, reading } = await answersIn(file, options)
  const bytes = fileOf(file)
  await withDatabase(async (database) => {
    const letter = await throughEditorOf(database, slug)
    if (!letter) throw new Refused(`There is no letter ${slug}, or its coalition has no owner yet.`)
    const { takeSignatures } = await import('~/domain/intakes/index.server')
    const taken = await takeSignatures(
      letter,
      { bytes, name: path.basename(file) },
      { ...limits, version: version === undefined ? null : Number(version) },
    )
    if ('refused' in taken) throw new Refused(taken.refused)
    const { id, before, outcome } = taken
    const said = before
      ? `This file was imported before, as ${id}. Nothing was changed.`
      : `Imported as ${id}: ${counts(outcome)}. Take it back with: import undo ${id}`
    print(options.json, { ...shown(table, reading), import: id, imported_before: before, outcome }, said)
  })
}

/** Reads organizations and people from a file, and takes them into the registry unless it is tried. */
export async function importContacts(
  file: string,
  { coalition: slug, dryRun, json }: { coalition?: string; dryRun?: boolean; json?: boolean },
): Promise<void> {
  if (dryRun) {
    const table = await tableOf(file)
    const reading = await readAnswers(table, { purpose: 'contacts' })
    if ('refused' in reading) throw new Refused(reading.refused)
    return print(json, shown(table, reading), told(table, reading))
  }
  const bytes = fileOf(file)
  await withDatabase(async (database) => {
    const called = coalitionCalled(slug, await database.db.select().from(database.coalitions)).slug
    const coalition = await throughOwner(database, called)
    if (!coalition)
      throw new Refused(`${called} has no owner yet. Give it one: account create EMAIL --owner ${called}`)
    const { takeContacts } = await import('~/domain/intakes/index.server')
    const taken = await takeContacts(coalition, { bytes, name: path.basename(file) })
    if ('refused' in taken) throw new Refused(taken.refused)
    const { id, before, outcome, reading } = taken
    const said = before
      ? `This file was imported before, as ${id}. Nothing was changed.`
      : `Imported as ${id}: ${counts(outcome)}. Take it back with: import undo ${id}`
    const { answers, summary, choices } = reading
    const { encoding, delimiter } = choices
    // Of a hundred thousand rows those are worth reading that are not taken as they are.
    const rows = answers.filter(({ status }) => status !== 'accept').map(shownAnswer)
    print(
      json,
      {
        encoding,
        delimiter,
        records: answers.length,
        summary,
        import: id,
        imported_before: before,
        outcome,
        rows,
      },
      said,
    )
  })
}

/** Takes back what an import brought. */
export async function undoImport(id: string, { json }: { json?: boolean }): Promise<void> {
  await withDatabase(async (database) => {
    const { coalitions, db, intakes, letterSlugs } = database
    const [found] = await db
      .select({ coalition: coalitions.slug, letterId: intakes.letterId })
      .from(intakes)
      .innerJoin(coalitions, eq(coalitions.id, intakes.coalitionId))
      .where(eq(intakes.id, id))
    if (!found) throw new Refused(`There is no import ${id}.`)
    const { undoContacts, undoSignatures } = await import('~/domain/intakes/index.server')
    const [slug] = found.letterId
      ? await db.select().from(letterSlugs).where(eq(letterSlugs.letterId, found.letterId))
      : []
    const letter = slug ? await throughEditorOf(database, slug.slug) : null
    const coalition = letter ? null : await throughOwner(database, found.coalition)
    const undone = letter
      ? await undoSignatures(letter, id)
      : coalition
        ? await undoContacts(coalition, id)
        : { refused: 'The coalition has no owner yet.' }
    if ('refused' in undone) throw new Refused(undone.refused)
    print(json, undone, `${undone.undone} taken back, ${undone.kept} kept because somebody acted since.`)
  })
}

function counts(outcome: Record<string, number>): string {
  return Object.entries(outcome)
    .filter(([, count]) => count > 0)
    .map(([what, count]) => `${count} ${what}`)
    .join(', ')
}

async function answersIn(
  file: string,
  { deadline, zone }: Import,
): Promise<{ table: Table; reading: Reading }> {
  const limits = limitsOf(deadline, zone)
  const table = await tableOf(file)
  const reading = await readAnswers(table, limits)
  if ('refused' in reading) throw new Refused(reading.refused)
  return { table, reading }
}

/** The table in a file; one that is too large is not even opened. */
async function tableOf(file: string): Promise<Table> {
  const table = await readTable(fileOf(file))
  if ('refused' in table) throw new Refused(table.refused)
  return table
}

function fileOf(file: string): Buffer {
  if ((statSync(pathOf(file), { throwIfNoEntry: false })?.size ?? 0) > LARGEST) throw new Refused(TOO_LARGE)
  return bytesOf(file)
}

function limitsOf(deadline: string | undefined, zone: string | undefined) {
  if (zone !== undefined && !isZone(zone))
    throw new Misused(`${zone} is no time zone. Name one like America/New_York.`)
  if (deadline === undefined) return { zone: zone ?? null }
  const at = deadlineIn(deadline, zone ?? 'UTC')
  if (at === null) throw new Misused(`${deadline} is no time. Write it like 2021-03-26T17:00:00.`)
  return { zone: zone ?? null, deadline: at }
}

function isZone(zone: string): boolean {
  try {
    Temporal.Now.zonedDateTimeISO(zone)
    return true
  } catch {
    return false
  }
}

function shown(
  { encoding, bom, delimiter, format, notes }: Table,
  { mapping, headings, answers, summary }: Reading,
) {
  return {
    encoding,
    bom,
    delimiter,
    format,
    notes,
    columns: mapping.map((field, at) => ({ heading: headings[at] ?? null, field })),
    records: answers.length,
    summary,
    rows: answers.map(shownAnswer),
  }
}

/** An answer in the names that programs read. */
export function shownAnswer(answer: Answer) {
  return {
    record: answer.record,
    line: answer.line,
    status: answer.status,
    issues: answer.issues,
    name: answer.name,
    suggested_name: answer.suggestedName,
    kind: answer.kind,
    signer_name: answer.signerName,
    signer_title: answer.signerTitle,
    contact_email: answer.contactEmail,
    extra_emails: answer.extraEmails,
    submitted_at: answer.submittedAt,
    duplicate_of: answer.duplicateOf,
    duplicate_reason: answer.duplicateReason,
    account_email: answer.accountEmail,
    org_as_typed: answer.organizationAsTyped,
    match_key: answer.matchKey,
    city_state: answer.cityState,
    types: answer.types,
    authorized: answer.authorized,
    comment: answer.comment,
  }
}

function told({ encoding, delimiter, notes }: Table, { answers, summary }: Reading): string {
  const counts = Object.entries(summary).flatMap(([status, count]) =>
    count > 0 ? [`${count} ${status}`] : [],
  )
  const looked = answers.filter(({ issues }) => issues.length > 0)
  return [
    `${answers.length} records${encoding ? ` in ${encoding}` : ''}${delimiter ? `, parted by ${delimiter === '\t' ? 'tabs' : delimiter}` : ''}: ${counts.join(', ')}`,
    ...notes,
    ...looked.map(
      ({ line, status, name, organizationAsTyped, issues }) =>
        `line ${line}: ${status}, ${name || organizationAsTyped || 'no name'} (${issues.join(', ')})`,
    ),
  ].join('\n')
}
