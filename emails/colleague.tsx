import { words } from '~/words'
import { Act, Bare, Frame, Line, Printed, Small } from './frame'
import { type SigningMail, subjectOf, Written } from './signing-parts'

/** A link for a colleague whom a signer lets manage the signature too. */
export function colleague(mail: SigningMail & { by: string }) {
  const { language, organization, letter, link, by } = mail
  const t = words(language)
  return {
    subject: subjectOf(organization, (name) => t('colleagueMail.subject', { organization: name, name: by })),
    body: (
      <Frame
        language={language}
        preview={t('colleagueMail.body', { name: by, organization })}
        house={mail.house}
        foot={<Small>{t('mail.whyColleague', { name: by })}</Small>}
      >
        <Written mail={mail}>
          <Line>{t('colleagueMail.body', { name: by, organization })}</Line>
          <Printed large>{letter.title}</Printed>
          <Act href={link}>{t('colleagueMail.button')}</Act>
          <Bare href={link}>{t('mail.link')}</Bare>
          <Small>{t('colleagueMail.says')}</Small>
        </Written>
      </Frame>
    ),
  }
}
