import type { ReactNode } from 'react'
import { type LetterFrame, LetterPage, pathOf } from './letter-page'
import { Segments } from './tabs'

const pages = [
  ['text', 'The text'],
  ['particulars', 'Particulars'],
  ['addressees', 'Addressees'],
  ['contacts', 'Contacts'],
  ['leads', 'Lead organizations'],
  ['versions', 'Versions'],
  ['compare', 'Compare'],
  ['translations', 'Translations'],
] as const

type WritingPageProps = {
  letter: LetterFrame
  at: (typeof pages)[number][0]
  told?: ReactNode
  children: ReactNode
}

/** A page on what a letter says: its text, and what else is printed with it. */
export function WritingPage({ letter, at, told, children }: WritingPageProps) {
  return (
    <LetterPage
      letter={letter}
      current="text"
      told={told}
      skipTo={at === 'text' ? { href: '#text', label: 'Skip to the text' } : undefined}
    >
      <Segments
        label="What the letter says"
        lists={pages.map(([name, label]) => ({
          label,
          href: `${pathOf(letter)}/${name}`,
          current: name === at,
        }))}
      />
      {children}
    </LetterPage>
  )
}
