import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import * as contacts from '~/domain/contacts.server'
import * as organizations from '~/domain/organizations/index.server'
import { listErrors } from '~/http/answers'
import { contactShape } from '~/http/contacts.server'
import { again, readForm, refuse } from '~/http/forms.server'
import { requireCoalition } from '~/http/require.server'
import { goOn, notFound } from '~/http/respond.server'
import { CoalitionPage } from '~/ui/coalition-page'
import { ContactFields } from '~/ui/contact-fields'
import { ErrorSummary } from '~/ui/error-summary'
import { PageHead } from '~/ui/layout'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const coalition = await requireCoalition(request, params.coalition, 'editor')
  const contact = (await contacts.find(coalition, params.contact ?? '')) ?? notFound()
  const one = (await organizations.find(coalition, contact.organizationId)) ?? notFound()
  const { name, title, email, language } = contact
  return {
    coalition: { slug: coalition.slug, name: coalition.name },
    member: coalition.member,
    organization: { id: one.id, name: one.name },
    contact: { name, title, email, language },
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const coalition = await requireCoalition(request, params.coalition, 'editor')
  const read = await readForm(request, z.object(contactShape))
  if ('answer' in read) return again(read.answer)
  const changed = await contacts.change(coalition, params.contact ?? '', read.value)
  if ('refused' in changed) return refuse(read.form, { email: changed.refused })
  return goOn(`/c/${coalition.slug}/organizations/${changed.organizationId}`, { told: 'changed' })
}

export const meta = () => [{ title: 'A contact: Undersigned' }]

export default function OneContact() {
  const { coalition, member, organization, contact } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <CoalitionPage coalition={coalition} member={member} section="organizations">
      <ErrorSummary problems={listErrors(answer)} />
      <PageHead
        heading={`What changed about ${contact.name}?`}
        under={organization.name}
        crumb={{ label: organization.name, href: `/c/${coalition.slug}/organizations/${organization.id}` }}
      />
      <form method="post" noValidate className="form">
        <ContactFields answer={answer} contact={contact} />
        <p className="row">
          <button type="submit" className="btn">
            Save the contact
          </button>
        </p>
      </form>
    </CoalitionPage>
  )
}
