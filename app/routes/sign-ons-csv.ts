import type { LoaderFunctionArgs } from '@remix-run/node'
import { stringify } from 'csv-stringify/sync'
import * as signatures from '~/domain/signatures/index.server'
import { signOnFilter } from '~/http/filters.server'
import { requireLetter } from '~/http/require.server'
import { file } from '~/http/respond.server'
import { authorityIn, signerWords, standingWords } from '~/ui/sign-on-words'
import { stateWord } from '~/ui/state'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'viewer')
  const rows = await signatures.listAllRows(letter, signOnFilter(request))
  const zone = signatures.zoneOf(letter)
  const table = rows.map((row) => ({
    'Organization or person': row.name,
    Kind: row.kind,
    State: stateWord(row.state),
    'Signed by, or asked': signerWords([row.person], row.erasedAt, zone),
    Title: row.title,
    'E-mail': row.email,
    Place: row.place,
    Authority: authorityIn(row),
    Remark: standingWords(row),
    Question: row.question,
    When: row.at.toISOString(),
    Version: row.version,
  }))
  // What begins like a formula would be run by a spreadsheet: it is written as text.
  const csv = stringify(table, { header: true, escape_formulas: true, bom: true })
  return file(csv, { name: `sign-ons-${letter.slug.slice(0, 40)}.csv`, mediaType: 'text/csv; charset=utf-8' })
}
