import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'

/** One name of an edition's list, as it is printed and where. */
export type ManifestSignatory = {
  position: number
  name: string
  kind: 'organization' | 'individual'
  group: string | null
}

export type ManifestInput = {
  letter: string
  title: string
  /** yyyy-mm-dd as printed, or null. */
  date: string | null
  language: string
  edition: number
  frozenAt: Date
  /** yyyy-mm-dd: the day of freezing where the coalition is, as the colophon prints it. */
  frozenOn: string
  /** Who the letter comes from, as its head prints it. */
  letterhead: { name: string; address: string | null }
  /** SHA-256 of the version's text, hex. */
  textHash: string
  signatories: ManifestSignatory[]
  versionNumber: number
  /** Hash of the last entry of the history before the freeze, hex. */
  historyHead: string
  addressees: { name: string; title: string; office: string | null; component: string | null }[]
  /** What is printed after the letter and not signed: SHA-256 as of the text, hex. Left out where there is none. */
  translations?: { language: string; title: string; hash: string }[]
  /** SHA-256 of the manifest of the edition before this one, hex. */
  previous: string | null
}

/** What an edition is, in a form whose hash anyone can compute again without us. */
export type Manifest = Omit<ManifestInput, 'frozenAt'> & {
  format: 'undersigned-edition/1'
  /** ISO 8601 in UTC with milliseconds. */
  frozenAt: string
  listHash: string
}

/** States what an edition is. Only the fields named here are taken, so that nothing private comes along. */
export function manifestOf(input: ManifestInput): Manifest {
  const signatories = input.signatories.map(signatoryOf)
  return {
    format: 'undersigned-edition/1',
    letter: input.letter,
    title: input.title,
    date: input.date,
    language: input.language,
    edition: input.edition,
    frozenAt: input.frozenAt.toISOString(),
    frozenOn: input.frozenOn,
    letterhead: { name: input.letterhead.name, address: input.letterhead.address },
    textHash: input.textHash,
    listHash: listHash(signatories),
    signatories,
    versionNumber: input.versionNumber,
    historyHead: input.historyHead,
    addressees: input.addressees.map(({ name, title, office, component }) => ({
      name,
      title,
      office,
      component,
    })),
    ...(input.translations?.length
      ? { translations: input.translations.map(({ language, title, hash }) => ({ language, title, hash })) }
      : {}),
    previous: input.previous,
  }
}

/** The manifest's bytes: canonical JSON, RFC 8785. */
export function canonicalManifest(manifest: Manifest): string {
  return canonical(manifest)
}

/** SHA-256 of the canonical manifest, hex. */
export function hashOf(manifest: Manifest): string {
  return sha256(canonical(manifest)).toString('hex')
}

/** The code printed in the foot: the first 80 bits of the manifest's hash, "K7QM-4TDX-9PQR-2345". */
export function codeOf(manifest: Manifest): string {
  return (crockford(sha256(canonical(manifest)).subarray(0, 10)).match(/.{4}/g) ?? []).join('-')
}

/** SHA-256 over the ordered names with their kinds and groups, hex. */
export function listHash(signatories: ManifestSignatory[]): string {
  return sha256(canonical(signatories.map(signatoryOf))).toString('hex')
}

/**
 * A code as somebody typed it, in the form that is printed, or null when it cannot be one.
 * Crockford's alphabet has no I, L, O or U: the first three are read as 1, 1 and 0.
 */
export function readCode(typed: string): string | null {
  const plain = typed.toUpperCase().replace(/[\s-]/g, '').replace(/[IL]/g, '1').replace(/O/g, '0')
  return /^[0-9A-HJKMNP-TV-Z]{16}$/.test(plain) ? (plain.match(/.{4}/g) ?? []).join('-') : null
}

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

function crockford(bytes: Uint8Array): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{5}/g) ?? []).map((five) => ALPHABET[Number.parseInt(five, 2)]).join('')
}

function signatoryOf({ position, name, kind, group }: ManifestSignatory): ManifestSignatory {
  return { position, name, kind, group }
}

function canonical(value: unknown): string {
  const text = canonicalize(value)
  if (text === undefined) throw new TypeError('A manifest holds something that JSON cannot.')
  return text
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text, 'utf8').digest()
}
