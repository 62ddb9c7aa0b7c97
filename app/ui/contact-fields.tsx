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

type MoreProps = { answer?: Answer; values?: Record<string, string> }

/** Everything that is kept of a person at an organization. */
export function AllContactFields({ answer, values = {} }: MoreProps) {
  const field = (name: string) => ({
    name,
    defaultValue: answer?.values[name] ?? values[name],
    errors: answer?.errors[name],
  })
  return (
    <>
      <ContactFields answer={answer} contact={asContact(values)} />
      <Field
        {...field('otherEmails')}
        label="Further e-mail addresses"
        kind="textarea"
        rows={2}
        optional
        hint="One to a line. We don’t write to them; a signature from one is known to be theirs."
      />
      <Field {...field('phone')} label="Phone" type="tel" optional autoComplete="off" />
      <Field
        {...field('maySign')}
        label="May sign for the organization"
        kind="select"
        width="medium"
        options={[
          { value: '', label: 'Nobody knows' },
          { value: 'yes', label: 'Yes' },
          { value: 'no', label: 'No' },
        ]}
      />
      <Field
        {...field('scope')}
        label="What they may sign"
        optional
        hint="Such as “state letters, not bills”."
        autoComplete="off"
      />
      <Field {...field('scopeUntil')} label="May sign until" type="date" width="medium" optional />
      <Field {...field('since')} label="There since" type="date" width="medium" optional />
      <Field
        {...field('until')}
        label="Last day there"
        type="date"
        width="medium"
        optional
        hint="Empty while they are there. Nobody is asked through someone who has left."
      />
      <Field {...field('notes')} label="Notes" kind="textarea" rows={3} optional />
    </>
  )
}

function asContact({ name = '', title = '', email = '', language }: Record<string, string>): Contact {
  return { name, title, email, language: language === 'en' || language === 'es' ? language : null }
}
