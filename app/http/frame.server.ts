import type { As, Letter } from '~/domain/access.server'
import type { LetterFrame } from '~/ui/letter-page'

/** What every page of a letter shows around its own matter. */
export function frameOf(letter: As<'viewer', Letter> & { member: string }): LetterFrame {
  return {
    coalition: { slug: letter.coalition.slug, name: letter.coalition.name },
    member: letter.member,
    role: letter.role,
    slug: letter.slug,
    title: letter.title,
    state: letter.state,
    asPrinted: letter.asPrinted,
    zone: letter.coalition.zone,
    date: letter.date,
    deadline:
      letter.deadlineAt && letter.deadlineZone ? { at: letter.deadlineAt, zone: letter.deadlineZone } : null,
    openedAt: letter.openedAt,
    closedAt: letter.closedAt,
    finalAt: letter.finalAt,
    deliveredAt: letter.deliveredAt,
    concludedAt: letter.concludedAt,
  }
}
