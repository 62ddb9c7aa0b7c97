import { and, desc, eq, isNull } from 'drizzle-orm'
import { words } from '~/words'
import {
  contacts,
  db,
  deliveries,
  editionSignatories,
  invitations,
  letters as letterTable,
  lockRow,
  signatures,
  type Tx,
  transact,
} from '~db'
import { type As, coalitionFor, type Letter } from '../access.server'
import { dayIn } from '../calendars'
import * as knownContacts from '../contacts/index.server'
import { type AddresseeRow, listAddressees } from '../deliveries/ledger.server'
import { nameOf, type Refused } from '../deliveries/standing.server'
import { textOf } from '../drafts.server'
import * as editionsOf from '../editions/index.server'
import { carryOver } from '../leads/naming.server'
import { add, type Started } from '../letters/starting.server'
import { canonicalAddress } from '../messages.server'
import { mergedAway, standing } from '../organizations/index.server'
import type { Board } from '../responses/scoreboard.server'
import { type DocNode, readDoc, walk } from '../text'

/** The asks that are not yet met, or overtaken, at every office. */
export function openAsks({ rows }: Board) {
  const isSettled = (outcome: string | undefined) => outcome === 'met' || outcome === 'superseded'
  return rows.filter(({ cells }) => cells.length === 0 || !cells.every((cell) => isSettled(cell?.outcome)))
}

/**
 * Starts a letter that follows this one: it cites it, carries these asks over as the same asks, goes to the same
 * offices, is led by the same organizations, and lists for asking every one whose name was printed. Doing it twice starts
 * one.
 */
export async function start(
  letter: As<'editor', Letter>,
  { title, askIds }: { title: string; askIds: string[] },
): Promise<Started | Refused> {
  const coalition = await coalitionFor(letter.actor.id, letter.coalition.slug, 'editor')
  const edition = await editionsOf.findLast(letter)
  if (!coalition) return { refused: 'You are no longer an editor of this coalition.' }
  if (!edition) return { refused: 'Only a final letter is followed by another. Freeze an edition first.' }
  if (!title.trim()) return { refused: 'Give the letter a title', field: 'title' }
  const to = await listAddressees(letter.id)
  const names = await editionsOf.listSignatories(edition)
  const { contacts: forQuestions } = await textOf(letter.id)
  const reached = await listReached(letter.id, to)
  const t = words(edition.language)
  const allOrganizations = names.every(({ kind }) => kind === 'organization')
  const facts = {
    date: writtenDay(edition.date ?? dayIn(edition.frozenAt, letter.coalition.zone), edition.language),
    who: t(allOrganizations ? 'followUp.organizations' : 'followUp.signatories', { count: names.length }),
    addressees: new Intl.ListFormat(edition.language, { type: 'conjunction' }).format(reached.map(nameOf)),
    title: edition.title,
    edition: edition.number,
    code: edition.code,
  }
  const same = reached.length === to.filter(({ cc }) => !cc).length
  const cites =
    reached.length === 0
      ? t('followUp.citesNobody', facts)
      : t(same ? 'followUp.citesYou' : 'followUp.citesThem', facts)
  const read = readDoc(docOf(edition, cites, askIds))
  if ('refused' in read) return read
  return transact(async (tx) => {
    await lockRow(tx, letterTable, letter.id)
    const [same] = await tx
      .select({ id: letterTable.id, slug: letterTable.slug })
      .from(letterTable)
      .where(
        and(
          eq(letterTable.followsId, letter.id),
          eq(letterTable.title, title.trim()),
          eq(letterTable.state, 'drafting'),
        ),
      )
    if (same) return same
    const started = await add(
      tx,
      coalition,
      {
        title,
        language: edition.language,
        doc: read.doc,
        addressees: to.map(({ id: _, ...each }) => each),
        contacts: forQuestions,
      },
      'follow-up started',
      { follows: letter.id, asks: askIds.length },
    )
    await tx.update(letterTable).set({ followsId: letter.id }).where(eq(letterTable.id, started.id))
    await listForAsking(tx, letter, edition.id, started.id)
    await carryOver(tx, letter.id, started.id)
    return started
  })
}

