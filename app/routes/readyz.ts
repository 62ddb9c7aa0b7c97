import * as health from '~/domain/health.server'

/** The product can do its work: it can write, there is room on the disk, no work is late. */
export async function loader() {
  const report = await health.check()
  return Response.json(report, { status: report.ready ? 200 : 503, headers: { 'cache-control': 'no-store' } })
}
