import type { ActionFunctionArgs } from '@remix-run/node'
import * as contacts from '~/domain/contacts/index.server'
import { requireContact } from '~/http/contact-pages.server'
import { goOn, notFound } from '~/http/respond.server'

export const loader = () => notFound()

export async function action({ request, params }: ActionFunctionArgs) {
  const { coalition, contact, at } = await requireContact(request, params, 'editor')
  await contacts.comeBack(coalition, contact.id)
  return goOn(at, { told: 'back' })
}