/** The addressees, copies apart, that have the letter: at least one delivery to each stands. */
async function listReached(letterId: string, to: AddresseeRow[]): Promise<AddresseeRow[]> {
  const delivered = await db
    .select({ addresseeId: deliveries.addresseeId })
    .from(deliveries)
    .where(and(eq(deliveries.letterId, letterId), eq(deliveries.state, 'delivered')))
  const have = new Set(delivered.map(({ addresseeId }) => addresseeId))
  return to.filter(({ id, cc }) => !cc && have.has(id))
}

/** The text to begin with: what is cited, and the asks, with the ids by which they are known. */
function docOf(edition: editionsOf.Edition, cites: string, askIds: string[]): DocNode {
  const t = words(edition.language)
  const paragraph = (text: string): DocNode => ({ type: 'paragraph', content: [{ type: 'text', text }] })
  const [salutation] = nodesOf(edition.doc, 'salutation')
  const [closing] = nodesOf(edition.doc, 'closing')
  const asks = nodesOf(edition.doc, 'ask').filter(({ attrs }) => askIds.includes(String(attrs?.id)))
  return {
    type: 'doc',
    content: [
      { type: 'date' },
      { type: 'addressees' },
      ...(salutation ? [salutation] : []),
      paragraph(cites),
      ...(asks.length > 0 ? [paragraph(t('followUp.asks')), { type: 'asks', content: asks }] : []),
      { type: 'contacts' },
      ...(closing ? [closing] : []),
    ],
  }
}

function writtenDay(day: string, language: 'en' | 'es'): string {
  return new Intl.DateTimeFormat(language === 'es' ? 'es-US' : 'en-US', {
    dateStyle: 'long',
    timeZone: 'UTC',
  }).format(new Date(`${day}T12:00:00Z`))
}

function nodesOf(doc: DocNode, type: string): DocNode[] {
  const found: DocNode[] = []
  walk(doc, (node) => {
    if (node.type === type) found.push(node)
  })
  return found
}

/** Lists every organization that was printed and still stands by it, with whoever signed for it last, or was asked. */
async function listForAsking(
  tx: Tx,
  letter: As<'editor', Letter>,
  editionId: string,
  nextId: string,
): Promise<void> {
  const printed = await tx
    .select({ organizationId: editionSignatories.organizationId, signature: signatures })
    .from(editionSignatories)
    .leftJoin(signatures, eq(signatures.id, editionSignatories.signatureId))
    .where(eq(editionSignatories.editionId, editionId))
  const merged = await mergedAway(letter.coalitionId, tx)
  for (const { organizationId: printedAs, signature } of printed) {
    if (!printedAs || signature?.state === 'withdrawn') continue
    const organizationId = standing(merged, printedAs)
    const contactId = signature
      ? await contactOf(tx, letter.coalitionId, organizationId, signature)
      : await lastContact(tx, letter.id, organizationId)
    await tx.insert(invitations).values({ letterId: nextId, organizationId, contactId }).onConflictDoNothing()
  }
}

async function contactOf(
  tx: Tx,
  coalitionId: string,
  organizationId: string,
  { signerName, signerTitle, email, language }: typeof signatures.$inferSelect,
): Promise<string> {
  const contact = await knownContacts.findOrAdd(tx, coalitionId, organizationId, {
    name: signerName,
    title: signerTitle,
    email: canonicalAddress(email),
    language,
  })
  return contact.id
}

async function lastContact(tx: Tx, letterId: string, organizationId: string): Promise<string | null> {
  const [asked] = await tx
    .select({ contactId: invitations.contactId })
    .from(invitations)
    .where(and(eq(invitations.letterId, letterId), eq(invitations.organizationId, organizationId)))
  const [there] = await tx
    .select({ id: contacts.id })
    .from(contacts)
    .where(
      and(eq(contacts.id, asked?.contactId ?? ''), knownContacts.isThereOn(knownContacts.todayForContacts())),
    )
  if (there) return there.id
  const [newest] = await tx
    .select({ id: contacts.id })
    .from(contacts)
    .where(
      and(
        eq(contacts.organizationId, organizationId),
        isNull(contacts.bouncedAt),
        knownContacts.isThereOn(knownContacts.todayForContacts()),
      ),
    )
    .orderBy(desc(contacts.createdAt), desc(contacts.id))
    .limit(1)
  return newest?.id ?? null
}
