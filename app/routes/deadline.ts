import type { LoaderFunctionArgs } from '@remix-run/node'
import { calendarOf } from '~/domain/deadlines.server'
import { requirePublication } from '~/http/public.server'
import { file, notFound } from '~/http/respond.server'

/** The moment signing closes, for calendars. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { letter, language } = await requirePublication(request, params.slug)
  const calendar = calendarOf(letter, language) ?? notFound()
  return file(calendar, { name: 'deadline.ics', mediaType: 'text/calendar; charset=utf-8' })
}
