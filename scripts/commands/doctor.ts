import { databaseUrl } from '../../db/place.server'
import { hasDatabase, migrations, print } from './ground'

const SQLITE = { journal_mode: 'wal', synchronous: 2, foreign_keys: 1 }

/** Prints what the product knows of its own state; whether all is well. */
export async function doctor(): Promise<boolean> {
  const found = hasDatabase()
    ? await examine().catch(unreachable)
    : { problems: [`There is no database at ${databaseUrl}.`] }
  print(true, { ok: found.problems.length === 0, ...found }, '')
  return found.problems.length === 0
}

async function examine() {
  const database = await import('~db')
  try {
    const problems: string[] = []
    const engine = database.isPostgres ? 'postgres' : 'sqlite'
    const settings = await database.settings()
    for (const each of database.isPostgres ? [] : settings) {
      for (const [name, value] of Object.entries(SQLITE)) {
        if (each[name] !== value) problems.push(`SQLite has ${name} = ${each[name]} where ${value} belongs.`)
      }
    }
    if (database.isPostgres && settings.some((each) => each.synchronous_commit === 'off')) {
      problems.push('PostgreSQL has synchronous_commit off: what it says is kept may be lost.')
    }
    const done = await migrations(database)
    const base = { problems, database: { engine, settings }, migrations: done }
    if (done.applied !== done.released) {
      problems.push(`The database has ${done.applied} of ${done.released} migrations. Run npm start once.`)
      return base
    }
    const { verify } = await import('~/domain/history.server')
    const { check, LATE, ROOM } = await import('~/domain/health.server')
    const history = await verify()
    if (history.broken !== null) problems.push(`The history does not fit from entry ${history.broken} on.`)
    const { writable, diskFree, queueAge, parked, unknownMails, mail, mailGoesOut } = await check()
    if (!writable) problems.push('The database cannot be written to.')
    if (diskFree < ROOM) problems.push(`The disk of the data folder has ${diskFree} % left.`)
    if (queueAge !== null && queueAge >= LATE)
      problems.push(`The oldest due work is ${queueAge} seconds late.`)
    if (parked) problems.push(`Work that gave up: ${parked}.`)
    if (unknownMails) problems.push(`Mails of which nobody knows whether they went out: ${unknownMails}.`)
    if (!mailGoesOut) {
      problems.push('Mail goes nowhere: set RESEND_API_KEY or SMTP_URL, and MAIL_FROM.')
    }
    return { ...base, history, queue: { age: queueAge, parked, unknownMails }, mail, diskFree, writable }
  } finally {
    await database.close()
  }
}

function unreachable(error: unknown) {
  const message = error instanceof Error ? error.message : String(error)
  const why = message.startsWith('The settings need a look') ? '' : 'The database does not answer: '
  return { problems: [`${why}${message}`] }
}
