import { keyed } from '~/ui/keyed'
import { letterDate } from '~/ui/when'
import { type Language, words } from '~/words'
import { Anchor, Frame, Line, Printed, Small } from './frame'
import { listed } from './letter-parts'

export type DeliveryMail = {
  language: Language
  /** The coalition. */
  house: string
  /** Whom the mail greets: "Secretary Mayorkas", or an office that has no holder named. */
  addressee: { name: string; office: string | null }
  /** To whom the letter is, when this office gets a copy. */
  copyOf: string[] | null
  letter: { title: string; date: string; organizations: number; individuals: number; asks: string[] }
  /** What the leads write before it. */
  covering: string | null
  edition: { number: number; code: string; textHash: string; verifyAt: string }
  /** With it, nothing in the coalition's record before this mail can be changed unseen. */
  historyHead: string
  contacts: { name: string; organization: string; email: string }[]
}

/** Hands the letter, which is attached, to an office. */
export function delivery(mail: DeliveryMail) {
  const { language, letter, edition, contacts, house } = mail
  const t = words(language)
  const date = letterDate(letter.date, language)
  const facts = { date, signed: signedBy(mail) }
  const { name, office } = mail.addressee
  const [writer] = contacts
  const says = mail.copyOf
    ? t('deliveryMail.copy', { ...facts, addressees: listed(mail.copyOf, language) })
    : t('deliveryMail.body', facts)
  return {
    subject:
      letter.organizations > 0
        ? t('deliveryMail.subject', { count: letter.organizations, title: letter.title })
        : t('deliveryMail.subjectPeople', { count: letter.individuals, title: letter.title }),
    body: (
      <Frame
        language={language}
        preview={letter.title}
        house={house}
        foot={
          <>
            <Small>
              {t('deliveryMail.check', { number: edition.number, code: edition.code })}{' '}
              <Anchor href={edition.verifyAt}>{edition.verifyAt}</Anchor>
            </Small>
            <Small>{t('deliveryMail.record', { text: edition.textHash, record: mail.historyHead })}</Small>
          </>
        }
      >
        <Line>
          {name ? t('deliveryMail.dear', { name }) : office ? t('deliveryMail.office', { office }) : null}
        </Line>
        {keyed(paragraphs(mail.covering)).map(({ part, key }) => (
          <Line key={key}>{part}</Line>
        ))}
        <Line>{says}</Line>
        <Printed large>{letter.title}</Printed>
        {letter.asks.length > 0 ? (
          <>
            <Line>{t('deliveryMail.asks')}</Line>
            {keyed(letter.asks).map(({ part, key, at }) => (
              <Printed key={key}>{`${at + 1}. ${part}`}</Printed>
            ))}
          </>
        ) : null}
        <Line>
          {t('deliveryMail.attached')}
          {mail.copyOf ? null : ` ${t('deliveryMail.asksAnswer')}`}
        </Line>
        {contacts.length > 0 ? (
          <>
            <Line>{t('deliveryMail.contacts')}</Line>
            {contacts.map(({ name, organization, email }) => (
              <Line key={email}>
                {[name, organization].filter(Boolean).join(', ')}
                {email ? (
                  <>
                    , <Anchor href={`mailto:${email}`}>{email}</Anchor>
                  </>
                ) : null}
              </Line>
            ))}
          </>
        ) : null}
        <Line>{t('deliveryMail.forAll')}</Line>
        <Line>{[writer?.name, writer?.organization, house].filter(Boolean).join(', ')}</Line>
      </Frame>
    ),
  }
}

function signedBy({ language, letter }: DeliveryMail): string {
  const t = words(language)
  const parts = [
    letter.organizations > 0 ? t('letter.organizations', { count: letter.organizations }) : null,
    letter.individuals > 0 ? t('letter.individuals', { count: letter.individuals }) : null,
  ].filter((each) => each !== null)
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(parts)
}

function paragraphs(text: string | null): string[] {
  return (text ?? '')
    .split('\n')
    .map((each) => each.trim())
    .filter(Boolean)
}
