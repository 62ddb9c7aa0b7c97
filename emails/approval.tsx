import { Fragment } from 'react'
import { Section } from 'react-email'
import type { RedlineBlock } from '~/documents/redline'
import { keyed } from '~/ui/keyed'
import { dayOf, letterDate } from '~/ui/when'
import { type Language, words } from '~/words'
import { Changes } from './difference-parts'
import { Act, Bare, Frame, Line, Printed, Small } from './frame'
import { subjectOf } from './signing-parts'

export type ApprovalMail = {
  language: Language
  link: string
  organization: string
  /** By what name the mail greets. */
  name: string
  /** The coalition. */
  house: string
  /** Who asks. */
  by: string
  /** Whether it was asked before. */
  again: boolean
  letter: { title: string; language: Language; zone: string }
  version: { number: number; fingerprint: string }
  /** What the organization approved before, and what differs from that; without it the whole text is sent. */
  before: { number: number; at: Date; blocks: RedlineBlock[] } | null
  paragraphs: string[]
}

/** Asks the person who approves for a lead organization, and shows what changed since it approved last. */
export function approval(mail: ApprovalMail) {
  const { language, organization, letter, before, by, link } = mail
  const t = words(language)
  const says = before
    ? t('approvalMail.changed', {
        organization,
        by,
        before: before.number,
        date: letterDate(dayOf(before.at, letter.zone), language),
      })
    : t('approvalMail.first', { organization, by })
  return {
    subject: subjectFor(mail),
    body: (
      <Frame
        language={language}
        preview={says}
        house={mail.house}
        foot={<Small>{t('approvalMail.why', { coalition: mail.house, organization })}</Small>}
      >
        <Line>{t('mail.hello', { name: mail.name })}</Line>
        <Line>{says}</Line>
        <Section lang={letter.language}>
          <Printed large>{letter.title}</Printed>
        </Section>
        <Small>
          {t('approvalMail.version', { version: mail.version.number, hash: mail.version.fingerprint })}
        </Small>
        <Act href={link}>{t('approvalMail.button')}</Act>
        <Bare href={link}>{t('mail.link')}</Bare>
        <Small>{t('approvalMail.says')}</Small>
        <Line>{t('mail.reply')}</Line>
        <Line>{t('mail.leads', { name: by })}</Line>
        {before ? (
          <>
            <Line>
              <strong>{t('approvalMail.changes', { before: before.number })}</strong>
            </Line>
            {before.blocks.every(({ kind }) => kind === 'same') ? (
              <Line>{t('approvalMail.same')}</Line>
            ) : (
              <Changes blocks={before.blocks} language={language} letterLanguage={letter.language} />
            )}
          </>
        ) : (
          <Whole mail={mail} />
        )}
      </Frame>
    ),
  }
}

function Whole({ mail: { language, letter, paragraphs } }: { mail: ApprovalMail }) {
  return (
    <>
      <Line>
        <strong>{words(language)('approvalMail.text')}</strong>
      </Line>
      <Section lang={letter.language}>
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
    </>
  )
}

// A subject that is too long for an inbox loses what it speaks of last.
function subjectFor({ language, organization, letter, again, before }: ApprovalMail): string {
  const t = words(language)
  const key = again
    ? 'approvalMail.subjectAgain'
    : before
      ? 'approvalMail.subjectChanged'
      : 'approvalMail.subject'
  const whole = t(key, { organization, topic: letter.title })
  if (whole.length <= 78) return whole
  return subjectOf(organization, (name) => t(key, { organization: name, topic: '' }).trim())
}
