import { z } from 'zod'
import type { Order, SegmentFilter } from '~/domain/segments/index.server'
import type { Filter } from '~/domain/signatures/index.server'

const shown = [
  'unanswered',
  'waiting',
  'listed',
  'invited',
  'opened',
  'silent',
  'considering',
  'declined',
  'bounced',
  'suppressed',
  'pending',
  'held',
  'active',
  'stale',
  'withdrawn',
  'rejected',
  'expired',
] as const

/** What nobody can have meant is left out rather than refused: a filter's address is shared and edited by hand. */
const query = z.object({
  state: z.enum(shown).optional().catch(undefined),
  q: z.string().trim().max(200).optional().catch(undefined),
  authority: z.enum(['self-attested', 'invited', 'known-contact', 'vouched']).optional().catch(undefined),
  place: z.string().max(100).optional().catch(undefined),
  last: z.enum(['signed', 'not']).optional().catch(undefined),
  sort: z.enum(['newest', 'name']).catch('newest'),
})

/** The filter that an address of the sign-ons holds. */
export function signOnFilter(request: Request): Filter & { sort: 'newest' | 'name' } {
  const params = new URL(request.url).searchParams
  const filled = Object.fromEntries([...params].filter(([, value]) => value !== ''))
  const { q, ...filter } = query.parse(filled)
  return { ...filter, search: q }
}

/** The page that an address asks for, from 1. */
export function pageOf(request: Request): number {
  const asked = Number.parseInt(new URL(request.url).searchParams.get('page') ?? '1', 10)
  return Math.max(1, Math.min(10_000, asked || 1))
}

/** The ids that the last act was done to, for its undo. */
export function idsIn(text: string | null): string[] {
  return (text ?? '')
    .split('.')
    .filter((id) => /^[0-9a-f-]{36}$/.test(id))
    .slice(0, 100)
}

const parts = z.object({
  part: z.enum(['ready', 'contactless', 'unanswered', 'unreached', 'answered']).optional().catch(undefined),
  q: z.string().trim().max(200).optional().catch(undefined),
})

/** The part of the asking, and the words, that an address holds. */
export function askingFilter(request: Request) {
  const { part, q } = parts.parse(Object.fromEntries(new URL(request.url).searchParams))
  return { part, search: q }
}

const filled = (most: number) => z.string().trim().min(1).max(most).optional().catch(undefined)

const registry = z.object({
  q: filled(200),
  scope: filled(40),
  kind: filled(40),
  state: filled(100),
  tag: filled(60),
  signed: filled(200),
  unsigned: filled(200),
  silent: z.coerce.number().int().min(1).max(9).optional().catch(undefined),
  reach: z.enum(['some', 'none']).optional().catch(undefined),
  order: z.enum(['name', 'place', 'newest']).catch('name'),
})

/** The part of the registry, and its order, that an address holds. */
export function registryFilter(params: URLSearchParams): { filter: SegmentFilter; order: Order } {
  const given = Object.fromEntries([...params].filter(([, value]) => value !== ''))
  const { q, order, ...filter } = registry.parse(given)
  return { filter: kept({ ...filter, search: q }), order }
}

/** A filter as the query of an address, without a question mark. */
export function queryOf({ search, ...filter }: SegmentFilter, more: Record<string, string> = {}): string {
  const all = Object.entries({ q: search, ...filter, ...more })
  return new URLSearchParams(
    all.flatMap(([name, value]) => (value === undefined || value === '' ? [] : [[name, String(value)]])),
  ).toString()
}

function kept(filter: SegmentFilter): SegmentFilter {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined))
}
