import type { ReactNode } from 'react'
import { CoalitionPage } from './coalition-page'
import { LetterHead } from './heads'
import type { LifeProps, LifeStep } from './life'
import type { LetterTab } from './tabs'
import { dayOf, tableDay } from './when'

/** What every page of a letter needs to know of it; made by `frameOf` in app/http. */
export type LetterFrame = {
  coalition: { slug: string; name: string }
  /** Who is signed in, and as what. */
  member: string
  role: 'viewer' | 'editor' | 'owner'
  slug: string
  title: string
  state: LifeStep
  asPrinted: boolean
  /** The coalition's. */
  zone: string
  /** The day it is dated, `2021-03-29`. */
  date: string | null
  deadline: { at: string | Date; zone: string } | null
  openedAt: string | Date | null
  closedAt: string | Date | null
  finalAt: string | Date | null
  deliveredAt: string | Date | null
  concludedAt: string | Date | null
}

type LetterPageProps = {
  letter: LetterFrame
  current: LetterTab
  /** The undo line or a note, before all else. */
  told?: ReactNode
  skipTo?: { href: string; label: string }
  children: ReactNode
}

/** A page of one letter for its leads: title (the h1), life, tabs, and under them the page's own matter. */
export function LetterPage({ letter, current, told, skipTo, children }: LetterPageProps) {
  const at = pathOf(letter)
  return (
    <CoalitionPage coalition={letter.coalition} member={letter.member} section="letters" skipTo={skipTo}>
      <LetterHead
        title={letter.title}
        crumb={{ href: `/c/${letter.coalition.slug}` }}
        told={told}
        life={{ step: letter.state, when: whenOf(letter) }}
        tabs={{
          current,
          hrefs: {
            overview: at,
            text: `${at}/text`,
            signons: `${at}/sign-ons`,
            stories: `${at}/stories`,
            freeze: `${at}/freeze`,
            delivery: `${at}/delivery`,
            answers: `${at}/answers`,
            history: `${at}/history`,
          },
        }}
      />
      {children}
    </CoalitionPage>
  )
}

/** Where the leads' pages of a letter are. */
export function pathOf({ coalition, slug }: Pick<LetterFrame, 'coalition' | 'slug'>) {
  return `/c/${coalition.slug}/letters/${slug}`
}

/** An address to write to about the letter, as a reply. */
export function mailTo(email: string, title: string): string {
  return `mailto:${encodeURIComponent(email).replace('%40', '@')}?subject=${encodeURIComponent(`Re: ${title}`)}`
}

function whenOf({ deadline, ...letter }: LetterFrame): LifeProps['when'] {
  const on = (at: string | Date | null) => (at ? tableDay(dayOf(at, letter.zone), 'en') : undefined)
  const printed = letter.date ? `dated ${tableDay(letter.date, 'en')}, ` : ''
  return {
    open: letter.openedAt ? `since ${on(letter.openedAt)}` : undefined,
    closed: letter.closedAt ? on(letter.closedAt) : deadline ? `planned ${on(deadline.at)}` : undefined,
    final: letter.asPrinted ? `${printed}recorded ${on(letter.finalAt)}` : on(letter.finalAt),
    delivered: on(letter.deliveredAt),
    concluded: on(letter.concludedAt),
  }
}
