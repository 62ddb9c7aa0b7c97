import { desc, eq } from 'drizzle-orm'
import {
  canonicalManifest,
  codeOf,
  hashOf,
  listHash,
  type Manifest,
  manifestOf,
} from '~/documents/package.server'
import { enqueue } from '~/jobs/queue.server'
import { coalitions, editionSignatories, editions, letters, type PrintedTranslation, type Tx } from '~db'
import { type Actor, head, record } from '../history.server'
import { dayOf } from '../signatures/watching.server'
import type { Version } from '../versions.server'
import type { Edition, Signatory } from './finding.server'

/** A name as an edition is to list it; its place in the list is its position. */
export type Listed = Pick<Signatory, 'name' | 'kind' | 'group' | 'detail'> &
  Partial<Pick<Signatory, 'signatureId' | 'organizationId'>>

export type Content = {
  text: Pick<Version, 'title' | 'addressees' | 'contacts' | 'doc' | 'hash'> & { id: string; number: number }
  /** Printed after the letter and not signed. */
  translations?: PrintedTranslation[]
  /** yyyy-mm-dd, as printed. */
  date: string | null
  list: Listed[]
  /** A sentence about the order of the list. */
  order: string
  asPrinted?: boolean
}

/**
 * Writes down an edition: text, names, order and manifest are copied, and nothing later alters them. The letter's row
 * must be locked. Its PDF is made afterwards.
 */
export async function add(
  tx: Tx,
  actor: Actor,
  letterId: string,
  { text, translations = [], date, list, order, asPrinted = false }: Content,
  now: Date,
): Promise<Edition> {
  const { letter, coalition } = await contextOf(tx, letterId)
  const last = await findNewest(tx, letterId)
  const signatories = list.map((each, at) => ({ position: at + 1, ...each }))
  const manifest = manifestOf({
    letter: letterId,
    title: text.title,
    date,
    language: letter.language,
    edition: (last?.number ?? 0) + 1,
    frozenAt: now,
    frozenOn: dayOf(now, coalition.zone),
    letterhead: coalition,
    textHash: text.hash,
    signatories,
    versionNumber: text.number,
    historyHead: await head(tx),
    addressees: text.addressees,
    translations,
    previous: last ? hashOf(JSON.parse(last.manifest) as Manifest) : null,
  })
  const [edition] = await tx
    .insert(editions)
    .values({
      letterId,
      number: manifest.edition,
      versionId: text.id,
      versionNumber: text.number,
      title: text.title,
      date,
      language: letter.language,
      addressees: text.addressees,
      contacts: text.contacts,
      doc: text.doc,
      translations: translations.length > 0 ? translations : null,
      order,
      textHash: text.hash,
      listHash: listHash(signatories),
      manifest: canonicalManifest(manifest),
      code: codeOf(manifest),
      asPrinted,
      frozenBy: actor.kind === 'member' ? actor.id : null,
      frozenAt: now,
    })
    .returning()
  if (!edition) throw new Error('The edition was not added.')
  for (let from = 0; from < signatories.length; from += 500)
    await tx
      .insert(editionSignatories)
      .values(signatories.slice(from, from + 500).map((each) => ({ editionId: edition.id, ...each })))
  await record(
    tx,
    actor,
    {
      coalitionId: letter.coalitionId,
      letterId,
      action: asPrinted ? 'edition recorded as printed' : 'edition frozen',
      object: edition.id,
      data: {
        number: edition.number,
        code: edition.code,
        names: signatories.length,
        text: edition.textHash,
        list: edition.listHash,
        ...(translations.length > 0
          ? { translations: translations.map(({ language, hash }) => ({ language, hash })) }
          : {}),
        ...(last ? { after: last.number } : {}),
      },
    },
    now,
  )
  await enqueue(tx, 'editions.render', { editionId: edition.id }, { key: `editions.render:${edition.id}` })
  return edition
}

async function contextOf(tx: Tx, letterId: string) {
  const [found] = await tx
    .select({ letter: letters, coalition: coalitions })
    .from(letters)
    .innerJoin(coalitions, eq(coalitions.id, letters.coalitionId))
    .where(eq(letters.id, letterId))
  if (!found) throw new Error(`There is no letter ${letterId}.`)
  return found
}

async function findNewest(tx: Tx, letterId: string): Promise<Edition | null> {
  const [newest] = await tx
    .select()
    .from(editions)
    .where(eq(editions.letterId, letterId))
    .orderBy(desc(editions.number))
    .limit(1)
  return newest ?? null
}
