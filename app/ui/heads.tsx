import type { ReactNode } from 'react'
import { Life, type LifeProps } from './life'
import { LetterTabs, type LetterTabsProps } from './tabs'

type LetterHeadProps = {
  title: string
  /** The way back; "Letters" by default. */
  crumb: { label?: string; href: string }
  life: LifeProps
  tabs: LetterTabsProps
  /** The undo line or a note, before all else. */
  told?: ReactNode
}

/** What stands over every page of a letter: the way back, the title (h1), its life and its tabs. */
export function LetterHead({ title, crumb, life, tabs, told }: LetterHeadProps) {
  return (
    <div className="letterhead">
      {told}
      <p className="crumb">
        <a href={crumb.href}>{crumb.label ?? 'Letters'}</a>
      </p>
      <div className="titleline">
        <h1>{title}</h1>
      </div>
      <Life {...life} />
      <LetterTabs {...tabs} />
    </div>
  )
}

type PageHeadProps = {
  heading: ReactNode
  /** One line under the heading, in ink-2. */
  under?: ReactNode
  /** The page's one act, at the right. */
  act?: ReactNode
  crumb?: { label: string; href: string }
  told?: ReactNode
}

/** The head of an index page: h1, a line under it, one act. */
export function PageHead({ heading, under, act, crumb, told }: PageHeadProps) {
  return (
    <>
      {told}
      {crumb ? (
        <p className="crumb">
          <a href={crumb.href}>{crumb.label}</a>
        </p>
      ) : null}
      <div className="hh">
        <div>
          <h1>{heading}</h1>
          {under ? <p className="quiet">{under}</p> : null}
        </div>
        {act}
      </div>
    </>
  )
}
