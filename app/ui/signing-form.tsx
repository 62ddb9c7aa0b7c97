import { type Language, words } from '~/words'
import { Fingerprint } from './facts'
import { Affirm, Field } from './field'
import { Rich } from './rich'
import { mentioned } from './spoken'

type SigningFormProps = {
  language: Language
  kind: 'organization' | 'individual'
  action: string
  /** When the page was opened, sealed. */
  begun: string
  /** The hash of the text that stands beside the form. */
  hash: string
  /** What was typed, or is known. */
  values: Record<string, string>
  errors: Record<string, string[]>
  /** When it is known who signs. */
  organization?: string
  /** From this address no mail has to be confirmed. */
  invited?: boolean
  /** Where the other kind of form is, if the letter takes individuals. */
  other?: string
}

/** The form by which an organization, or a person, signs. Its box is never ticked beforehand. */
export function SigningForm(props: SigningFormProps) {
  const { language, kind, values, errors, organization, invited = false } = props
  const t = words(language)
  const field = (name: string) => ({
    name,
    language,
    defaultValue: values[name],
    errors: errors[name],
  })
  const isPerson = kind === 'individual'
  const button = isPerson
    ? t('sign.buttonPerson')
    : organization
      ? t('sign.button', { organization: mentioned(organization) })
      : t('sign.buttonOpen')
  return (
    <form method="post" action={props.action} className="signform" noValidate>
      <input type="hidden" name="begun" value={props.begun} />
      <input type="hidden" name="text" value={props.hash} />
      <p className="vh" aria-hidden="true">
        <label htmlFor="website">{t('sign.trap')}</label>
        <input id="website" name="website" tabIndex={-1} autoComplete="off" defaultValue="" />
      </p>
      {isPerson ? null : (
        <Field
          {...field('organization')}
          kind="printed"
          label={t('sign.organization')}
          hint={t('sign.organizationHint')}
          autoComplete="organization"
        />
      )}
      <Field
        {...field('name')}
        kind={isPerson ? 'printed' : 'text'}
        label={t('sign.name')}
        hint={isPerson ? t('sign.individualHint') : undefined}
        autoComplete="name"
      />
      {isPerson ? (
        <Field
          {...field('affiliation')}
          kind="printed"
          label={t('sign.affiliation')}
          optional
          autoComplete="organization"
        />
      ) : (
        <Field {...field('title')} label={t('sign.role')} autoComplete="organization-title" />
      )}
      <Field
        {...field('email')}
        type="email"
        label={t('sign.email')}
        hint={t('sign.emailHint')}
        autoComplete="email"
        spellCheck={false}
      />
      <div className="pair">
        <Field {...field('city')} label={t('sign.city')} autoComplete="address-level2" />
        <Field {...field('state')} label={t('sign.state')} autoComplete="address-level1" />
      </div>
      {props.other ? (
        <p className="small after">
          <a href={props.other}>{t(isPerson ? 'sign.asOrganization' : 'sign.individual')}</a>
        </p>
      ) : null}
      <Affirm name="authority" errors={errors.authority} language={language}>
        <Rich
          text={t(isPerson ? 'sign.authorityPerson' : 'sign.authority', { hash: '' })}
          with={{ hash: () => <Fingerprint hash={props.hash} /> }}
        />
      </Affirm>
      <button type="submit" className="btn big wide">
        {button}
      </button>
      <p className="small quiet after">{t(invited ? 'sign.after' : 'sign.afterOpen')}</p>
    </form>
  )
}
