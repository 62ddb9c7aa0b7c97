import { dayOf, letterDate, longMoment, weekdayDate } from '~/ui/when'
import { type Language, words } from '~/words'
import { Act, Frame, Line, Small } from './frame'
import { type HouseInMail, type LetterInMail, LetterInShort, WhyAndStop } from './letter-parts'
import { subjectOf } from './signing-parts'

export type AskingMail = {
  /** The contact's language; the letter keeps its own. */
  language: Language
  link: string
  stop: string
  organization: string
  contact: string | null
  letter: LetterInMail
  house: HouseInMail
  /** How many organizations have signed, if the public may know. */
  signed: number | null
  /** The day of the letter this organization signed before, yyyy-mm-dd. */
  before: string | null
}

/** Asks one organization, through its contact, whether it will sign. */
export function invitation(mail: AskingMail) {
  const { language, organization, letter, house, link } = mail
  const t = words(language)
  const question = questionOf(mail)
  return {
    subject: subjectFor(mail),
    body: (
      <Frame
        language={language}
        preview={question}
        house={house.name}
        foot={<WhyAndStop why={whyOf(mail)} house={house} stop={mail.stop} t={t} />}
      >
        <Line>{mail.contact ? t('mail.hello', { name: mail.contact }) : t('mail.helloAll')}</Line>
        <Line>{question}</Line>
        <LetterInShort letter={letter} language={language} t={t} />
        <Act href={link}>{t('invitationMail.button', { organization })}</Act>
        <Small>{t('invitationMail.says')}</Small>
        <Line>{t('mail.reply')}</Line>
        <Line>{t('mail.leads', { name: house.writer })}</Line>
      </Frame>
    ),
  }
}

/** "Friday, March 26, 2021, 5:00 p.m. ET". */
export function deadlineOf({ letter, language }: AskingMail): string {
  return letter.deadline ? longMoment(letter.deadline.at, letter.deadline.zone, language) : ''
}

/** "Friday, March 26". */
export function dayIn({ letter, language }: AskingMail): string {
  return letter.deadline ? weekdayDate(dayOf(letter.deadline.at, letter.deadline.zone), language) : ''
}

export function whyOf({ organization, house, before, language }: AskingMail): string {
  const t = words(language)
  return before
    ? t('mail.whyBefore', { organization, date: letterDate(before, language) })
    : t('mail.whyAsked', { organization, coalition: house.name })
}

// A subject that is too long for an inbox loses what it speaks of last.
function subjectFor(mail: AskingMail): string {
  const t = words(mail.language)
  const day = dayIn(mail)
  const whole = t('invitationMail.subject', {
    organization: mail.organization,
    day,
    topic: mail.letter.title,
  })
  if (whole.length <= 78) return whole
  return subjectOf(mail.organization, (organization) =>
    t('invitationMail.subject', { organization, day, topic: '' }).trim(),
  )
}

function questionOf(mail: AskingMail): string {
  const t = words(mail.language)
  const values = { organization: mail.organization, deadline: deadlineOf(mail) }
  return mail.signed
    ? t('invitationMail.question', { ...values, count: mail.signed })
    : t('invitationMail.questionFirst', values)
}
