import type { ReactNode } from 'react'
import { words } from '~/words'
import { Disclose } from './disclose'
import { Check, Field } from './field'
import type { SignerShown } from './signer-page'
import { mentioned } from './spoken'

type SignerChangesProps = {
  of: SignerShown
  values: Record<string, string>
  errors: Record<string, string[]>
}

/** What a signer can change: each a row, and nothing is done by a form sent as it stands. */
export function SignerChanges({ of, values, errors }: SignerChangesProps) {
  const { language, signature, stage } = of
  const organization = mentioned(of.organization)
  const t = words(language)
  const field = (name: string, known = '') => ({
    name,
    language,
    defaultValue: values[name] ?? known,
    errors: errors[name],
  })
  const check = (name: string) => ({ name, language, errors: errors[name] })
  const form = { of, errors }
  const stands = ['held', 'active', 'stale'].includes(signature.state)
  if (!stands) return null
  const means = {
    before: t('signer.withdrawBefore'),
    frozen: t('signer.withdrawFrozenNow'),
    delivered: t('signer.withdrawDelivered', { organization }),
  }
  return (
    <section className="sec" aria-labelledby="chg">
      <h2 id="chg" className="vh">
        {t('signer.changes')}
      </h2>
      {of.canCorrect ? (
        <Row
          {...form}
          to="correction"
          offer={t('signer.correct')}
          button={t('signer.correctButton')}
          fields={['name', 'signerName', 'signerTitle']}
        >
          <Field
            {...field('name', signature.name)}
            kind="printed"
            label={t(signature.kind === 'individual' ? 'sign.name' : 'sign.organization')}
            hint={t('signer.correctHint')}
          />
          {signature.kind === 'individual' ? (
            <input type="hidden" name="signerName" value={signature.signerName} />
          ) : (
            <>
              <Field {...field('signerName', signature.signerName)} label={t('sign.name')} />
              <Field {...field('signerTitle', signature.signerTitle ?? '')} label={t('sign.role')} />
            </>
          )}
        </Row>
      ) : null}
      <Row
        {...form}
        to="colleagues"
        offer={t('signer.colleague')}
        button={t('signer.colleagueButton')}
        fields={['colleague', 'gone']}
        after={of.colleagues.map(({ id, email }) => (
          <form key={id} method="post" action={hrefOf(of, 'colleagues/removal')} noValidate>
            <Check {...check('gone')} id={`gone-${id}`} value={id}>
              {t('signer.colleagueIs', { email })}
            </Check>
            <p className="after">
              <button type="submit" className="linkbtn">
                {t('signer.colleagueRemove')}
              </button>
            </p>
          </form>
        ))}
      >
        <Field {...field('colleague')} type="email" label={t('signer.colleagueEmail')} spellCheck={false} />
      </Row>
      <Row
        {...form}
        to="mail"
        offer={t('signer.mail')}
        button={t('signer.mailButton')}
        fields={['final', 'answers']}
      >
        <Check {...check('final')} checked={signature.wantsFinal}>
          {t('signer.mailFinal')}
        </Check>
        <Check {...check('answers')} checked={signature.wantsAnswers}>
          {t('signer.mailAnswers')}
        </Check>
        <p className="small quiet after">{t('signer.mailAlways')}</p>
      </Row>
      <Row
        {...form}
        to="link"
        offer={t('signer.newLink')}
        button={t('signer.newLinkButton')}
        fields={['replace']}
      >
        <Check {...check('replace')}>{t('signer.newLinkHint')}</Check>
      </Row>
      <Row
        {...form}
        to="withdrawal"
        offer={t('signer.withdraw', { organization })}
        button={t('signer.withdrawButton', { organization })}
        fields={['reason', 'sure']}
        stops
      >
        <p className="quiet">{means[stage]}</p>
        <Field {...field('reason')} label={t('signer.why')} />
        <Check {...check('sure')}>
          {t(signature.kind === 'individual' ? 'signer.withdrawSurePerson' : 'signer.withdrawSure', {
            organization,
          })}
        </Check>
      </Row>
    </section>
  )
}

type RowProps = {
  of: SignerShown
  to: string
  offer: string
  button: string
  /** The names of its fields: the row is open while one of them has an error. */
  fields: string[]
  errors: Record<string, string[]>
  /** Takes something back. */
  stops?: boolean
  after?: ReactNode
  children: ReactNode
}

function Row({ of, to, offer, button, fields, errors, stops = false, after, children }: RowProps) {
  return (
    <Disclose summary={offer} open={fields.some((name) => errors[name])}>
      <form method="post" action={hrefOf(of, to)} noValidate>
        {children}
        <p className="after">
          <button type="submit" className={stops ? 'btn stop' : 'btn second'}>
            {button}
          </button>
        </p>
      </form>
      {after}
    </Disclose>
  )
}

function hrefOf({ link, language }: SignerShown, to: string) {
  return `${link}/${to}?lang=${language}`
}
