import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import { config } from '~/config.server'
import {
  coalitions,
  contacts,
  db,
  editionSignatories,
  editions,
  invitations,
  letterContacts,
  letters,
  organizations,
  signatures,
  versions,
} from '~db'
import type { AskingMail } from '~emails/invitation'
import { calledOf } from '../honorifics'
import { idsOf, mergedAway } from '../organizations/index.server'
import { asksOf, inShort } from '../text'
import { translationFor } from '../translations/index.server'
import type { Message, Secrets, Templates } from './composed'

const UNANSWERED = ['sent', 'opened', 'considering']

/** Mails that ask organizations to sign, and that tell a signer of a refusal. */
export const askingMails = {
  invitation: async (message, secrets) => {
    const found = await findAsked(message, secrets)
    if (!found) return null
    const { invitation } = await import('~emails/invitation')
    return { ...invitation(found.mail), ...found.envelope }
  },
  reminder: async (message, secrets) => {
    const found = await findAsked(message, secrets)
    if (!found) return null
    const { reminder } = await import('~emails/reminder')
    return { ...reminder(found.mail), ...found.envelope }
  },
  rejected: async (message) => {
    const [found] = await db
      .select({ signature: signatures, letter: letters, coalition: coalitions })
      .from(signatures)
      .innerJoin(letters, eq(letters.id, signatures.letterId))
      .innerJoin(coalitions, eq(coalitions.id, letters.coalitionId))
      .where(eq(signatures.id, message.data.signatureId ?? ''))
    if (found?.signature.state !== 'rejected') return null
    const { rejected } = await import('~emails/rejected')
    const { signature, letter, coalition } = found
    const writer = await findWriter(letter.id)
    return {
      ...rejected({
        language: signature.language,
        house: coalition.name,
        writer: writer?.name ?? coalition.name,
        organization: signature.name,
        title: letter.title,
        reason: signature.reason ?? '',
        contact: signature.signerName,
      }),
      from: coalition.name,
      replyTo: writer?.email,
    }
  },
} satisfies Templates

/** What is true of an invitation when its mail is written; null once it was answered, or signing has closed. */
async function findAsked({ data, to }: Message, { secret, stop }: Secrets) {
  const [found] = await db
    .select({
      invitation: invitations,
      organization: organizations.name,
      contact: contacts,
      letter: letters,
      coalition: coalitions,
      version: versions,
    })
    .from(invitations)
    .innerJoin(organizations, eq(organizations.id, invitations.organizationId))
    .innerJoin(letters, eq(letters.id, invitations.letterId))
    .innerJoin(coalitions, eq(coalitions.id, letters.coalitionId))
    .innerJoin(versions, eq(versions.id, letters.versionId))
    .leftJoin(contacts, eq(contacts.id, invitations.contactId))
    .where(eq(invitations.id, data.invitationId ?? ''))
  if (found?.letter.state !== 'open' || !UNANSWERED.includes(found.invitation.state)) return null
  const { invitation, letter, coalition, version, contact } = found
  const writer = await findWriter(letter.id)
  const unsubscribe = `${config.appUrl}/u/${stop}`
  const language = contact?.language ?? letter.language
  const translation = await translationFor(version, letter.id, language)
  const mail: AskingMail = {
    language,
    link: `${config.appUrl}/i/${secret}`,
    stop: unsubscribe,
    organization: found.organization,
    contact: contact && contact.email === to && contact.name !== to ? contact.name : null,
    letter: {
      title: translation?.title ?? version.title,
      language: translation?.language ?? letter.language,
      ...(translation ? { signedIn: letter.language } : {}),
      addressees: version.addressees
        .filter(({ cc }) => !cc)
        .map((each) => `${calledOf(each)}${each.office ? ` (${each.office})` : ''}`),
      asks: asksOf((translation ?? version).doc).map(({ text }) => inShort(text)),
      deadline:
        letter.deadlineAt && letter.deadlineZone
          ? { at: letter.deadlineAt, zone: letter.deadlineZone }
          : null,
    },
    house: {
      name: coalition.name,
      address: coalition.address?.split('\n').filter(Boolean).join(', ') ?? null,
      writer: writer?.name ?? coalition.name,
    },
    signed: letter.shows === 'nothing' ? null : await countOrganizations(letter.id),
    before: await dayOfSigned(letter, invitation.organizationId),
  }
  return { mail, envelope: { from: coalition.name, replyTo: writer?.email, unsubscribe } }
}

function countOrganizations(letterId: string): Promise<number> {
  return db.$count(
    signatures,
    and(
      eq(signatures.letterId, letterId),
      eq(signatures.state, 'active'),
      eq(signatures.kind, 'organization'),
    ),
  )
}

/** Who answers questions about the letter. */
async function findWriter(letterId: string) {
  const [writer] = await db
    .select({ name: letterContacts.name, email: letterContacts.email })
    .from(letterContacts)
    .where(eq(letterContacts.letterId, letterId))
    .orderBy(asc(letterContacts.position), asc(letterContacts.id))
    .limit(1)
  return writer ?? null
}

/** The day of the letter before, if the organization's name stood under it. */
async function dayOfSigned(
  { followsId, coalitionId }: { followsId: string | null; coalitionId: string },
  organizationId: string,
): Promise<string | null> {
  if (!followsId) return null
  const ids = idsOf(await mergedAway(coalitionId), organizationId)
  const [before] = await db
    .select({ date: editions.date })
    .from(editions)
    .innerJoin(editionSignatories, eq(editionSignatories.editionId, editions.id))
    .where(
      and(
        eq(editions.letterId, followsId),
        isNull(editions.takenBackAt),
        inArray(editionSignatories.organizationId, ids),
      ),
    )
    .limit(1)
  return before?.date ?? null
}
