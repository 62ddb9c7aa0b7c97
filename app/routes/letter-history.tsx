import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import * as history from '~/domain/history.server'
import { withObjects } from '~/domain/history-objects.server'
import { frameOf } from '~/http/frame.server'
import { requireLetter } from '~/http/require.server'
import { HistoryTable } from '~/ui/history-table'
import { LetterPage, pathOf } from '~/ui/letter-page'
import { Paging } from '~/ui/paging'

const SIZE = 50

export async function loader({ request, params }: LoaderFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'viewer')
  const asked = Number.parseInt(new URL(request.url).searchParams.get('page') ?? '1', 10) || 1
  const page = Math.max(1, Math.min(10_000, asked))
  const [entries, total] = await Promise.all([
    history.listOfLetter(letter.id, page, SIZE),
    history.countOfLetter(letter.id),
  ])
  return {
    letter: frameOf(letter),
    zone: letter.coalition.zone,
    page,
    total,
    entries: (await withObjects(entries, letter.coalition.slug)).map(({ at, data, to, about, ...entry }) => ({
      ...entry,
      at: at.toISOString(),
      data: { ...data, to },
      about,
    })),
  }
}

export const meta = () => [{ title: 'History of a letter: Undersigned' }]

export default function LetterHistory() {
  const { letter, zone, page, total, entries } = useLoaderData<typeof loader>()
  const at = (to: number) => `${pathOf(letter)}/history?page=${to}`
  return (
    <LetterPage letter={letter} current="history">
      <p className="sumup">Who did what, newest first. Entries can be added and never changed.</p>
      <HistoryTable entries={entries} zone={zone} />
      <Paging page={page} size={SIZE} total={total} href={at} />
    </LetterPage>
  )
}
