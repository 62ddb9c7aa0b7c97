import { sql } from 'drizzle-orm'
import {
  bool,
  createdAt,
  id,
  index,
  int,
  oneOf,
  table,
  text,
  timestamp,
  uniqueIndex,
} from '../columns.server'
import { letters, versions } from './letters.server'
import { accounts } from './people.server'
import { contacts, organizations } from './registry.server'

export const invitationStates = [
  'listed',
  'sent',
  'opened',
  'considering',
  'declined',
  'signed',
  'bounced',
  'suppressed',
] as const

/** Our asking one organization, through one contact. */
export const invitations = table(
  'invitations',
  {
    id: id(),
    letterId: text()
      .notNull()
      .references(() => letters.id),
    organizationId: text()
      .notNull()
      .references(() => organizations.id),
    contactId: text().references(() => contacts.id),
    /** *listed*: chosen, and not yet asked. */
    state: oneOf(invitationStates).notNull().default('listed'),
    sentAt: timestamp(),
    openedAt: timestamp(),
    answeredAt: timestamp(),
    /** yyyy-mm-dd; no reminder goes out before it has passed. */
    decideBy: text(),
    /** What the contact said: why not, or what the decision waits for. Seen by the leads alone. */
    note: text(),
    question: text(),
    askedAt: timestamp(),
    reminders: int().notNull().default(0),
    remindedAt: timestamp(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('invitations_one_per_organization').on(t.letterId, t.organizationId),
    index('invitations_by_state').on(t.letterId, t.state),
  ],
)

export const signatureStates = [
  'pending',
  'held',
  'active',
  'stale',
  'withdrawn',
  'rejected',
  'expired',
] as const
export const authorities = ['self-attested', 'invited', 'known-contact', 'vouched'] as const

/** This organization, through this person who may speak for it, agreed to exactly this text. */
export const signatures = table(
  'signatures',
  {
    id: id(),
    letterId: text()
      .notNull()
      .references(() => letters.id),
    state: oneOf(signatureStates).notNull(),
    kind: oneOf(['organization', 'individual'] as const)
      .notNull()
      .default('organization'),
    /** As the signer gave it and as it prints, character for character. */
    name: text().notNull(),
    /** Normalized; for an individual the normalized name after "person:". */
    key: text().notNull(),
    organizationId: text().references(() => organizations.id),
    /** An individual's affiliation, printed for identification only. */
    affiliation: text(),
    signerName: text().notNull(),
    signerTitle: text(),
    email: text().notNull(),
    city: text(),
    place: text(),
    /** What was agreed to. */
    versionId: text()
      .notNull()
      .references(() => versions.id),
    textHash: text().notNull(),
    /** The words of the statement of authority that were ticked. */
    statement: text().notNull(),
    via: oneOf(['public', 'invitation', 'lead'] as const).notNull(),
    authority: oneOf(authorities).notNull(),
    vouchedBy: text().references(() => accounts.id),
    evidence: text(),
    evidenceFileId: text(),
    invitationId: text().references(() => invitations.id),
    /** Why it waits for a lead, in words. */
    heldFor: text(),
    /** Why a lead said no, or the signer took it back. */
    reason: text(),
    /** What the signer wants to hear after signing. */
    wantsFinal: bool().notNull().default(true),
    wantsAnswers: bool().notNull().default(true),
    language: oneOf(['en', 'es'] as const)
      .notNull()
      .default('en'),
    expiresAt: timestamp(),
    confirmedAt: timestamp(),
    activeAt: timestamp(),
    endedAt: timestamp(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('signatures_one_per_organization')
      .on(t.letterId, t.key)
      .where(sql`state in ('active', 'stale')`),
    index('signatures_by_state').on(t.letterId, t.state),
    index('signatures_by_email').on(t.letterId, t.email),
    index('signatures_of_organization').on(t.organizationId),
  ],
)

/** Colleagues whom a signer let manage the signature too. */
export const signatureColleagues = table(
  'signature_colleagues',
  {
    id: id(),
    signatureId: text()
      .notNull()
      .references(() => signatures.id),
    email: text().notNull(),
    createdAt: createdAt(),
  },
  (t) => [uniqueIndex('signature_colleagues_once').on(t.signatureId, t.email)],
)
