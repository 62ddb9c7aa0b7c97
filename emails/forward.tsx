import { Section } from 'react-email'
import { type Language, words } from '~/words'
import { languageName } from '~/words/languages'
import { Act, Anchor, Bare, Frame, Line, Printed, Small } from './frame'
import { dayBy, deadlineOf, type SigningMail, subjectOf, Written } from './signing-parts'

type Forward = SigningMail & {
  /** Who forwarded it. */
  by: string
  addressees: string[]
  asks: string[]
  /** In what title and asks are written; where that is a translation, the language of the text that is signed. */
  readIn: Language
  signedIn: Language | null
  stop: string
  /** The coalition's, by post. */
  address: string | null
}

/** The letter, to whoever decides for an organization. */
export function forward(mail: Forward) {
  const { language, organization, letter, link, by } = mail
  const t = words(language)
  const body = t('forwardMail.body', { name: by, organization, deadline: deadlineOf(mail) ?? '' })
  return {
    subject: subjectOf(organization, (name) =>
      t('forwardMail.subject', { name: by, organization: name, day: dayBy(mail) }),
    ),
    body: (
      <Frame
        language={language}
        preview={body}
        house={mail.house}
        foot={
          <>
            <Small>{t('mail.whyForwarded', { name: by })}</Small>
            <Small>{[mail.house, mail.address].filter(Boolean).join(', ')}</Small>
            <Small>
              <Anchor href={mail.stop}>{t('mail.stop')}</Anchor>
            </Small>
          </>
        }
      >
        <Written mail={mail}>
          <Line>{body}</Line>
          <Section lang={mail.readIn}>
            <Printed large>{letter.title}</Printed>
          </Section>
          <Line>
            {t('mail.to', { addressees: listed(mail.addressees, language) })}{' '}
            {mail.asks.length > 0 ? t('mail.asksThat') : null}
          </Line>
          <Section lang={mail.readIn}>
            {mail.asks.map((ask, at) => (
              <Printed key={ask}>{`${at + 1}. ${ask}`}</Printed>
            ))}
          </Section>
          {mail.signedIn ? (
            <Small>{t('translation.says', { language: languageName(mail.signedIn, language) })}</Small>
          ) : null}
          <Act href={link}>{t('forwardMail.button', { organization })}</Act>
          <Bare href={link}>{t('mail.link')}</Bare>
          <Small>{t('forwardMail.says')}</Small>
        </Written>
      </Frame>
    ),
  }
}

function listed(all: string[], language: Language): string {
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(all)
}
