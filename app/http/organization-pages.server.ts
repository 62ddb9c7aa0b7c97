import type { As, Coalition, Role } from '~/domain/access.server'
import * as contacts from '~/domain/contacts/index.server'
import * as organizations from '~/domain/organizations/index.server'
import { requireCoalition } from './require.server'
import { goOn, notFound } from './respond.server'

type Params = { coalition?: string; organization?: string }

/** The organization that an address names; one that was merged leads to the one it is now. */
export async function requireOrganization<R extends Role>(request: Request, params: Params, role: R) {
  const coalition = await requireCoalition(request, params.coalition, role)
  const viewed: As<'viewer', Coalition> = coalition
  const one = (await organizations.find(viewed, params.organization ?? '')) ?? notFound()
  const home = `/c/${coalition.slug}/organizations`
  if (one.mergedIntoId) {
    const merged = await organizations.mergedAway(coalition.id)
    throw goOn(`${home}/${organizations.standing(merged, one.id)}`)
  }
  return {
    coalition,
    one,
    at: `${home}/${one.id}`,
    page: {
      coalition: { slug: coalition.slug, name: coalition.name },
      member: coalition.member,
      one: { id: one.id, name: one.name },
      home,
      at: `${home}/${one.id}`,
    },
  }
}

/** One entry of the registry, as it is shown beside another. */
export async function entryOf(coalition: As<'viewer', Coalition>, one: organizations.Organization) {
  const [details, people, signed] = await Promise.all([
    organizations.detailsOf(one.id),
    contacts.listOf(coalition, one.id),
    organizations.countSigned(coalition.id, [one.id]),
  ])
  return {
    id: one.id,
    name: one.name,
    names: details.names.map(({ name }) => name),
    kind: one.kind,
    scope: one.scope,
    place: [one.city, one.state].filter(Boolean).join(', '),
    domains: details.domains,
    people: people.map(({ name, title }) => [name, title].filter(Boolean).join(', ')),
    signed: signed.get(one.id) ?? 0,
    since: one.createdAt.toISOString().slice(0, 10),
  }
}
