import { Check, Field } from './field'

type AddresseeFieldsProps = {
  values: Partial<Record<string, string>>
  errors?: Partial<Record<string, string[]>>
  /** The text is locked: only what does not print can be changed, the rest is sent along as it is. */
  locked: boolean
  /** The offices of the directory. */
  directory: { value: string; label: string }[]
}

const printed = ['name', 'title', 'office', 'component', 'address', 'cc']

/** An office and whoever holds it, as it prints, and how the letter gets there. */
export function AddresseeFields({ values, errors = {}, locked, directory }: AddresseeFieldsProps) {
  const field = (name: string) => ({ name, defaultValue: values[name], errors: errors[name] })
  return (
    <>
      {locked ? (
        printed.map((name) =>
          values[name] ? <input key={name} type="hidden" name={name} value={values[name]} /> : null,
        )
      ) : (
        <>
          <Field
            {...field('name')}
            label="Name"
            kind="printed"
            hint="As it prints, such as “The Honorable Alejandro Mayorkas”."
            maxLength={200}
          />
          <Field {...field('title')} label="Title" kind="printed" hint="Such as “Secretary”." optional />
          <Field {...field('office')} label="Office" kind="printed" optional />
          <Field {...field('component')} label="Part of the office" kind="printed" optional />
          <Field {...field('address')} label="Postal address" kind="textarea" rows={3} optional />
          <Check
            name="cc"
            checked={values.cc === 'yes'}
            hint="Named at the foot of the letter, not over the salutation."
          >
            Gets a copy (cc)
          </Check>
        </>
      )}
      <Field
        {...field('email')}
        label="E-mail for delivery"
        type="email"
        optional
        autoComplete="off"
        hint="Does not print. Without one the letter is handed over another way."
      />
      <Field
        {...field('benchmark')}
        label="Business days in which an answer is expected"
        inputMode="numeric"
        width="short"
        hint="Does not print. Counted from the day of delivery."
      />
      <Field
        {...field('officeId')}
        label="Its office in the directory"
        kind="select"
        hint="Does not print. When the directory learns of another holder before the letter is sent, this page says so."
        options={[{ value: '', label: 'None' }, ...directory]}
      />
    </>
  )
}
