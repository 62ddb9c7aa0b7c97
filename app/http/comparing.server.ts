import type { Letter } from '~/domain/access.server'
import { differenceOf } from '~/domain/differences'
import * as drafts from '~/domain/drafts.server'
import * as versions from '~/domain/versions.server'
import { notFound } from './respond.server'

/** Which two texts of a letter an address compares, each a version's number or "draft", and what differs. */
export async function compared(letter: Letter, request: Request) {
  const kept = await versions.list(letter.id)
  const asked = new URL(request.url).searchParams
  const from =
    asked.get('from') ?? String(kept[kept.length > 1 && asked.get('to') !== 'draft' ? 1 : 0]?.number)
  const to =
    asked.get('to') ?? (kept.length > 1 && drafts.lockIn(letter.state) ? String(kept[0]?.number) : 'draft')
  const textOf = (side: string) =>
    side === 'draft' ? drafts.textOf(letter.id) : versions.find(letter.id, Number(side))
  const [before, after] = await Promise.all([textOf(from), textOf(to)])
  if (kept.length > 0 && !(before && after)) notFound()
  return { kept, from, to, before, after, changes: before && after ? differenceOf(before, after) : [] }
}
