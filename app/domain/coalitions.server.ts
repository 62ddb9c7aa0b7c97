import { and, asc, eq, inArray } from 'drizzle-orm'
import {
  accounts,
  coalitions,
  db,
  lockNumber,
  lockRow,
  members,
  roles,
  sessions,
  type Tx,
  transact,
} from '~db'
import type { As, Coalition, Role } from './access.server'
import * as accountsOf from './accounts.server'
import { record } from './history.server'
import { canonicalAddress, promise } from './messages.server'
import { ship } from './offices/directory.server'
import { slugFor } from './slugs'
import { consume, find, issue } from './tokens.server'

export { roles }

const WEEK = 7 * 24 * 3_600_000
const FOUNDING = 71_853_003

/** Founds a coalition; its address is made from its name. */
export async function create(
  tx: Tx,
  { name, address = null }: { name: string; address?: string | null },
  owner?: string,
) {
  const base = slugFor(name) || 'coalition'
  for (let n = 1; ; n += 1) {
    const [made] = await tx
      .insert(coalitions)
      .values({ name: name.trim(), address, slug: n === 1 ? base : `${base}-${n}` })
      .onConflictDoNothing()
      .returning()
    if (!made) continue
    await record(tx, owner ? { kind: 'member', id: owner } : { kind: 'operator' }, {
      coalitionId: made.id,
      action: 'coalition founded',
      object: made.id,
    })
    if (owner) await join(tx, made.id, owner, 'owner')
    await ship(tx, made.id)
    return made
  }
}

/** Founds the first coalition with its owner, while there is no account; null when somebody was first. */
export async function setUp({
  name,
  ownerName,
  email,
  password,
}: {
  name: string
  ownerName: string
  email: string
  password: string | null
}) {
  const passwordHash = password ? await accountsOf.hashPassword(password) : null
  return transact(async (tx) => {
    await lockNumber(tx, FOUNDING)
    if ((await tx.$count(accounts)) > 0) return null
    const account = await accountsOf.create(tx, { email, name: ownerName, passwordHash })
    return { account, coalition: await create(tx, { name }, account.id) }
  })
}

/** Makes an account a member; a member already keeps the higher of both roles. */
export async function join(tx: Tx, coalitionId: string, accountId: string, role: Role): Promise<void> {
  const [joined] = await tx
    .insert(members)
    .values({ coalitionId, accountId, role })
    .onConflictDoNothing()
    .returning()
  const lower = roles.slice(0, roles.indexOf(role))
  const [raised] = joined
    ? []
    : await tx
        .update(members)
        .set({ role })
        .where(
          and(
            eq(members.coalitionId, coalitionId),
            eq(members.accountId, accountId),
            inArray(members.role, lower),
          ),
        )
        .returning()
  if (!joined && !raised) return
  const action = joined ? 'member joined' : 'role changed'
  await record(
    tx,
    { kind: 'member', id: accountId },
    { coalitionId, action, object: accountId, data: { role } },
  )
}

/** The coalitions an account belongs to, by name. */
export async function listFor(accountId: string) {
  const rows = await db
    .select({ slug: coalitions.slug, name: coalitions.name, role: members.role })
    .from(members)
    .innerJoin(coalitions, eq(coalitions.id, members.coalitionId))
    .where(eq(members.accountId, accountId))
  return rows.sort((a, b) => a.name.localeCompare(b.name, 'en'))
}

/** Who is in the coalition, owners first. */
export async function listMembers(coalition: As<'viewer', Coalition>) {
  const rows = await db
    .select({
      accountId: accounts.id,
      name: accounts.name,
      email: accounts.email,
      role: members.role,
      since: members.createdAt,
    })
    .from(members)
    .innerJoin(accounts, eq(accounts.id, members.accountId))
    .where(eq(members.coalitionId, coalition.id))
    .orderBy(asc(members.createdAt), asc(accounts.id))
  return rows.sort(
    (a, b) => roles.indexOf(b.role) - roles.indexOf(a.role) || a.name.localeCompare(b.name, 'en'),
  )
}

/** Changes the name, the postal address and the zone that deadlines are said in. */
export async function describe(
  coalition: As<'owner', Coalition>,
  {
    name,
    address,
    zone,
    leadsApprove,
  }: {
    name: string
    address: string | null
    zone: string
    /** Whether the lead organizations of letters started from now on must approve; left out, it stays. */
    leadsApprove?: boolean
  },
): Promise<void> {
  await transact(async (tx) => {
    await tx
      .update(coalitions)
      .set({ name, address, zone, leadsApprove })
      .where(eq(coalitions.id, coalition.id))
    await record(tx, coalition.actor, {
      coalitionId: coalition.id,
      action: 'coalition described',
      object: coalition.id,
    })
  })
}

