import { inPrintedOrder } from '~/domain/orders'
import { decode, type LetterReading, readFile } from '../../app/domain/imports/index.server'
import { throughOwner } from './acting'
import { bytesOf, type Database, hasDatabase, print, Refused, tell, withDatabase } from './ground'
import { coalitionCalled } from './people'

type Import = { coalition?: string; as: 'draft' | 'sent'; dryRun?: boolean; json?: boolean }

/** Reads a letter from a file, says what it found, and keeps it; a dry run writes nothing and opens no database. */
export async function importLetter(file: string, { coalition, as, dryRun, json }: Import): Promise<void> {
  const reading = await readFile(bytesOf(file))
  if ('refused' in reading) throw new Refused(reading.refused)
  const slug = dryRun ? reading.slug : await keep(reading, coalition, as)
  print(json, { ...shown(reading), slug }, summary({ ...reading, slug }))
}

/** Prints the letters of every coalition, newest first within each. */
export async function listLetters(options: { json?: boolean }): Promise<void> {
  const found = hasDatabase() ? await withDatabase(lettersIn) : []
  const lines = found.map(({ coalition, slug, state, title }) => [coalition, slug, state, title].join('\t'))
  print(options.json, found, lines.join('\n'))
}

/** Prints the lines of a file in the order the product prints names in. */
export function order(file: string, options: { json?: boolean }): void {
  const bytes = bytesOf(file)
  const text = bytes.byteLength === 0 ? { text: '' } : decode(bytes)
  if ('refused' in text) throw new Refused(text.refused)
  const lines = text.text.split(/\r\n|\n|\r/).map((line) => line.replace(/^\uFEFF/, '').trim())
  const ordered = inPrintedOrder(lines.filter((line) => line !== ''))
  print(options.json, ordered, ordered.join('\n'))
}

async function keep(
  reading: LetterReading,
  called: string | undefined,
  as: 'draft' | 'sent',
): Promise<string> {
  return withDatabase(async (database) => {
    const { slug } = coalitionCalled(called, await database.db.select().from(database.coalitions))
    const coalition = await throughOwner(database, slug)
    if (!coalition)
      throw new Refused(`${slug} has no owner yet. Give it one: account create EMAIL --owner ${slug}`)
    const { bringIn } = await import('~/domain/letters/index.server')
    const letter = await bringIn(coalition, reading, as)
    if ('refused' in letter) throw new Refused(letter.refused)
    tell(`Kept in ${slug} as ${as === 'sent' ? 'a letter that was sent' : 'a draft'}.`)
    return letter.slug
  })
}

async function lettersIn(database: Database) {
  const { listOf } = await import('~/domain/letters/index.server')
  const found = []
  for (const { slug } of await database.db
    .select()
    .from(database.coalitions)
    .orderBy(database.coalitions.slug)) {
    const coalition = await throughOwner(database, slug)
    // A coalition without members has no letters.
    for (const { id: _, ...letter } of coalition ? await listOf(coalition) : []) {
      found.push({ coalition: slug, ...letter })
    }
  }
  return found
}

function shown(reading: LetterReading) {
  const {
    slug,
    title,
    date,
    salutation,
    addressees,
    asks,
    contacts,
    signatories,
    stories,
    warnings,
    blocks,
  } = reading
  return {
    slug,
    title,
    date,
    salutation,
    addressees: addressees.map(({ title, name, office }) => ({ title, name, office })),
    asks: asks.map(({ number, text }) => ({ number, text })),
    contacts: contacts.map(({ name, organization, email }) => ({ name, organization, email })),
    signatories: signatories.map(({ name, kind, group }) => ({ name, kind, group })),
    stories: stories.map(({ name, pseudonym }) => ({ name, pseudonym })),
    warnings: warnings.map(({ line, message }) => ({ line, message })),
    blocks: blocks.map(({ type, text, line }) => ({ type, text, line })),
  }
}

function summary({ slug, title, asks, addressees, signatories, stories, warnings }: LetterReading): string {
  const counts = `${addressees.length} addressees, ${asks.length} asks, ${signatories.length} signatories, ${stories.length} stories`
  return [title ?? slug, counts, ...warnings.map(({ line, message }) => `line ${line}: ${message}`)].join(
    '\n',
  )
}
