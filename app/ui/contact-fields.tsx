import type { Answer } from '~/http/answers'
import { Field } from './field'

type Contact = { name: string; title: string | null; email: string | null; language: 'en' | 'es' | null }

type ContactFieldsProps = { answer?: Answer; contact?: Contact; label?: string }

/** A person at an organization. */
export function ContactFields({ answer, contact, label = 'Contact’s name' }: ContactFieldsProps) {
  const field = (name: keyof Contact) => ({
    name,
    defaultValue: answer?.values[name] ?? contact?.[name] ?? undefined,
    errors: answer?.errors[name],
  })
  return (
    <>
      <Field {...field('name')} label={label} autoComplete="off" />
      <Field {...field('title')} label="Title" optional autoComplete="off" />
      <Field
        {...field('email')}
        label="E-mail"
        type="email"
        optional
        hint="Without an address it cannot be asked by mail. It is never printed."
        autoComplete="off"
      />
      <Field
        {...field('language')}
        label="Language of mail"
        kind="select"
        width="medium"
        options={[
          { value: '', label: 'As the letter' },
          { value: 'en', label: 'English' },
          { value: 'es', label: 'Spanish' },
        ]}
      />
    </>
  )
}