/** Mails a colleague a link to join, and refuses who is a member; asking the same one again sends a fresh link. */
export async function invite(
  coalition: As<'owner', Coalition>,
  { email, name, role }: { email: string; name: string; role: Role },
  now = new Date(),
): Promise<{ refused: string } | null> {
  return transact(async (tx) => {
    const to = canonicalAddress(email)
    const [present] = await tx
      .select({ name: accounts.name })
      .from(members)
      .innerJoin(accounts, eq(accounts.id, members.accountId))
      .where(and(eq(members.coalitionId, coalition.id), eq(accounts.email, to)))
    if (present) return { refused: `${present.name} is a member already. Change the role in the list above.` }
    const secret = await issue(tx, {
      purpose: 'join',
      subject: coalition.id,
      email: to,
      data: { role, name, by: coalition.actor.id },
      expiresAt: new Date(now.getTime() + WEEK),
    })
    await promise(tx, [
      {
        template: 'join',
        to,
        data: { coalitionId: coalition.id, by: coalition.actor.id, role },
        secrets: { secret },
        cause: `join:${crypto.randomUUID()}`,
        coalitionId: coalition.id,
      },
    ])
    await record(tx, coalition.actor, {
      coalitionId: coalition.id,
      action: 'colleague asked in',
      data: { role },
    })
    return null
  })
}

/** What a link to join offers, for the page that asks. */
export async function findOffer(secret: string) {
  const token = await find('join', secret)
  if (!token?.email) return null
  const [coalition] = await db.select().from(coalitions).where(eq(coalitions.id, token.subject))
  return coalition
    ? {
        coalition: { name: coalition.name, slug: coalition.slug },
        email: token.email,
        name: token.data?.name ?? '',
        role: roleOf(token.data?.role),
      }
    : null
}

/** Accepts an offer once: makes the account if there is none, and the membership. */
export async function accept(secret: string, { name, password }: { name: string; password: string | null }) {
  const passwordHash = password ? await accountsOf.hashPassword(password) : null
  return transact(async (tx) => {
    const token = await consume(tx, 'join', secret)
    if (!token?.email) return null
    const account = await accountsOf.create(tx, { email: token.email, name, passwordHash })
    await join(tx, token.subject, account.id, roleOf(token.data?.role))
    return account
  })
}

/** Gives a member another role; the last owner stays one. */
export async function changeRole(
  coalition: As<'owner', Coalition>,
  accountId: string,
  role: Role,
): Promise<{ refused: string } | null> {
  return transact(async (tx) => {
    if (role !== 'owner' && (await isLastOwner(tx, coalition.id, accountId)))
      return { refused: 'Make someone else an owner first: a coalition keeps at least one.' }
    const [changed] = await tx
      .update(members)
      .set({ role })
      .where(and(eq(members.coalitionId, coalition.id), eq(members.accountId, accountId)))
      .returning()
    if (changed)
      await record(tx, coalition.actor, {
        coalitionId: coalition.id,
        action: 'role changed',
        object: accountId,
        data: { role },
      })
    return null
  })
}

/** Takes a member out; what they did stays in the history, and they are signed out everywhere. */
export async function remove(
  coalition: As<'owner', Coalition>,
  accountId: string,
): Promise<{ refused: string } | null> {
  return transact(async (tx) => {
    if (await isLastOwner(tx, coalition.id, accountId))
      return { refused: 'Make someone else an owner first: a coalition keeps at least one.' }
    const [gone] = await tx
      .delete(members)
      .where(and(eq(members.coalitionId, coalition.id), eq(members.accountId, accountId)))
      .returning()
    if (!gone) return null
    await tx.delete(sessions).where(eq(sessions.accountId, accountId))
    await record(tx, coalition.actor, {
      coalitionId: coalition.id,
      action: 'member removed',
      object: accountId,
    })
    return null
  })
}

async function isLastOwner(tx: Tx, coalitionId: string, accountId: string): Promise<boolean> {
  await lockRow(tx, coalitions, coalitionId)
  const owners = await tx
    .select({ id: members.accountId })
    .from(members)
    .where(and(eq(members.coalitionId, coalitionId), eq(members.role, 'owner')))
  return owners.length === 1 && owners[0]?.id === accountId
}

function roleOf(role: string | undefined): Role {
  return roles.find((each) => each === role) ?? 'viewer'
}
