import { statSync } from 'node:fs'
import { Temporal } from 'temporal-polyfill'
import { type Answer, deadlineIn, type Reading, readAnswers } from '~/domain/form-answers/index.server'
import { LARGEST, readTable, type Table, TOO_LARGE } from '~/domain/tables/index.server'
import { bytesOf, Misused, pathOf, print, Refused } from './ground'

type Import = { deadline?: string; zone?: string; json?: boolean }

/** Reads a form's answers from a file and says what each row would become; writes nothing and opens no database. */
export async function tryAnswers(file: string, options: Import): Promise<void> {
  const { table, reading } = await answersIn(file, options)
  print(options.json, shown(table, reading), told(table, reading))
}

async function answersIn(
  file: string,
  { deadline, zone }: Import,
): Promise<{ table: Table; reading: Reading }> {
  const limits = limitsOf(deadline, zone)
  const table = await tableOf(file)
  const reading = readAnswers(table, limits)
  if ('refused' in reading) throw new Refused(reading.refused)
  return { table, reading }
}

/** The table in a file; one that is too large is not even opened. */
export async function tableOf(file: string): Promise<Table> {
  if ((statSync(pathOf(file), { throwIfNoEntry: false })?.size ?? 0) > LARGEST) throw new Refused(TOO_LARGE)
  const table = await readTable(bytesOf(file))
  if ('refused' in table) throw new Refused(table.refused)
  return table
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
        `line ${line}: ${status}, ${name ?? organizationAsTyped ?? 'no name'} (${issues.join(', ')})`,
    ),
  ].join('\n')
}
