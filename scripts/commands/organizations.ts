import { writeFile } from 'node:fs/promises'
import type { As, Coalition } from '~/domain/access.server'
import { throughOwner } from './acting'
import { type Database, hasDatabase, pathOf, print, Refused, tell, withDatabase } from './ground'
import { coalitionCalled } from './people'

type Registry = typeof import('~/domain/organizations/index.server')
type Options = { coalition?: string; 'dry-run'?: boolean; out?: string; json?: boolean }

/** Makes the second organization one with the first, and tells how to undo it; a dry run only says what would happen. */
export function mergeTwo(first: string, second: string, options: Options): Promise<void> {
  return inRegistry(options, async (coalition, registry, database) => {
    const kept = await called(first, coalition, registry, database)
    const gone = await called(second, coalition, registry, database)
    const seen = await registry.preview(coalition, kept.id, gone.id)
    if ('refused' in seen) throw new Refused(seen.refused)
    const { contacts, doubles, names, invitations, signatures, clashes } = seen
    const said = {
      kept: kept.name,
      gone: gone.name,
      contacts,
      doubles,
      names,
      invitations,
      signatures,
      clashes,
    }
    for (const { title, changing, held } of clashes)
      tell(changing ? `${title}: the signature of ${held} is held.` : `${title}: both stay as they are.`)
    if (options['dry-run'])
      return print(options.json, said, `${contacts} contacts and ${signatures} signatures would move.`)
    const merged = await registry.merge(coalition, kept.id, gone.id)
    if ('refused' in merged) throw new Refused(merged.refused)
    tell(`${gone.name} is one with ${kept.name}. To undo it: organizations unmerge ${merged.id}`)
    print(options.json, { merge: merged.id, ...said }, merged.id)
  })
}

/** Takes a merge back. */
export function unmergeTwo(id: string, options: Options): Promise<void> {
  return inRegistry(options, async (coalition, registry) => {
    const undone = await registry.unmerge(coalition, id)
    if ('refused' in undone) throw new Refused(undone.refused)
    print(options.json, undone, 'They are two organizations again.')
  })
}

/** Writes the registry as CSV, to a file or to stdout. */
export function exportRegistry(options: Options): Promise<void> {
  return inRegistry(options, async (coalition, registry) => {
    const csv = await registry.exportCsv(coalition)
    if (!options.out) {
      process.stdout.write(csv)
      return
    }
    const file = pathOf(options.out)
    await writeFile(file, csv).catch((error: NodeJS.ErrnoException) => {
      throw new Refused(`${file} cannot be written (${error.code}). Choose another place.`)
    })
    const organizations = await registry.count(coalition)
    tell(`Written to ${file}.`)
    print(options.json, { coalition: coalition.slug, file, organizations }, '')
  })
}

function inRegistry(
  options: Options,
  work: (coalition: As<'editor', Coalition>, registry: Registry, database: Database) => Promise<void>,
): Promise<void> {
  if (!hasDatabase()) throw new Refused('There is no database yet. Run npm start once, or letter import.')
  return withDatabase(async (database) => {
    const { slug } = coalitionCalled(options.coalition, await database.db.select().from(database.coalitions))
    const coalition = await throughOwner(database, slug)
    if (!coalition)
      throw new Refused(`${slug} has no owner yet. Give it one: account create EMAIL --owner ${slug}`)
    await work(coalition, await import('~/domain/organizations/index.server'), database)
  })
}

/** The organization of this id or exact name. */
async function called(
  asked: string,
  coalition: As<'editor', Coalition>,
  registry: Registry,
  { transact }: Database,
): Promise<{ id: string; name: string }> {
  const found =
    (await registry.find(coalition, asked)) ??
    (await transact((tx) => registry.findByName(tx, coalition.id, asked)))
  if (found) return found
  const likely = await registry.likelyOf(coalition.id, { name: asked })
  const hint = likely.map(({ organization }) => `${organization.id}  ${organization.name}`).join('\n')
  throw new Refused(`No organization is called ${asked}.${hint ? ` Perhaps one of these:\n${hint}` : ''}`)
}
