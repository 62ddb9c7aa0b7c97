import { letterDate } from '~/ui/when'
import { type Language, words } from '~/words'
import { Act, Frame, Line, Printed } from './frame'
import { type HouseInMail, listed, WhyAndStop } from './letter-parts'
import { subjectOf } from './signing-parts'

export type FinalMail = {
  language: Language
  house: HouseInMail
  organization: string
  signer: string
  letter: { title: string; language: Language; names: number }
  /** To whom, and on which day (yyyy-mm-dd), it was delivered. */
  addressees: string[]
  deliveredOn: string
  link: string
  stop: string
}

/** Brings a signer the letter as it was delivered. */
export function final({ language, house, organization, signer, letter, ...mail }: FinalMail) {
  const t = words(language)
  const body = t('copyMail.body', {
    count: letter.names,
    addressees: listed(mail.addressees, language),
    date: letterDate(mail.deliveredOn, language),
  })
  return {
    subject: subjectOf(organization, (name) => t('copyMail.subject', { organization: name })),
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
        </div>
        <Line>{t('copyMail.attached')}</Line>
        <Act href={mail.link}>{t('copyMail.button')}</Act>
        <Line>{t('copyMail.next')}</Line>
        <Line>{t('mail.leads', { name: house.writer })}</Line>
      </Frame>
    ),
  }
}
