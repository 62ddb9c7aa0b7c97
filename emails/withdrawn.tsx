import { longMoment } from '~/ui/when'
import { words } from '~/words'
import { Anchor, Frame, Line, Printed, Small } from './frame'
import { type SigningMail, subjectOf, Written } from './signing-parts'

/** Tells a signer that the signature is taken back, and what that means by now. */
export function withdrawn(
  mail: SigningMail & { stage: 'before' | 'frozen' | 'delivered'; at: Date; isColleague: boolean },
) {
  const { language, organization, letter, link, stage } = mail
  const t = words(language)
  const when = longMoment(mail.at, letter.zone, language)
  const means = {
    before: t('withdrawnMail.before'),
    frozen: t('withdrawnMail.frozen'),
    delivered: t('withdrawnMail.delivered', { organization }),
  }
  return {
    subject: subjectOf(organization, (name) => t('withdrawnMail.subject', { organization: name })),
    body: (
      <Frame
        language={language}
        preview={t('withdrawnMail.body', { organization, when })}
        house={mail.house}
        foot={<Small>{t(mail.isColleague ? 'mail.whyShared' : 'mail.whySigned', { organization })}</Small>}
      >
        <Written mail={mail}>
          <Line>{t('withdrawnMail.body', { organization, when })}</Line>
          <Printed large>{letter.title}</Printed>
          <Line>{means[stage]}</Line>
          <Line>{t('withdrawnMail.notYou')}</Line>
          <Line>
            <Anchor href={link}>{t('withdrawnMail.read')}</Anchor>
          </Line>
        </Written>
      </Frame>
    ),
  }
}
