import { type Language, words } from '~/words'
import { Disclose } from './disclose'
import { Check, Field } from './field'

/** Why an organization does not sign, as keys of `invitation` in the words. */
export const reasons = ['whyNone', 'whyMission', 'whyText', 'whyTime', 'whyNever'] as const

type OtherAnswersProps = {
  language: Language
  /** The personal link, below which each answer is posted. */
  link: string
  /** The days one can decide by. */
  days: { value: string; label: string }[]
  values: Record<string, string>
  errors: Record<string, string[]>
}

/** What an organization that was asked can answer besides signing. Nothing is chosen beforehand. */
export function OtherAnswers({ language, link, days, values, errors }: OtherAnswersProps) {
  const t = words(language)
  const field = (name: string) => ({ name, language, defaultValue: values[name], errors: errors[name] })
  const rows = [
    {
      path: 'consideration',
      offer: t('invitation.considering'),
      button: t('invitation.consideringButton'),
      field: (
        <Field
          {...field('by')}
          kind="select"
          label={t('invitation.when')}
          hint={t('invitation.whenHint')}
          options={[{ value: '', label: '' }, ...days]}
        />
      ),
      wrong: errors.by,
    },
    {
      path: 'forwarding',
      offer: t('invitation.forward'),
      button: t('invitation.forwardButton'),
      field: (
        <Field
          {...field('to')}
          type="email"
          label={t('invitation.forwardTo')}
          hint={t('invitation.forwardHint')}
          spellCheck={false}
        />
      ),
      wrong: errors.to,
    },
    {
      path: 'declination',
      offer: t('invitation.decline'),
      button: t('invitation.declineButton'),
      field: (
        <>
          <Field
            {...field('why')}
            kind="select"
            label={t('invitation.why')}
            options={[
              { value: '', label: '' },
              ...reasons.map((reason) => ({ value: reason, label: t(`invitation.${reason}`) })),
            ]}
          />
          <Check name="sure" language={language} errors={errors.sure}>
            {t('invitation.declineSure')}
          </Check>
        </>
      ),
      wrong: 'why' in errors ? errors.why : errors.sure,
    },
    {
      path: 'question',
      offer: t('invitation.question'),
      button: t('invitation.questionButton'),
      field: <Field {...field('question')} kind="textarea" rows={3} label={t('invitation.yourQuestion')} />,
      wrong: errors.question,
    },
  ]
  return (
    <section className="others" aria-label={t('sign.others')} id="other">
      {rows.map((row) => (
        <Disclose key={row.path} summary={row.offer} name="other" open={Boolean(row.wrong)}>
          <form method="post" action={`${link}/${row.path}?lang=${language}`} noValidate>
            {row.field}
            <p className="after">
              <button type="submit" className="btn second">
                {row.button}
              </button>
            </p>
          </form>
        </Disclose>
      ))}
    </section>
  )
}
