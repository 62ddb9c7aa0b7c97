import { Check, Field } from './field'

type StoryFieldsProps = {
  values: Partial<Record<string, string>>
  errors?: Partial<Record<string, string[]>>
}

/** What the register keeps of a person named in the letter. */
export function StoryFields({ values, errors = {} }: StoryFieldsProps) {
  const field = (name: string) => ({ name, defaultValue: values[name], errors: errors[name] })
  return (
    <>
      <Field
        {...field('name')}
        label="Name, as the letter prints it"
        kind="printed"
        hint="Of a pseudonym, the pseudonym. The name behind it is never kept here."
        autoComplete="off"
      />
      <Check name="pseudonym" checked={values.pseudonym === 'yes'}>
        This is a pseudonym
      </Check>
      <Field
        {...field('vouchedBy')}
        label="Organization that vouches for the story"
        hint="The one that was given the consent, and answers for it."
        autoComplete="off"
        optional
      />
      <Field
        {...field('consentBy')}
        label="Who consented, and to whom"
        hint="Such as “herself, to her attorney at Casa Vecina”. No name behind a pseudonym."
        autoComplete="off"
        optional
      />
      <Field {...field('consentOn')} label="When" type="date" width="medium" optional />
      <Field
        {...field('consentUntil')}
        label="Until"
        type="date"
        width="medium"
        hint="The last day on which the story may be told. Leave it empty if it does not run out."
        optional
      />
      <Field
        {...field('notes')}
        label="Notes"
        kind="textarea"
        rows={4}
        hint="For the leads alone: reviewers, signers and the public never see them. No name behind a pseudonym."
        optional
      />
    </>
  )
}
