import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { reaches } from '~/domain/access.server'
import * as drafts from '~/domain/drafts.server'
import * as letters from '~/domain/letters/index.server'
import { listErrors } from '~/http/answers'
import { again, readForm, refuse } from '~/http/forms.server'
import { frameOf } from '~/http/frame.server'
import { requireLetter } from '~/http/require.server'
import { goOn } from '~/http/respond.server'
import { Empty } from '~/ui/empty'
import { ErrorSummary } from '~/ui/error-summary'
import { Fact, Facts } from '~/ui/facts'
import { Field } from '~/ui/field'
import { keyed } from '~/ui/keyed'
import { Toast } from '~/ui/note'
import { WritingPage } from '~/ui/writing-page'

/** Rows that stay free for further contacts. */
const FREE = 2

const line = z.string().trim().max(200, 'Shorten this to 200 characters').default('')

const form = z.object({
  contacts: z
    .array(
      z
        .object({
          name: line,
          organization: line,
          email: z
            .union([
              z.literal(''),
              z.email('Enter an e-mail address in full, like name@example.org').max(254),
            ])
            .default(''),
        })
        .refine(({ name, organization, email }) => name || !(organization || email), {
          error: 'Enter the name, or empty the other two to take the contact out',
          path: ['name'],
        }),
    )
    .max(30, 'Name at most 30 contacts'),
})

export async function loader({ request, params }: LoaderFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'viewer')
  const { contacts } = await letters.textOf(letter)
  return {
    frame: frameOf(letter),
    locked: drafts.lockIn(letter.state),
    writes: reaches(letter.role, 'editor'),
    contacts,
    said: new URL(request.url).searchParams.get('told') === 'saved',
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'editor')
  const read = await readForm(request, form)
  if ('answer' in read) return again(read.answer)
  const contacts = read.value.contacts.filter(({ name }) => name)
  const refused = await letters.setContacts(letter, contacts)
  if (refused) return refuse(read.form, { 'contacts[0].name': refused.refused })
  return goOn(`/c/${letter.coalition.slug}/letters/${letter.slug}/contacts`, { told: 'saved' })
}

export const meta = () => [{ title: 'Contacts: Undersigned' }]

export default function Contacts() {
  const { frame, locked, writes, contacts, said } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const typed = Object.keys(answer?.values ?? {}).filter((name) => name.endsWith('.name')).length
  const rows = Array.from({ length: typed || contacts.length + FREE }, (_, at) => ({
    at,
    known: contacts[at],
  }))
  return (
    <WritingPage letter={frame} at="contacts" told={said ? <Toast>Saved.</Toast> : undefined}>
      <section className="sec" aria-labelledby="contacts">
        <ErrorSummary problems={listErrors(answer)} />
        <h2 id="contacts">Whom to ask about the letter</h2>
        <p className="undersec">
          {locked ?? 'They are named in the letter. To take one out, empty all three of its fields.'}
        </p>
        {writes && locked === null ? (
          <form method="post" noValidate className="form">
            {rows.map(({ at, known }) => {
              const field = (part: 'name' | 'organization' | 'email') => {
                const name = `contacts[${at}].${part}`
                return {
                  name,
                  defaultValue: answer?.values[name] ?? known?.[part],
                  errors: answer?.errors[name],
                }
              }
              return (
                <fieldset key={at} className="each">
                  <legend>Contact {at + 1}</legend>
                  <div>
                    <Field {...field('name')} label="Name" autoComplete="off" />
                    <Field {...field('organization')} label="Organization" autoComplete="off" />
                    <Field {...field('email')} label="E-mail" type="email" autoComplete="off" />
                  </div>
                </fieldset>
              )
            })}
            <p className="after">
              <button type="submit" className="btn">
                Save the contacts
              </button>
            </p>
          </form>
        ) : contacts.length === 0 ? (
          <Empty says="Nobody is named." />
        ) : (
          <Facts across>
            {keyed(contacts).map(({ part: contact, key }) => (
              <Fact key={key} term={contact.name}>
                {[contact.organization, contact.email].filter(Boolean).join(', ')}
              </Fact>
            ))}
          </Facts>
        )}
      </section>
    </WritingPage>
  )
}
