import type { Answer } from '~/http/answers'
import { Field } from './field'

type FieldsProps = { answer?: Answer; values?: Record<string, string> }

export const BRANCHES: Record<string, string> = {
  executive: 'Executive, federal',
  legislative: 'Congress',
  judicial: 'Courts',
  state: 'A state',
  local: 'A city or county',
  other: 'Another',
}

/** An office of the directory. */
export function OfficeFields({ answer, values = {} }: FieldsProps) {
  const field = (name: string) => ({
    name,
    defaultValue: answer?.values[name] ?? values[name],
    errors: answer?.errors[name],
  })
  return (
    <>
      <Field
        {...field('name')}
        label="Office"
        kind="printed"
        hint="Such as “Office of the Director”."
        maxLength={200}
      />
      <Field
        {...field('holderTitle')}
        label="What its holder is called"
        kind="printed"
        hint="Such as “Director”. Who is acting is said with the holder."
        maxLength={200}
      />
      <Field
        {...field('component')}
        label="Department or agency"
        kind="printed"
        optional
        hint="Such as “U.S. Immigration and Customs Enforcement”."
        maxLength={200}
      />
      <Field
        {...field('branch')}
        label="Branch of government"
        kind="select"
        width="medium"
        options={[
          { value: '', label: 'Choose' },
          ...Object.entries(BRANCHES).map(([value, label]) => ({ value, label })),
        ]}
      />
      <Field {...field('address')} label="Postal address" kind="textarea" rows={3} optional />
      <Field {...field('email')} label="E-mail" type="email" optional autoComplete="off" />
      <Field
        {...field('secretariat')}
        label="Executive secretariat"
        optional
        hint="Who takes in and passes on what is written to it."
        autoComplete="off"
      />
      <Field
        {...field('salutation')}
        label="How its holder is greeted"
        optional
        hint="With NAME where the family name stands, such as “Dear Director NAME”."
        autoComplete="off"
      />
      <Field
        {...field('benchmark')}
        label="Business days in which it usually answers"
        inputMode="numeric"
        width="short"
      />
      <Field
        {...field('source')}
        label="Where this is known from"
        optional
        hint="A page, a letterhead, a call, with its day."
        autoComplete="off"
      />
      <Field {...field('notes')} label="Notes" kind="textarea" rows={3} optional />
    </>
  )
}

/** Who holds an office. */
export function HolderFields({ answer, values = {} }: FieldsProps) {
  const field = (name: string) => ({
    name,
    defaultValue: answer?.values[name] ?? values[name],
    errors: answer?.errors[name],
  })
  return (
    <>
      <Field
        {...field('holder')}
        label="Name as it prints"
        kind="printed"
        hint="Such as “The Honorable Ana Example”."
        maxLength={200}
      />
      <Field
        {...field('title')}
        label="Title of this holder"
        kind="printed"
        optional
        hint="Only where it is not the office’s own, such as “Acting Director”."
        maxLength={200}
      />
      <Field {...field('since')} label="First day in office" type="date" width="medium" optional />
      <Field
        {...field('until')}
        label="Last day in office"
        type="date"
        width="medium"
        optional
        hint="Empty while it lasts."
      />
      <Field {...field('source')} label="Where this is known from" optional autoComplete="off" />
    </>
  )
}
