import { words } from '~/words'
import { Act, Bare, Frame, Line, Printed, Small } from './frame'
import { type SigningMail, Written } from './signing-parts'

/** A fresh link, to the page of a signature or to an invitation. */
export function link(mail: SigningMail) {
  const { language, letter, link: href } = mail
  const t = words(language)
  return {
    subject: t('linkMail.subject'),
    body: (
      <Frame
        language={language}
        preview={t('linkMail.body')}
        house={mail.house}
        foot={<Small>{t('linkMail.why')}</Small>}
      >
        <Written mail={mail}>
          <Line>{t('linkMail.body')}</Line>
          <Printed large>{letter.title}</Printed>
          <Act href={href}>{t('linkMail.button')}</Act>
          <Bare href={href}>{t('mail.link')}</Bare>
          <Small>{t('linkMail.says')}</Small>
        </Written>
      </Frame>
    ),
  }
}
