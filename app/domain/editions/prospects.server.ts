import { and, asc, eq } from 'drizzle-orm'
import { listHash } from '~/documents/package.server'
import { db, letters, type PrintedTranslation, signatures, type Tx, versions } from '~db'
import { namesOf } from '../leads/names.server'
import { arrange, type Group, sentenceOf } from '../orders'
import { asPrinted, type Shown, shownBeside } from '../translations/showing.server'
import type { Version } from '../versions.server'
import type { Listed } from './making.server'

type LetterRow = typeof letters.$inferSelect
export type Signer = Awaited<ReturnType<typeof listSigners>>[number]

/** What an edition would be, were it frozen now. */
export type Prospect = {
  letter: LetterRow
  version: Version
  /** What would be printed after the letter, and what would not because it is of an earlier text. */
  translations: PrintedTranslation[]
  behind: Shown[]
  groups: Group<Signer>[]
  list: Listed[]
  order: string
  /** Stands for exactly this text and this list: who freezes says which one they looked at. */
  mark: string
}

/** What would be frozen now: active signatures under the version in force, and no others. Null before a letter is opened. */
export async function findProspect(
  letterId: string,
  reader: Pick<Tx, 'select'> = db,
): Promise<Prospect | null> {
  const [found] = await reader
    .select({ letter: letters, version: versions })
    .from(letters)
    .innerJoin(versions, eq(versions.id, letters.versionId))
    .where(eq(letters.id, letterId))
  if (!found) return null
  const { letter, version } = found
  const how = {
    order: letter.listOrder,
    leads: await namesOf(letterId, version.contacts, reader),
    language: letter.language,
    apart: letter.individualsApart,
  }
  const groups = arrange(await listSigners(reader, letterId, version.id), how)
  const list = groups.flatMap(({ heading, entries }) => entries.map((each) => listed(each, heading)))
  const shown = await shownBeside(version, letterId, reader)
  const translations = asPrinted(shown)
  const marked = list.map((each, at) => ({ position: at + 1, ...each }))
  return {
    letter,
    version,
    translations,
    behind: shown.filter(({ isCurrent }) => !isCurrent),
    groups,
    list,
    order: sentenceOf(how, groups),
    mark: [version.hash, listHash(marked), ...translations.map(({ hash }) => hash)]
      .map((hash) => hash.slice(0, 16))
      .join('-'),
  }
}

function listSigners(reader: Pick<Tx, 'select'>, letterId: string, versionId: string) {
  return reader
    .select({
      id: signatures.id,
      name: signatures.name,
      kind: signatures.kind,
      affiliation: signatures.affiliation,
      place: signatures.place,
      organizationId: signatures.organizationId,
      activeAt: signatures.activeAt,
      createdAt: signatures.createdAt,
    })
    .from(signatures)
    .where(
      and(
        eq(signatures.letterId, letterId),
        eq(signatures.state, 'active'),
        eq(signatures.versionId, versionId),
      ),
    )
    .orderBy(asc(signatures.createdAt), asc(signatures.id))
}

function listed({ id, name, kind, affiliation, organizationId }: Signer, group: string | null): Listed {
  return {
    name,
    kind,
    group,
    detail: kind === 'individual' ? affiliation : null,
    signatureId: id,
    organizationId,
  }
}
