import { letterDate } from '~/ui/when'
import { type Language, type WordKey, words } from '~/words'
import { Act, Frame, Line, Printed } from './frame'
import { type HouseInMail, WhyAndStop } from './letter-parts'
import { subjectOf } from './signing-parts'

export type AnswerMail = {
  language: Language
  house: HouseInMail
  organization: string
  signer: string
  letter: { title: string; language: Language }
  office: string
  kind: 'acknowledgement' | 'interim' | 'substantive' | 'refusal' | 'referral' | 'meeting'
  /** yyyy-mm-dd */
  receivedOn: string
  /** What the office wrote. */
  words: string | null
  /** Whether the letter's page shows the answers. */
  onPage: boolean
  link: string
  stop: string
}

/** Tells a signer what an office answered. */
export function answer({ language, house, organization, signer, letter, office, kind, ...mail }: AnswerMail) {
  const t = words(language)
  const key: WordKey = `answerMail.${kind}`
  const body = t(key, { office, date: letterDate(mail.receivedOn, language) })
  return {
    subject: subjectOf(office, (name) => t('answerMail.subject', { office: name })),
    body: (
      <Frame
        language={language}
        preview={body}
        house={house.name}
        foot={<WhyAndStop why={t('mail.whySigned', { organization })} house={house} stop={mail.stop} t={t} />}
      >
        <Line>{t('mail.hello', { name: signer })}</Line>
        <Line>{body}</Line>
        <div lang={letter.language}>
          <Printed large>{letter.title}</Printed>
          {mail.words ? <Printed>“{mail.words}”</Printed> : null}
        </div>
        <Act href={mail.link}>{t('copyMail.button')}</Act>
        {mail.onPage ? <Line>{t('answerMail.says')}</Line> : null}
        <Line>{t('mail.leads', { name: house.writer })}</Line>
      </Frame>
    ),
  }
}
