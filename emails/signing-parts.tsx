import type { ReactNode } from 'react'
import { dayOf, letterDate, longMoment, weekdayDate } from '~/ui/when'
import { type Language, words } from '~/words'
import { shortened } from '~/words/shortened'
import { Line } from './frame'

/** What every mail to a signer says. */
export type SigningMail = {
  language: Language
  link: string
  /** As it is printed. */
  organization: string
  /** By what name the mail greets. */
  name: string | null
  letter: {
    title: string
    language: Language
    deadline: Date | null
    /** In which its times are said. */
    zone: string
  }
  /** The coalition. */
  house: string
  /** Who writes for the leads, if somebody does. */
  writer: string | null
}

/** The greeting, what is said, and who says it. */
export function Written({ mail, children }: { mail: SigningMail; children: ReactNode }) {
  const t = words(mail.language)
  return (
    <>
      <Line>{mail.name ? t('mail.hello', { name: mail.name }) : t('mail.helloAll')}</Line>
      {children}
      {mail.writer ? (
        <>
          <Line>{t('mail.reply')}</Line>
          <Line>{t('mail.leads', { name: mail.writer })}</Line>
        </>
      ) : null}
    </>
  )
}

/** The version that is signed: number, day, and the fingerprint as people compare it. */
export type VersionInMail = { number: number; at: Date; fingerprint: string }

export function versionText(
  { language, letter }: SigningMail,
  { number, at, fingerprint }: VersionInMail,
): string {
  const date = letterDate(dayOf(at, letter.zone), language)
  return words(language)('confirmationMail.version', { version: number, date, hash: fingerprint })
}

/** "Friday, March 26, 2021, 5:00 p.m. ET". */
export function deadlineOf({ language, letter }: SigningMail): string | null {
  return letter.deadline && longMoment(letter.deadline, letter.zone, language)
}

/** "Friday, March 26". */
export function dayBy({ language, letter }: SigningMail): string {
  return letter.deadline ? weekdayDate(dayOf(letter.deadline, letter.zone), language) : ''
}

const LONGEST = 78

/** A subject that stays in one line of a mail's head (RFC 5322 §2.1.1): of a long name only its first words. */
export function subjectOf(name: string, say: (name: string) => string): string {
  return say(shortened(name, Math.max(24, LONGEST - say('').length)))
}
