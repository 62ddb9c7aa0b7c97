import { longMoment } from '~/ui/when'
import { words } from '~/words'
import { Act, Bare, Frame, Line, Printed, Small } from './frame'
import { type SigningMail, subjectOf, type VersionInMail, versionText, Written } from './signing-parts'

/** Asks whoever entered a signature to confirm it, on a page that shows the text once more. */
export function confirmation(mail: SigningMail & { printed: string; version: VersionInMail; until: Date }) {
  const { language, organization, letter, link } = mail
  const t = words(language)
  return {
    subject: subjectOf(organization, (name) => t('confirmationMail.subject', { organization: name })),
    body: (
      <Frame
        language={language}
        preview={t('confirmationMail.says')}
        house={mail.house}
        foot={
          <Small>
            {t('mail.whyEntered')} {t('mail.ignore')}
          </Small>
        }
      >
        <Written mail={mail}>
          <Line>{t('confirmationMail.body', { organization })}</Line>
          <Printed large>{letter.title}</Printed>
          <Small>{t('confirm.printed')}</Small>
          <Printed>{mail.printed}</Printed>
          <Act href={link}>{t('confirmationMail.button')}</Act>
          <Bare href={link}>{t('mail.link')}</Bare>
          <Small>
            {t('confirmationMail.says')}{' '}
            {t('mail.until', { when: longMoment(mail.until, letter.zone, language) })}
          </Small>
          <Small>{versionText(mail, mail.version)}</Small>
        </Written>
      </Frame>
    ),
  }
}
