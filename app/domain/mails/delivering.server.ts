import { and, asc, eq, isNotNull } from 'drizzle-orm'
import { config } from '~/config.server'
import {
  coalitions,
  db,
  deliveries,
  editionSignatories,
  editions,
  files as fileTable,
  letterContacts,
  letters,
  responses,
  signatures,
} from '~db'
import { dayIn } from '../calendars'
import * as files from '../files.server'
import { head } from '../history.server'
import { calledOf, greetedAs } from '../honorifics'
import { type Addressee, asksOf, inShort } from '../text'
import type { Composed, Templates } from './composed'

/** Mails that hand the letter to offices, bring signers their copy, and tell them what was answered. */
export const deliveringMails = {
  delivery: async (message) => {
    const [found] = await db
      .select({ delivery: deliveries, edition: editions, coalition: coalitions })
      .from(deliveries)
      .innerJoin(editions, eq(editions.id, deliveries.editionId))
      .innerJoin(letters, eq(letters.id, deliveries.letterId))
      .innerJoin(coalitions, eq(coalitions.id, letters.coalitionId))
      .where(eq(deliveries.id, message.data.deliveryId ?? ''))
    if (found?.delivery.state !== 'sending') return null
    const { delivery: row, edition, coalition } = found
    return {
      ...(await deliveryOf(edition, coalition, row.addressee, row.covering)),
      attachments: await pdfOf(edition),
    }
  },
  final: async (message, { stop }) => {
    const found = await findSigned(message.data.signatureId, stop)
    if (found?.signature.state !== 'active' || !found.letter.deliveredAt) return null
    const { letter, coalition, signature } = found
    const [edition] = await db
      .select({ edition: editions })
      .from(editions)
      .innerJoin(editionSignatories, eq(editionSignatories.editionId, editions.id))
      .innerJoin(deliveries, and(eq(deliveries.editionId, editions.id), eq(deliveries.state, 'delivered')))
      .where(and(eq(editions.letterId, letter.id), eq(editionSignatories.signatureId, signature.id)))
      .limit(1)
    if (!edition) return null
    const made = await db
      .select({ addressee: deliveries.addressee })
      .from(deliveries)
      .where(and(eq(deliveries.letterId, letter.id), eq(deliveries.state, 'delivered')))
      .orderBy(asc(deliveries.createdAt), asc(deliveries.id))
    const { organizations, individuals } = await countNames(edition.edition.id)
    const { final } = await import('~emails/final')
    return {
      ...final({
        ...found.mail,
        letter: {
          title: edition.edition.title,
          language: letter.language,
          names: organizations + individuals,
        },
        addressees: [...new Set(made.map(({ addressee }) => officeOf(addressee)))],
        deliveredOn: dayIn(found.letter.deliveredAt, coalition.zone),
      }),
      ...found.envelope,
      attachments: await pdfOf(edition.edition),
    }
  },
  answer: async (message, { stop }) => {
    const found = await findSigned(message.data.signatureId, stop)
    const [response] = await db
      .select()
      .from(responses)
      .where(eq(responses.id, message.data.responseId ?? ''))
    if (found?.signature.state !== 'active' || !response) return null
    const [to] = await db
      .select({ addressee: deliveries.addressee })
      .from(deliveries)
      .where(and(eq(deliveries.addresseeId, response.addresseeId), isNotNull(deliveries.deliveredAt)))
      .limit(1)
    const { answer } = await import('~emails/answer')
    return {
      ...answer({
        ...found.mail,
        letter: { title: found.letter.title, language: found.letter.language },
        office: to?.addressee.office ?? response.from,
        kind: response.kind,
        receivedOn: response.receivedOn,
        words: response.words,
        onPage: found.letter.showsAnswers,
      }),
      ...found.envelope,
    }
  },
} satisfies Templates

/** What is true of a signer and the letter when a mail about it is written. */
async function findSigned(signatureId: string | undefined, stop: string | undefined) {
  const [found] = await db
    .select({ signature: signatures, letter: letters, coalition: coalitions })
    .from(signatures)
    .innerJoin(letters, eq(letters.id, signatures.letterId))
    .innerJoin(coalitions, eq(coalitions.id, letters.coalitionId))
    .where(eq(signatures.id, signatureId ?? ''))
  if (!found) return null
  const { signature, letter, coalition } = found
  const [writer] = await db
    .select({ name: letterContacts.name, email: letterContacts.email })
    .from(letterContacts)
    .where(eq(letterContacts.letterId, letter.id))
    .orderBy(asc(letterContacts.position), asc(letterContacts.id))
    .limit(1)
  const unsubscribe = `${config.appUrl}/u/${stop}`
  return {
    ...found,
    mail: {
      language: signature.language,
      house: {
        name: coalition.name,
        address: coalition.address?.split('\n').filter(Boolean).join(', ') ?? null,
        writer: writer?.name ?? coalition.name,
      },
      organization: signature.name,
      signer: signature.signerName,
      link: `${config.appUrl}/letters/${letter.slug}`,
      stop: unsubscribe,
    },
    envelope: { from: coalition.name, replyTo: writer?.email, unsubscribe },
  }
}

async function countNames(editionId: string) {
  const of = (kind: 'organization' | 'individual') =>
    db.$count(
      editionSignatories,
      and(eq(editionSignatories.editionId, editionId), eq(editionSignatories.kind, kind)),
    )
  return { organizations: await of('organization'), individuals: await of('individual') }
}

async function pdfOf(edition: typeof editions.$inferSelect): Promise<NonNullable<Composed>['attachments']> {
  const [file] = await db
    .select()
    .from(fileTable)
    .where(eq(fileTable.id, edition.pdfFileId ?? ''))
  if (!file) throw new Error(`Edition ${edition.id} has no PDF.`)
  const base64 = (await files.read(file)).toString('base64')
  return [{ name: file.name, mediaType: 'application/pdf', base64 }]
}

/** An ask up to this many characters stands whole in the mail to an office. */
const ASK = 600

/** The mail that hands an edition to an office, without the PDF that goes with it. */
export async function deliveryOf(
  edition: typeof editions.$inferSelect,
  coalition: typeof coalitions.$inferSelect,
  addressee: Addressee,
  covering: string | null,
) {
  const { delivery } = await import('~emails/delivery')
  return {
    ...delivery({
      language: edition.language,
      house: coalition.name,
      addressee: {
        name: addressee.name ? greetedAs(addressee) : '',
        office: addressee.office ?? addressee.title,
      },
      copyOf: addressee.cc ? edition.addressees.filter(({ cc }) => !cc).map(officeOf) : null,
      letter: {
        title: edition.title,
        date: edition.date ?? dayIn(edition.frozenAt, coalition.zone),
        asks: asksOf(edition.doc).map(({ text }) => inShort(text, ASK)),
        ...(await countNames(edition.id)),
      },
      covering,
      edition: {
        number: edition.number,
        code: edition.code,
        textHash: edition.textHash,
        verifyAt: `${config.appUrl}/v/${edition.code}`,
      },
      historyHead: await head(),
      contacts: edition.contacts,
    }),
    from: coalition.name,
    replyTo: edition.contacts[0]?.email ?? null,
  }
}

function officeOf(addressee: Addressee): string {
  return [calledOf(addressee), addressee.office].filter(Boolean).join(', ')
}
