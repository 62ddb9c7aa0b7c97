import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import * as contacts from '~/domain/contacts/index.server'
import { listErrors } from '~/http/answers'
import { placeOf, requireContact } from '~/http/contact-pages.server'
import { roleForm } from '~/http/contacts.server'
import { again, readForm, refuse } from '~/http/forms.server'
import { goOn } from '~/http/respond.server'
import { CoalitionPage } from '~/ui/coalition-page'
import { ErrorSummary } from '~/ui/error-summary'
import { Field } from '~/ui/field'
import { PageHead } from '~/ui/layout'

export async function loader({ request, params }: LoaderFunctionArgs) {
  return placeOf(await requireContact(request, params, 'editor'))
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { coalition, contact } = await requireContact(request, params, 'editor')
  const read = await readForm(request, roleForm)
  if ('answer' in read) return again(read.answer)
  const role = await contacts.addRole(coalition, contact.id, read.value)
  if ('refused' in role) return refuse(read.form, { [role.field ?? 'organization']: role.refused })
  return goOn(`/c/${coalition.slug}/organizations/${role.organizationId}/contacts/${role.id}`, {
    told: 'role',
  })
}

export const meta = () => [{ title: 'A contact elsewhere too: Undersigned' }]

export default function Roles() {
  const { coalition, member, organization, contact } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const at = `/c/${coalition.slug}/organizations/${organization.id}/contacts/${contact.id}`
  const field = (name: string) => ({
    name,
    defaultValue: answer?.values[name],
    errors: answer?.errors[name],
  })
  return (
    <CoalitionPage coalition={coalition} member={member} section="organizations">
      <ErrorSummary problems={listErrors(answer)} />
      <PageHead
        heading={`Where is ${contact.name} too?`}
        under={`They stay a contact of ${organization.name} until you record that they left.`}
        crumb={{ label: contact.name, href: at }}
      />
      <form method="post" noValidate className="form">
        <Field {...field('organization')} label="Organization, as the registry names it" kind="printed" />
        <Field {...field('title')} label="Title there" optional autoComplete="off" />
        <Field {...field('email')} label="E-mail there" type="email" optional autoComplete="off" />
        <Field {...field('since')} label="There since" type="date" width="medium" optional />
        <p className="row">
          <button type="submit" className="btn">
            Add them there
          </button>
          <a href={at}>Not now</a>
        </p>
      </form>
    </CoalitionPage>
  )
}
