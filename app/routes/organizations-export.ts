import type { LoaderFunctionArgs } from '@remix-run/node'
import * as segments from '~/domain/segments/index.server'
import { registryFilter } from '~/http/filters.server'
import { requireCoalition } from '~/http/require.server'
import { file, notFound } from '~/http/respond.server'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const CSV = 'text/csv; charset=utf-8'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const coalition = await requireCoalition(request, params.coalition, 'viewer')
  const { filter } = registryFilter(new URL(request.url).searchParams)
  const name = params.file ?? ''
  switch (name) {
    case 'organizations.csv':
      return sent(await segments.exportTable(coalition, filter, 'csv'), name, CSV)
    case 'organizations.xlsx':
      return sent(await segments.exportTable(coalition, filter, 'xlsx'), name, XLSX)
    case 'contacts.csv':
      return sent(await segments.exportPeople(coalition, filter, 'csv'), name, CSV)
    case 'contacts.xlsx':
      return sent(await segments.exportPeople(coalition, filter, 'xlsx'), name, XLSX)
    case 'contacts.vcf':
      return sent(await segments.exportCards(coalition, filter), name, 'text/vcard; charset=utf-8')
    default:
      return notFound()
  }
}

function sent(made: string | Buffer, name: string, mediaType: string): Response {
  return file(typeof made === 'string' ? made : new Uint8Array(made), { name, mediaType })
}
