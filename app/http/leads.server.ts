import type { Lead } from '~/domain/leads/index.server'
import type { ShownLead } from '~/ui/leads'

/** A lead organization as the leads' pages show it. */
export function shownLead({ id, name, organizationId, person, ...lead }: Lead): ShownLead {
  const { answer, asked, approved, last, remindedAt, stands } = lead
  return {
    id,
    name,
    organizationId,
    person: { name: person.name, title: person.title, email: person.email, language: person.language },
    stands,
    asked: asked && { number: asked.number, at: asked.at },
    remindedAt,
    answer: answer && {
      number: answer.number,
      person: answer.person,
      at: answer.createdAt,
      reason: answer.reason,
      byHand: answer.via === 'lead',
    },
    before: last && !answer ? { number: last.number, answer: last.answer, reason: last.reason } : null,
    approvedBefore: approved && approved.id !== answer?.id ? approved.number : null,
  }
}
