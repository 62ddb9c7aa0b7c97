import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import * as contacts from '~/domain/contacts/index.server'
import { listErrors } from '~/http/answers'
import { placeOf, requireContact } from '~/http/contact-pages.server'
import { leavingForm } from '~/http/contacts.server'
import { again, readForm, refuse } from '~/http/forms.server'
import { goOn } from '~/http/respond.server'
import { CoalitionPage } from '~/ui/coalition-page'
import { ErrorSummary } from '~/ui/error-summary'
import { Field } from '~/ui/field'
import { PageHead } from '~/ui/layout'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const place = await requireContact(request, params, 'editor')
  return { ...placeOf(place), today: contacts.todayForContacts() }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { coalition, contact, at } = await requireContact(request, params, 'editor')
  const read = await readForm(request, leavingForm)
  if ('answer' in read) return again(read.answer)
  const left = await contacts.leave(coalition, contact.id, read.value.left)
  if ('refused' in left) return refuse(read.form, { left: left.refused })
  return goOn(at, { told: 'left' })
}

export const meta = () => [{ title: 'A contact left: Undersigned' }]

export default function Leaving() {
  const { coalition, member, organization, contact, today } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const at = `/c/${coalition.slug}/organizations/${organization.id}/contacts/${contact.id}`
  return (
    <CoalitionPage coalition={coalition} member={member} section="organizations">
      <ErrorSummary problems={listErrors(answer)} />
      <PageHead
        heading={`When did ${contact.name} leave ${organization.name}?`}
        under="What they signed stays. After that day nobody is asked through them, and a signature from their address is held for a lead."
        crumb={{ label: contact.name, href: at }}
      />
      <form method="post" noValidate className="form">
        <Field
          name="left"
          label="Last day there"
          type="date"
          width="medium"
          defaultValue={answer?.values.left ?? today}
          errors={answer?.errors.left}
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
