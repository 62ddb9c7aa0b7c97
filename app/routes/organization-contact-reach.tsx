import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import * as contacts from '~/domain/contacts/index.server'
import { listErrors } from '~/http/answers'
import { placeOf, requireContact } from '~/http/contact-pages.server'
import { reachForm } from '~/http/contacts.server'
import { again, readForm, refuse } from '~/http/forms.server'
import { goOn } from '~/http/respond.server'
import { CoalitionPage } from '~/ui/coalition-page'
import { ErrorSummary } from '~/ui/error-summary'
import { Choice, Field } from '~/ui/field'
import { PageHead } from '~/ui/layout'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const place = await requireContact(request, params, 'editor')
  return { ...placeOf(place), today: contacts.todayForContacts() }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { coalition, contact, at } = await requireContact(request, params, 'editor')
  const read = await readForm(request, reachForm)
  if ('answer' in read) return again(read.answer)
  const { reachedOn, reachedBy } = read.value
  const told = await contacts.reached(coalition, contact.id, { on: reachedOn, by: reachedBy })
  if ('refused' in told) return refuse(read.form, { reachedOn: told.refused })
  return goOn(at, { told: 'reached' })
}

export const meta = () => [{ title: 'A contact was reached: Undersigned' }]

export default function Reach() {
  const { coalition, member, organization, contact, today } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const at = `/c/${coalition.slug}/organizations/${organization.id}/contacts/${contact.id}`
  return (
    <CoalitionPage coalition={coalition} member={member} section="organizations">
      <ErrorSummary problems={listErrors(answer)} />
      <PageHead
        heading={`How did you reach ${contact.name}?`}
        under="For what happens outside of this house: a call, a meeting, a mail of your own."
        crumb={{ label: contact.name, href: at }}
      />
      <form method="post" noValidate className="form">
        <Field
          name="reachedOn"
          label="Day"
          type="date"
          width="medium"
          defaultValue={answer?.values.reachedOn ?? today}
          errors={answer?.errors.reachedOn}
        />
        <Choice
          name="reachedBy"
          legend="How"
          options={[
            { value: 'phone', label: 'By phone' },
            { value: 'mail', label: 'By a mail of my own' },
            { value: 'meeting', label: 'In a meeting' },
          ]}
          defaultValue={answer?.values.reachedBy}
          errors={answer?.errors.reachedBy}
        />
        <p className="row">
          <button type="submit" className="btn">
            Record it
          </button>
          <a href={at}>Not now</a>
        </p>
      </form>
    </CoalitionPage>
  )
}
