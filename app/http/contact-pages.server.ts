import type { As, Coalition, Role } from '~/domain/access.server'
import * as contacts from '~/domain/contacts/index.server'
import * as organizations from '~/domain/organizations/index.server'
import { requireCoalition } from './require.server'
import { notFound } from './respond.server'

type Params = { coalition?: string; organization?: string; contact?: string }

/** The contact that an address names, with its organization and the page both are on; for a member in at least this role. */
export async function requireContact<R extends Role>(request: Request, params: Params, role: R) {
  const coalition = await requireCoalition(request, params.coalition, role)
  const viewed: As<'viewer', Coalition> = coalition
  const contact = (await contacts.find(viewed, params.contact ?? '')) ?? notFound()
  const organization = (await organizations.find(viewed, contact.organizationId)) ?? notFound()
  const home = `/c/${coalition.slug}/organizations/${organization.id}`
  return { coalition, contact, organization, home, at: `${home}/contacts/${contact.id}` }
}

/** What a page about a contact shows of where it is. */
export function placeOf({ coalition, contact, organization }: Awaited<ReturnType<typeof requireContact>>) {
  return {
    coalition: { slug: coalition.slug, name: coalition.name },
    member: coalition.member,
    organization: { id: organization.id, name: organization.name },
    contact: { id: contact.id, name: contact.name },
  }
}
