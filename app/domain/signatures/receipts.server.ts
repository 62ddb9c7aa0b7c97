import type { Tx } from '~db'
import { promise } from '../messages.server'
import { letterOf } from '../publications.server'
import * as tokens from '../tokens.server'
import type { Signature } from './listing.server'

const FIVE_YEARS = 5 * 365 * 86_400_000

/** Promises a signer the text that was signed and the link to a page of their own; for each cause once. */
export async function promiseReceipt(
  tx: Tx,
  signature: Signature,
  cause: string,
  now = new Date(),
): Promise<void> {
  await promiseLink(tx, signature, { template: 'receipt', to: signature.email, cause }, now)
}

/** Promises a mail with a fresh link to a signature's page; the links before it go on working. */
export async function promiseLink(
  tx: Tx,
  signature: Signature,
  { template, to, cause }: { template: 'receipt' | 'link' | 'colleague'; to: string; cause: string },
  now = new Date(),
): Promise<void> {
  const { coalitionId } = await letterOf(signature.letterId, tx)
  const secret = await tokens.issue(tx, grantOf(signature, to, now))
  await promise(tx, [
    {
      template,
      to,
      data: { signatureId: signature.id },
      secrets: { secret },
      cause,
      coalitionId,
      letterId: signature.letterId,
    },
  ])
}

/** Opens the page of a signature to whoever came by this other link; gives its secret, the same each time. */
export async function openPage(
  tx: Tx,
  signature: Signature,
  email: string,
  from: string,
  now = new Date(),
): Promise<string> {
  const secret = pageOf(signature, from)
  if (!(await tokens.wasIssued(tx, secret)))
    await tokens.issue(tx, { ...grantOf(signature, email, now), secret })
  return secret
}

/** The secret of the page that this other link leads to, if it was opened. */
export function pageOf(signature: Pick<Signature, 'id'>, from: string): string {
  return tokens.following(from, signature.id)
}

function grantOf(signature: Signature, email: string, now: Date) {
  return {
    purpose: 'signer' as const,
    subject: signature.id,
    email,
    expiresAt: new Date(now.getTime() + FIVE_YEARS),
  }
}
