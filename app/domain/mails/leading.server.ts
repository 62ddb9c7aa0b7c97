import { eq } from 'drizzle-orm'
import { config } from '~/config.server'
import { blocksOf } from '~/documents/redline.server'
import { approvals, db, organizations, versions } from '~db'
import { differenceOf } from '../differences'
import { find } from '../leads/finding.server'
import { firstName } from '../names'
import { letterOf } from '../publications.server'
import { plainOf } from '../text'
import { shortHash } from '../text.server'
import type { Templates } from './composed'

/** Mails to those who approve for the lead organizations of a letter, and what they answer to its leads. */
export const leadingMails = {
  approval: async ({ data, to }, { secret }) => {
    const found = await find(data.leadId ?? '')
    // Another text or person took the place of this one, or it was answered meanwhile.
    if (!found || found.locked || found.version?.id !== data.versionId || found.person.email !== to)
      return null
    const { version, before, letter, organization, person, asker } = found
    if (!version || (found.answer?.answer === 'approved' && data.link !== 'yes')) return null
    const { approval } = await import('~emails/approval')
    const language = person.language ?? letter.language
    return {
      ...approval({
        language,
        link: `${config.appUrl}/a/${secret}`,
        organization,
        name: firstName(person.name),
        house: letter.coalition.name,
        by: asker?.name ?? letter.coalition.name,
        again: data.again === 'yes',
        letter: {
          title: version.title,
          language: letter.language,
          zone: letter.deadlineZone ?? letter.coalition.zone,
        },
        version: { number: version.number, fingerprint: shortHash(version.hash) },
        before: before && {
          number: before.version.number,
          at: before.at,
          blocks: blocksOf(differenceOf(before.version, version, language)),
        },
        paragraphs: plainOf(version)
          .split('\n\n')
          .map((paragraph) => paragraph.trim())
          .filter(Boolean),
      }),
      from: letter.coalition.name,
      replyTo: asker?.email ?? null,
    }
  },
  notYet: async ({ data }) => {
    const [found] = await db
      .select({ approval: approvals, organization: organizations.name, version: versions.number })
      .from(approvals)
      .innerJoin(organizations, eq(organizations.id, approvals.organizationId))
      .innerJoin(versions, eq(versions.id, approvals.versionId))
      .where(eq(approvals.id, data.approvalId ?? ''))
    if (!found || found.approval.endedAt) return null
    const letter = await letterOf(found.approval.letterId)
    const { notYet } = await import('~emails/not-yet')
    return {
      ...notYet({
        coalition: letter.coalition.name,
        organization: found.organization,
        person: found.approval.person,
        title: letter.title,
        version: found.version,
        reason: found.approval.reason ?? '',
        link: `${config.appUrl}/c/${letter.coalition.slug}/letters/${letter.slug}/leads`,
      }),
      from: letter.coalition.name,
    }
  },
} satisfies Templates
