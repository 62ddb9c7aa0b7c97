import { Fragment } from 'react'
import { Section } from 'react-email'
import { keyed } from '~/ui/keyed'
import { type Language, words } from '~/words'
import { languageName } from '~/words/languages'
import { Act, Bare, Frame, Line, Printed, Small } from './frame'
import {
  deadlineOf,
  type SigningMail,
  subjectOf,
  type VersionInMail,
  versionText,
  Written,
} from './signing-parts'

type Receipt = SigningMail & {
  /** Waits for a lead before it counts. */
  held: boolean
  printed: string
  signedBy: string
  version: VersionInMail
  /** The text that was signed. */
  paragraphs: string[]
  /** A courtesy before it, in the signer's language. */
  translation: { language: Language; title: string; paragraphs: string[] } | null
}

/** The signer's copy: what was signed, word for word, and the link to the page of the signature. */
export function receipt(mail: Receipt) {
  const { language, organization, link } = mail
  const t = words(language)
  const deadline = deadlineOf(mail)
  const says = t(mail.held ? 'receiptMail.bodyHeld' : 'receiptMail.body', { organization })
  return {
    subject: subjectOf(organization, (name) =>
      t(mail.held ? 'receiptMail.subjectHeld' : 'receiptMail.subject', { organization: name }),
    ),
    body: (
      <Frame
        language={language}
        preview={says}
        house={mail.house}
        foot={
          <Small>
            {t('mail.whySigned', { organization })} {t('mail.keepsSigner')}
          </Small>
        }
      >
        <Written mail={mail}>
          <Line>{says}</Line>
          {mail.held ? <Line>{t('receiptMail.held')}</Line> : null}
          <Small>{t('receiptMail.printed')}</Small>
          <Printed large>{mail.printed}</Printed>
          <Small>
            {t('receiptMail.signedBy')}: {mail.signedBy}
          </Small>
          <Small>{versionText(mail, mail.version)}</Small>
          <Act href={link}>{t('receiptMail.button')}</Act>
          <Bare href={link}>{t('mail.link')}</Bare>
          <Small>{t('receiptMail.says')}</Small>
          {deadline ? <Small>{t('receiptMail.deadline', { deadline })}</Small> : null}
        </Written>
        {mail.translation ? (
          <>
            <Line>
              <strong>
                {t('translation.heading', { language: languageName(mail.translation.language, language) })}
              </strong>
            </Line>
            <Small>{t('translation.says', { language: languageName(mail.letter.language, language) })}</Small>
            <Whole {...mail.translation} />
          </>
        ) : null}
        <Line>
          <strong>{t('receiptMail.textFollows')}</strong>
        </Line>
        <Whole {...mail.letter} paragraphs={mail.paragraphs} />
      </Frame>
    ),
  }
}

type WholeProps = { language: Language; title: string; paragraphs: string[] }

function Whole({ language, title, paragraphs }: WholeProps) {
  return (
    <Section lang={language}>
      <Printed large>{title}</Printed>
      {keyed(paragraphs).map(({ part, key }) => (
        <Printed key={key}>
          {keyed(part.split('\n')).map((line) => (
            <Fragment key={line.key}>
              {line.at > 0 ? <br /> : null}
              {line.part}
            </Fragment>
          ))}
        </Printed>
      ))}
    </Section>
  )
}
