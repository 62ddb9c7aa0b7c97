import { createHash, randomInt } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import { and, desc, eq, gt, isNull, lt, sql } from 'drizzle-orm'
import { accounts, db, sessions, type Tx, tokens, transact } from '~db'
import { within } from './limits.server'
import { canonicalAddress, promise } from './messages.server'
import { issue } from './tokens.server'

export type Account = typeof accounts.$inferSelect

const MINUTES = 60_000
const LINK_LIVES = 10 * MINUTES
const TRIES = 5

// OWASP's floor for argon2id: 19 MiB, two passes.
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Whether anyone has an account yet. */
export async function hasAny(): Promise<boolean> {
  return (await db.$count(accounts)) > 0
}

/** The account of an address. */
export async function findByEmail(email: string): Promise<Account | null> {
  const [account] = await db
    .select()
    .from(accounts)
    .where(eq(accounts.email, canonicalAddress(email)))
  return account ?? null
}

/** Makes an account, or gives the one the address has. */
export async function create(
  tx: Tx,
  { email, name, passwordHash = null }: { email: string; name: string; passwordHash?: string | null },
): Promise<Account> {
  const address = canonicalAddress(email)
  const [made] = await tx
    .insert(accounts)
    .values({ email: address, name: name.trim(), passwordHash })
    .onConflictDoNothing()
    .returning()
  if (made) return made
  const [had] = await tx.select().from(accounts).where(eq(accounts.email, address))
  if (!had) throw new Error('The account was there and is gone.')
  return had
}

/** Hashes a password with argon2id; takes about 30 ms, so do it before a transaction. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), COST)
}

/** The account, when the password is its own; as slow for an address that has none. */
export async function checkPassword(email: string, password: string): Promise<Account | null> {
  const account = await findByEmail(email)
  const known = account?.passwordHash ?? (await nobody())
  const right = await verify(known, password.normalize('NFKC'))
  return right && account?.passwordHash ? account : null
}

/** Sets a new password, and ends every session of the account: whoever had the old one is out. */
export async function setPassword(accountId: string, password: string): Promise<void> {
  const passwordHash = await hashPassword(password)
  await transact(async (tx) => {
    await tx.update(accounts).set({ passwordHash }).where(eq(accounts.id, accountId))
    await tx.delete(sessions).where(eq(sessions.accountId, accountId))
  })
}

/** Mails a link and a code to sign in, if the address has an account; whoever asks is told the same either way. */
export async function askForLink(email: string, mark: string, now = new Date()): Promise<void> {
  const address = canonicalAddress(email)
  if (!(await within(`sign-in:${address}`, 5, 3_600, now))) return
  const account = await findByEmail(address)
  if (!account) return
  await transact(async (tx) => {
    const code = String(randomInt(0, 1_000_000)).padStart(6, '0')
    const expiresAt = new Date(now.getTime() + LINK_LIVES)
    const secret = await issue(tx, {
      purpose: 'sign-in',
      subject: account.id,
      email: address,
      data: { mark: hashOf(mark), code: hashOf(`${account.id}:${code}`) },
      expiresAt,
    })
    await promise(tx, [
      {
        template: 'sign-in',
        to: address,
        data: { accountId: account.id },
        secrets: { secret, code },
        cause: `sign-in:${hashOf(secret)}`,
      },
    ])
  })
}

/** Makes a link that signs in once, for whoever runs the product; it is printed, not mailed. */
export async function linkForOperator(tx: Tx, accountId: string, now = new Date()): Promise<string> {
  return issue(tx, {
    purpose: 'sign-in',
    subject: accountId,
    data: { operator: 'yes' },
    expiresAt: new Date(now.getTime() + 24 * 60 * MINUTES),
  })
}

/** Uses a sign-in link: only the browser that asked for it may, unless the operator made it. */
export async function enterByLink(secret: string, mark: string, now = new Date()): Promise<Account | null> {
  return transact(async (tx) => {
    const [token] = await tx
      .select()
      .from(tokens)
      .where(
        and(
          eq(tokens.hash, hashOf(secret)),
          eq(tokens.purpose, 'sign-in'),
          isNull(tokens.usedAt),
          gt(tokens.expiresAt, now),
        ),
      )
    if (!token) return null
    if (token.data?.operator !== 'yes' && token.data?.mark !== hashOf(mark)) return null
    return spend(tx, token.id, token.subject, now)
  })
}

/** Uses the code of the newest link that was mailed to an address: the way across devices. Five wrong ones end it. */
export async function enterByCode(email: string, code: string, now = new Date()): Promise<Account | null> {
  return transact(async (tx) => {
    const [token] = await tx
      .select()
      .from(tokens)
      .where(
        and(
          eq(tokens.email, canonicalAddress(email)),
          eq(tokens.purpose, 'sign-in'),
          isNull(tokens.usedAt),
          gt(tokens.expiresAt, now),
        ),
      )
      .orderBy(desc(tokens.createdAt), desc(tokens.id))
      .limit(1)
    if (!token) return null
    // Counted before it is compared, so that tries in parallel each cost one.
    const [tried] = await tx
      .update(tokens)
      .set({ attempts: sql`${tokens.attempts} + 1` })
      .where(and(eq(tokens.id, token.id), lt(tokens.attempts, TRIES)))
      .returning({ id: tokens.id })
    if (!tried || token.data?.code !== hashOf(`${token.subject}:${code.replace(/\D/g, '')}`)) return null
    return spend(tx, token.id, token.subject, now)
  })
}

async function spend(tx: Tx, id: string, accountId: string, now: Date): Promise<Account | null> {
  const [used] = await tx
    .update(tokens)
    .set({ usedAt: now })
    .where(and(eq(tokens.id, id), isNull(tokens.usedAt)))
    .returning({ id: tokens.id })
  if (!used) return null
  const [account] = await tx.select().from(accounts).where(eq(accounts.id, accountId))
  return account ?? null
}

let someHash: Promise<string> | undefined

function nobody(): Promise<string> {
  someHash ??= hash(crypto.randomUUID(), COST)
  return someHash
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
