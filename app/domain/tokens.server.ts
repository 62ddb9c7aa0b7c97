import { createHash, randomBytes } from 'node:crypto'
import { and, eq, gt, inArray, isNull } from 'drizzle-orm'
import { keyedHash } from '~/config.server'
import { db, type Tx, type tokenPurposes, tokens } from '~db'

export type Purpose = (typeof tokenPurposes)[number]
export type Token = typeof tokens.$inferSelect

type Grant = {
  purpose: Purpose
  subject: string
  email?: string | null
  data?: Record<string, string>
  expiresAt: Date
  /** Made by `following`, where another link has to lead to this one. */
  secret?: string
}

/** Makes a link's secret: 256 random bits, of which only the hash is kept. */
export async function issue(
  tx: Tx,
  { purpose, subject, email, data, expiresAt, secret = randomBytes(32).toString('base64url') }: Grant,
): Promise<string> {
  await tx.insert(tokens).values({
    purpose,
    subject,
    email: email ?? null,
    data: data ?? null,
    expiresAt,
    hash: hashOfSecret(secret),
  })
  return secret
}

/** The secret of a link that another one leads to: who still has that one finds this without its being kept. */
export function following(secret: string, subject: string): string {
  return keyedHash('token', `${secret} ${subject}`)
}

/** Whether this secret was ever issued, also when it has ended since. */
export async function wasIssued(tx: Tx, secret: string): Promise<boolean> {
  return (await tx.$count(tokens, eq(tokens.hash, hashOfSecret(secret)))) > 0
}

/** Who follows the link may see this; nothing changes by looking. */
export async function find(
  purpose: Purpose,
  secret: string,
  now = new Date(),
  reader: Pick<Tx, 'select'> = db,
): Promise<Token | null> {
  const [token] = await reader
    .select()
    .from(tokens)
    .where(standing(purpose, secret, now))
  return token ?? null
}

/** The link's token also when it has ended or run out: for what nobody should be refused. */
export async function findEver(purposes: Purpose[], secret: string): Promise<Token | null> {
  const [token] = await db
    .select()
    .from(tokens)
    .where(and(eq(tokens.hash, hashOfSecret(secret)), inArray(tokens.purpose, purposes)))
  return token ?? null
}

/** Uses the link up: of many who try at once, one is given it. */
export async function consume(
  tx: Tx,
  purpose: Purpose,
  secret: string,
  now = new Date(),
): Promise<Token | null> {
  const [token] = await tx
    .update(tokens)
    .set({ usedAt: now })
    .where(standing(purpose, secret, now))
    .returning()
  return token ?? null
}

/** Ends every link of this purpose on this subject, or those of them that one address was sent. */
export async function revoke(
  tx: Tx,
  purpose: Purpose,
  subject: string,
  { email }: { email?: string } = {},
  now = new Date(),
): Promise<void> {
  await tx
    .update(tokens)
    .set({ usedAt: now })
    .where(
      and(
        eq(tokens.purpose, purpose),
        eq(tokens.subject, subject),
        email === undefined ? undefined : eq(tokens.email, email),
        isNull(tokens.usedAt),
      ),
    )
}

/** What is stored of a secret. */
function hashOfSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

function standing(purpose: Purpose, secret: string, now: Date) {
  return and(
    eq(tokens.hash, hashOfSecret(secret)),
    eq(tokens.purpose, purpose),
    isNull(tokens.usedAt),
    gt(tokens.expiresAt, now),
  )
}
