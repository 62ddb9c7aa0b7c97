import { Section } from 'react-email'
import type { Language, Words } from '~/words'
import { languageName } from '~/words/languages'
import { Anchor, Line, Printed, Small } from './frame'

export type LetterInMail = {
  title: string
  language: Language
  /** Where title and asks are a translation's: the language of the text that is signed. */
  signedIn?: Language
  /** "Secretary Mayorkas (Homeland Security)", each. */
  addressees: string[]
  asks: string[]
  deadline: { at: Date; zone: string } | null
}

export type HouseInMail = {
  name: string
  /** Where it stands at the foot of mail to many, on one line. */
  address: string | null
  /** Who writes for the leads. */
  writer: string
}

/** What is asked to be signed, in short: title, to whom, what it asks. */
export function LetterInShort({
  letter,
  language,
  t,
}: {
  letter: LetterInMail
  /** The reader's; the letter keeps its own. */
  language: Language
  t: Words
}) {
  return (
    <>
      <Section lang={letter.language}>
        <Printed large>{letter.title}</Printed>
      </Section>
      {letter.addressees.length > 0 ? (
        <Line>{t('mail.to', { addressees: listed(letter.addressees, language) })}</Line>
      ) : null}
      {letter.asks.length > 0 ? (
        <>
          <Line>{t('mail.asksThat')}</Line>
          <Section lang={letter.language}>
            {letter.asks.map((ask, at) => (
              <Printed key={ask}>{`${at + 1}. ${ask}`}</Printed>
            ))}
          </Section>
        </>
      ) : null}
      {letter.signedIn ? (
        <Small>{t('translation.says', { language: languageName(letter.signedIn, language) })}</Small>
      ) : null}
    </>
  )
}

/** Why it came, from whom, and how to get no more. */
export function WhyAndStop({
  why,
  house,
  stop,
  t,
}: {
  why: string
  house: HouseInMail
  stop: string
  t: Words
}) {
  return (
    <>
      <Small>
        {why} {house.address ? `${house.name}, ${house.address}. ` : ''}
        {t('mail.keeps')}
      </Small>
      <Small>
        <Anchor href={stop}>{t('mail.stop')}</Anchor>
      </Small>
    </>
  )
}

export function listed(all: string[], language: Language): string {
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(all)
}
