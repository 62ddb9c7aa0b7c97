import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import {
  canonicalManifest,
  codeOf,
  hashOf,
  listHash,
  type ManifestInput,
  manifestOf,
  readCode,
} from '../../app/documents/package.server'
import { aDocument, entriesOf } from './sample'

function anInput(change: Partial<ManifestInput> = {}): ManifestInput {
  const document = aDocument()
  return {
    letter: 'file-review',
    title: document.text.title,
    date: document.text.date,
    language: 'en',
    edition: 1,
    frozenAt: new Date('2021-03-29T21:00:00Z'),
    frozenOn: '2021-03-29',
    letterhead: document.coalition,
    textHash: 'b0'.repeat(32),
    signatories: entriesOf(document).map(({ name, kind }, at) => ({
      position: at + 1,
      name,
      kind,
      group: null,
    })),
    versionNumber: 2,
    historyHead: 'c1'.repeat(32),
    addressees: document.text.addressees,
    previous: null,
    ...change,
  }
}

test('the code is 16 characters of Crockford’s base 32, the first 80 bits of the manifest’s SHA-256', () => {
  const manifest = manifestOf(anInput())
  const code = codeOf(manifest)
  expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/)
  const hash = createHash('sha256').update(canonicalManifest(manifest)).digest('hex')
  expect(hashOf(manifest)).toBe(hash)
  const value = [...code.replaceAll('-', '')].reduce(
    (sum, character) => sum * 32n + BigInt('0123456789ABCDEFGHJKMNPQRSTVWXYZ'.indexOf(character)),
    0n,
  )
  expect(value.toString(16).padStart(20, '0')).toBe(hash.slice(0, 20))
})

test('the canonical manifest is RFC 8785 and depends on no order of keys', () => {
  const manifest = manifestOf(anInput())
  const turned = Object.fromEntries(Object.entries(manifest).toReversed())
  expect(canonicalManifest(turned as typeof manifest)).toBe(canonicalManifest(manifest))
  expect(canonicalManifest(manifest)).toMatch(
    /^\{"addressees":\[\{"component":"U\.S\. Department of Homeland Security","name":/,
  )
  expect(JSON.parse(canonicalManifest(manifest))).toEqual(manifest)
})

test('only what is published goes into it', () => {
  const withMore = anInput({ signatories: [{ ...anInput().signatories[0], email: 'x@y.example' } as never] })
  expect(canonicalManifest(manifestOf(withMore))).not.toContain('x@y.example')
  expect(canonicalManifest(manifestOf(anInput()))).not.toContain('Nebraska')
})

test('any change of a name, the order, a kind, a group, the text or what came before gives another code', () => {
  const names = anInput().signatories
  const [first, second, ...rest] = names
  if (!first || !second) throw new Error('The sample has names.')
  const swapped = [{ ...second, position: 1 }, { ...first, position: 2 }, ...rest]
  const codes = [
    anInput(),
    anInput({ signatories: [{ ...first, name: `${first.name} ` }, second, ...rest] }),
    anInput({ signatories: swapped }),
    anInput({ signatories: names.slice(0, -1) }),
    anInput({ signatories: [{ ...first, kind: 'individual' }, second, ...rest] }),
    anInput({ signatories: [{ ...first, group: 'National' }, second, ...rest] }),
    anInput({ textHash: 'b1'.repeat(32) }),
    anInput({ title: 'Every person in ICE custody must be considered for release' }),
    anInput({ date: '2021-03-30' }),
    anInput({ edition: 2 }),
    anInput({ historyHead: 'c2'.repeat(32) }),
    anInput({ previous: 'd3'.repeat(32) }),
    anInput({ frozenAt: new Date('2021-03-29T21:00:00.001Z') }),
    anInput({ addressees: [] }),
  ].map((input) => codeOf(manifestOf(input)))
  expect(new Set(codes).size).toBe(codes.length)
  expect(codeOf(manifestOf(anInput()))).toBe(codes[0])
})

test('the list has a hash of its own, of names, order, kinds and groups', () => {
  const names = anInput().signatories
  expect(listHash(names)).toBe(manifestOf(anInput()).listHash)
  expect(listHash(names)).toBe(listHash(names.map((each) => ({ ...each, note: 'not listed' }))))
  expect(listHash(names)).not.toBe(listHash(names.toReversed()))
})

test('a code is read as people type it', () => {
  expect(readCode('k7qm 4tdx-9pqr2345')).toBe('K7QM-4TDX-9PQR-2345')
  expect(readCode('OIL0-0000-0000-0000')).toBe('0110-0000-0000-0000')
  expect(readCode('K7QM-4TDX')).toBeNull()
  expect(readCode('U7QM-4TDX-9PQR-2345')).toBeNull()
})
