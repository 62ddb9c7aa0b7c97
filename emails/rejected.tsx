import { type Language, words } from '~/words'
import { Frame, Line, Printed } from './frame'
import { subjectOf } from './signing-parts'

/** Tells a signer that the leads did not accept the signature, and why. */
export function rejected({
  language,
  house,
  writer,
  organization,
  title,
  reason,
  contact,
}: {
  language: Language
  house: string
  writer: string
  organization: string
  title: string
  reason: string
  contact: string
}) {
  const t = words(language)
  const body = t('rejectedMail.body', { organization, title })
  return {
    subject: subjectOf(organization, (name) => t('rejectedMail.subject', { organization: name })),
    body: (
      <Frame language={language} preview={body} house={house}>
        <Line>{t('mail.hello', { name: contact })}</Line>
        <Line>{body}</Line>
        <Line>{t('rejectedMail.reason')}:</Line>
        <Printed>{reason}</Printed>
        <Line>{t('rejectedMail.says')}</Line>
        <Line>{t('mail.leads', { name: writer })}</Line>
      </Frame>
    ),
  }
}
