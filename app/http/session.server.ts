import { createHash, randomBytes } from 'node:crypto'
import { createCookie, redirect } from '@remix-run/node'
import { and, eq, gt, lt } from 'drizzle-orm'
import { type Adapter, Lucia, TimeSpan } from 'lucia'
import { config } from '~/config.server'
import { accounts, db, sessions, transact } from '~db'

const IDLE = 24 * 3_600_000
const LIFE = 7 * 24 * 3_600_000

export type Account = { id: string; name: string; email: string }

declare module 'lucia' {
  interface Register {
    Lucia: typeof lucia
    DatabaseUserAttributes: { name: string; email: string }
    DatabaseSessionAttributes: { endsAt: Date }
  }
}

const adapter: Adapter = {
  getSessionAndUser: async (id) => {
    const [found] = await db
      .select({ session: sessions, account: accounts })
      .from(sessions)
      .innerJoin(accounts, eq(accounts.id, sessions.accountId))
      .where(eq(sessions.id, id))
    if (!found) return [null, null]
    const { session, account } = found
    return [
      {
        id,
        userId: account.id,
        expiresAt: earlier(session.expiresAt, session.endsAt),
        attributes: { endsAt: session.endsAt },
      },
      { id: account.id, attributes: { name: account.name, email: account.email } },
    ]
  },
  getUserSessions: async (userId) => {
    const rows = await db.select().from(sessions).where(eq(sessions.accountId, userId))
    return rows.map((row) => ({
      id: row.id,
      userId,
      expiresAt: row.expiresAt,
      attributes: { endsAt: row.endsAt },
    }))
  },
  setSession: ({ id, userId, expiresAt, attributes }) =>
    transact(async (tx) => {
      await tx.insert(sessions).values({ id, accountId: userId, expiresAt, endsAt: attributes.endsAt })
    }),
  // Lucia asks for this while reading; a GET changes nothing, so `keepAlive` does it on POSTs.
  updateSessionExpiration: async () => {},
  deleteSession: (id) => remove(eq(sessions.id, id)),
  deleteUserSessions: (userId) => remove(eq(sessions.accountId, userId)),
  deleteExpiredSessions: () => remove(lt(sessions.expiresAt, new Date())),
}

const lucia = new Lucia(adapter, {
  sessionExpiresIn: new TimeSpan(IDLE, 'ms'),
  getUserAttributes: ({ name, email }) => ({ name, email }),
})

/** `__Host-` binds the cookie to this host over https; plain http on a developer's machine cannot have it. */
const cookieName = config.secure ? '__Host-session' : 'session'

const cookie = createCookie(cookieName, {
  httpOnly: true,
  secure: config.secure,
  sameSite: 'lax',
  path: '/',
  maxAge: LIFE / 1000,
})

/** Marks the browser that asked for a sign-in link, so that a stolen link opens nothing elsewhere. */
const asking = createCookie(config.secure ? '__Host-asking' : 'asking', {
  httpOnly: true,
  secure: config.secure,
  sameSite: 'lax',
  path: '/',
  maxAge: 900,
})

/** Signs in: the header to set. The cookie's value is never stored, its hash is. */
export async function begin(accountId: string, now = new Date()): Promise<string> {
  const secret = randomBytes(32).toString('base64url')
  await lucia.createSession(
    accountId,
    { endsAt: new Date(now.getTime() + LIFE) },
    { sessionId: hashOf(secret) },
  )
  return cookie.serialize(secret)
}

/** Signs out: the header to set. */
export async function end(request: Request): Promise<string> {
  const secret = await read(request)
  if (secret) await lucia.invalidateSession(hashOf(secret))
  return cookie.serialize('', { maxAge: 0 })
}

/** Who is signed in, if anyone. */
export async function findAccount(request: Request): Promise<Account | null> {
  const secret = await read(request)
  if (!secret) return null
  const { user, session } = await lucia.validateSession(hashOf(secret))
  if (!user || !session) return null
  if (request.method === 'POST') await keepAlive(session.id)
  return { id: user.id, name: user.name, email: user.email }
}

/** Who is signed in; a stranger is sent to sign in and comes back here. */
export async function requireAccount(request: Request): Promise<Account> {
  const account = await findAccount(request)
  if (account) return account
  const { pathname, search } = new URL(request.url)
  const back = request.method === 'GET' ? `?to=${encodeURIComponent(pathname + search)}` : ''
  throw redirect(`/sign-in${back}`)
}

/** What marks this browser: given when it has one, made when not. */
export async function markOf(request: Request): Promise<{ mark: string; header: string }> {
  const had: unknown = await asking.parse(request.headers.get('cookie'))
  const mark = typeof had === 'string' && had.length >= 22 ? had : randomBytes(16).toString('base64url')
  return { mark, header: await asking.serialize(mark) }
}

async function keepAlive(id: string, now = new Date()) {
  await transact(async (tx) => {
    await tx
      .update(sessions)
      .set({ expiresAt: new Date(now.getTime() + IDLE) })
      .where(and(eq(sessions.id, id), gt(sessions.endsAt, now)))
  })
}

async function read(request: Request): Promise<string | null> {
  const value: unknown = await cookie.parse(request.headers.get('cookie'))
  return typeof value === 'string' && value.length > 0 ? value : null
}

async function remove(which: ReturnType<typeof eq>) {
  await transact(async (tx) => {
    await tx.delete(sessions).where(which)
  })
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

function earlier(a: Date, b: Date): Date {
  return a < b ? a : b
}
