import * as health from '~/domain/health.server'

/** The product can do its work: it can write, no work is late, mail has a way out. */
export async function loader() {
  const report = await health.check()
  return Response.json(report, { status: report.ready ? 200 : 503, headers: { 'cache-control': 'no-store' } })
}
