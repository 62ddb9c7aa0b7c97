import { words } from '~/words'
import { Act, Frame, Line, Small } from './frame'
import { type AskingMail, dayIn, deadlineOf, whyOf } from './invitation'
import { LetterInShort, WhyAndStop } from './letter-parts'
import { subjectOf } from './signing-parts'

/** Asks again one organization that has not answered. */
export function reminder(mail: AskingMail) {
  const { language, organization, letter, house, link, signed } = mail
  const t = words(language)
  const values = { organization, deadline: deadlineOf(mail) }
  const body = signed
    ? t('reminderMail.body', { ...values, count: signed })
    : t('reminderMail.bodyFirst', values)
  return {
    subject: subjectOf(organization, (name) =>
      t('reminderMail.subject', { organization: name, day: dayIn(mail) }),
    ),
    body: (
      <Frame
        language={language}
        preview={body}
        house={house.name}
        foot={<WhyAndStop why={whyOf(mail)} house={house} stop={mail.stop} t={t} />}
      >
        <Line>{mail.contact ? t('mail.hello', { name: mail.contact }) : t('mail.helloAll')}</Line>
        <Line>{body}</Line>
        <LetterInShort letter={letter} language={language} t={t} />
        <Act href={link}>{t('reminderMail.button', { organization })}</Act>
        <Small>{t('reminderMail.says')}</Small>
        <Line>{t('mail.reply')}</Line>
        <Line>{t('mail.leads', { name: house.writer })}</Line>
      </Frame>
    ),
  }
}
