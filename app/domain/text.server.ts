import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import { unbound } from './passages'
import type { LetterText } from './text'

/** SHA-256, in hexadecimal, of the RFC 8785 canonical JSON of what a signer agrees to. */
export function hashOf({ title, addressees, contacts, doc }: LetterText): string {
  return createHash('sha256')
    .update(canonicalize({ title, addressees, contacts, doc: unbound(doc) }) ?? '')
    .digest('hex')
}

/** The fingerprint as people compare it: the first twelve digits in groups of four. */
export function shortHash(hash: string): string {
  return hash.slice(0, 12).replace(/(.{4})(?=.)/g, '$1 ')
}
