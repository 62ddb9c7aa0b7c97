import { eq } from 'drizzle-orm'
import { config } from '~/config.server'
import { accounts, contacts, db, invitations, organizations, signatures, versions } from '~db'
import type { SigningMail } from '~emails/signing-parts'
import { calendarOf } from '../deadlines.server'
import { calledOf } from '../honorifics'
import { firstName } from '../names'
import { letterOf, type PublicLetter, textOf } from '../publications.server'
import { asksOf, inShort, plainOf } from '../text'
import { shortHash } from '../text.server'
import { translationFor } from '../translations/index.server'
import type { Templates } from './composed'

/** Mails to signers about what they signed, and to those who may. */
export const signingMails = {
  confirmation: async ({ data }, { secret }) => {
    const found = await findSignature(data.signatureId)
    if (found?.signature.state !== 'pending' || !found.signature.expiresAt) return null
    const { confirmation } = await import('~emails/confirmation')
    return {
      ...confirmation({
        ...found.mail,
        link: `${config.appUrl}/confirm/${secret}`,
        printed: found.signature.name,
        version: found.version,
        until: found.signature.expiresAt,
      }),
      ...found.sender,
    }
  },
  receipt: async ({ data }, { secret }) => {
    const found = await findSignature(data.signatureId)
    if (!found) return null
    const { receipt } = await import('~emails/receipt')
    const { signature, letter, text } = found
    const calendar = calendarOf(letter, signature.language)
    const translation = await translationFor(text, letter.id, signature.language)
    const paragraphsOf = (read: typeof text, language: PublicLetter['language']) =>
      plainOf(read, letter.date && inWords(letter.date, language), language)
        .split('\n\n')
        .map((paragraph) => paragraph.trim())
        .filter(Boolean)
    return {
      ...receipt({
        ...found.mail,
        link: `${config.appUrl}/s/${secret}`,
        held: signature.state === 'held',
        printed: signature.name,
        signedBy: [signature.signerName, signature.signerTitle].filter(Boolean).join(', '),
        version: found.version,
        paragraphs: paragraphsOf(text, letter.language),
        translation: translation && {
          language: translation.language,
          title: translation.title,
          paragraphs: paragraphsOf(
            { ...text, title: translation.title, doc: translation.doc },
            translation.language,
          ),
        },
      }),
      ...found.sender,
      attachments: calendar
        ? [
            {
              name: 'deadline.ics',
              mediaType: 'text/calendar',
              base64: Buffer.from(calendar).toString('base64'),
            },
          ]
        : [],
    }
  },
  link: async ({ data, to }, { secret }) => {
    const found = data.signatureId
      ? await findSignature(data.signatureId)
      : await findInvited(data.invitationId, to)
    if (!found) return null
    const { link } = await import('~emails/link')
    const page = data.signatureId ? 's' : 'i'
    const name = 'signature' in found && found.signature.email !== to ? null : found.mail.name
    return { ...link({ ...found.mail, name, link: `${config.appUrl}/${page}/${secret}` }), ...found.sender }
  },
  colleague: async ({ data }, { secret }) => {
    const found = await findSignature(data.signatureId)
    if (!found) return null
    const { colleague } = await import('~emails/colleague')
    const link = `${config.appUrl}/s/${secret}`
    return {
      ...colleague({ ...found.mail, name: null, by: found.signature.signerName, link }),
      ...found.sender,
    }
  },
  forward: async ({ data, to }, { secret }) => {
    const found = await findInvited(data.invitationId, to)
    if (!found) return null
    const { forward } = await import('~emails/forward')
    const { letter, text, by } = found
    const translation = await translationFor(text, letter.id, found.mail.language)
    const stop = `${config.appUrl}/u/${secret}`
    return {
      ...forward({
        ...found.mail,
        name: null,
        by: by ?? letter.coalition.name,
        address: letter.coalition.address?.split('\n').filter(Boolean).join(', ') || null,
        link: `${config.appUrl}/i/${secret}`,
        addressees: text.addressees
          .filter(({ cc }) => !cc)
          .map((each) => [calledOf(each), each.office].filter(Boolean).join(', ')),
        letter: { ...found.mail.letter, ...(translation ? { title: translation.title } : {}) },
        signedIn: translation ? letter.language : null,
        readIn: translation?.language ?? letter.language,
        asks: asksOf((translation ?? text).doc).map((ask) => inShort(ask.text)),
        stop,
      }),
      ...found.sender,
      unsubscribe: stop,
    }
  },
  withdrawn: async ({ data, to }) => {
    const found = await findSignature(data.signatureId)
    if (!found?.signature.endedAt) return null
    const { withdrawn } = await import('~emails/withdrawn')
    const { letter, signature } = found
    return {
      ...withdrawn({
        ...found.mail,
        name: signature.email === to ? found.mail.name : null,
        isColleague: signature.email !== to,
        link: `${config.appUrl}/letters/${letter.slug}`,
        stage: stageOf(letter),
        at: found.signature.endedAt ?? signature.createdAt,
      }),
      ...found.sender,
    }
  },
} satisfies Templates

async function findSignature(id = '') {
  const [found] = await db
    .select({ signature: signatures, text: versions })
    .from(signatures)
    .innerJoin(versions, eq(versions.id, signatures.versionId))
    .where(eq(signatures.id, id))
  if (!found) return null
  const { signature, text } = found
  const letter = await letterOf(signature.letterId)
  const { mail, sender } = await framed(letter, {
    language: signature.language,
    organization: signature.name,
    name: firstName(signature.signerName) || null,
  })
  const version = { number: text.number, at: text.createdAt, fingerprint: shortHash(text.hash) }
  return { signature, text, letter, version, mail, sender }
}

async function findInvited(id: string | undefined, to: string) {
  const [found] = await db
    .select({ letterId: invitations.letterId, organization: organizations.name, contact: contacts })
    .from(invitations)
    .innerJoin(organizations, eq(organizations.id, invitations.organizationId))
    .leftJoin(contacts, eq(contacts.id, invitations.contactId))
    .where(eq(invitations.id, id ?? ''))
  if (!found) return null
  const { contact, organization } = found
  const letter = await letterOf(found.letterId)
  const language = contact?.language ?? letter.language
  const name = contact?.email === to ? firstName(contact.name) : null
  const { mail, sender } = await framed(letter, { language, organization, name })
  return { letter, text: await textOf(letter), by: contact?.name ?? null, mail, sender }
}

async function framed(
  letter: PublicLetter,
  { language, organization, name }: Pick<SigningMail, 'language' | 'organization' | 'name'>,
) {
  const [writer] = await db
    .select({ name: accounts.name, email: accounts.email })
    .from(accounts)
    .where(eq(accounts.id, letter.createdBy ?? ''))
  const mail: Omit<SigningMail, 'link'> = {
    language,
    organization: organization,
    name,
    letter: {
      title: letter.title,
      language: letter.language,
      deadline: letter.deadlineAt,
      zone: letter.deadlineZone ?? letter.coalition.zone,
    },
    house: letter.coalition.name,
    writer: writer?.name ?? null,
  }
  return { mail, sender: { from: letter.coalition.name, replyTo: writer?.email ?? null } }
}

function stageOf({ state }: PublicLetter): 'before' | 'frozen' | 'delivered' {
  if (state === 'delivered' || state === 'concluded') return 'delivered'
  return state === 'final' ? 'frozen' : 'before'
}

/** The date of a letter as it prints: "March 26, 2021". */
function inWords(day: string, language: 'en' | 'es'): string {
  const locale = language === 'es' ? 'es-US' : 'en-US'
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day))
}
