import type { LoaderFunctionArgs } from '@remix-run/node'
import { stringify } from 'csv-stringify/sync'
import * as responses from '~/domain/responses/index.server'
import { requireLetter } from '~/http/require.server'
import { file } from '~/http/respond.server'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'viewer')
  const { offices, rows } = await responses.scoreboard(letter)
  const lines = rows.flatMap(({ ask, cells }) =>
    offices.map(({ called, office, clock }, at) => ({
      ask: ask.number,
      text: ask.text,
      to: called,
      office,
      outcome: cells[at]?.outcome ?? '',
      quote: cells[at]?.quote ?? '',
      'from the answer of': cells[at]?.answeredOn ?? '',
      'known from': cells[at]?.source ?? '',
      'assessed by': cells[at]?.by ?? '',
      'assessed on': cells[at]?.on ?? '',
      'delivered on': clock?.deliveredOn ?? '',
      'due on': clock?.dueOn ?? '',
      'business days': clock?.days ?? '',
      'answered on': clock?.answered?.on ?? '',
    })),
  )
  // A mark for spreadsheets, which otherwise take the text for Windows-1252; formulas stay text.
  const csv = `\uFEFF${stringify(lines, { header: true, escape_formulas: true })}`
  return file(csv, { name: `answers-${letter.slug}.csv`, mediaType: 'text/csv; charset=utf-8' })
}
