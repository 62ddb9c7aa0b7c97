import type { ActionFunctionArgs } from '@remix-run/node'
import * as contacts from '~/domain/contacts/index.server'
import { requireContact } from '~/http/contact-pages.server'
import { goOn, notFound } from '~/http/respond.server'

export const loader = () => notFound()

export async function action({ request, params }: ActionFunctionArgs) {
  const { coalition, contact, at } = await requireContact(request, params, 'editor')
  const form = await request.formData()
  const joined = await contacts.samePerson(coalition, contact.id, String(form.get('other') ?? ''))
  if ('refused' in joined) throw new Response(joined.refused, { status: 409 })
  return goOn(at, { told: 'person' })
}
