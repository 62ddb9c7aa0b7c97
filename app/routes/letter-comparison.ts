import type { LoaderFunctionArgs } from '@remix-run/node'
import { renderRedline } from '~/documents/redline.server'
import * as drafts from '~/domain/drafts.server'
import * as versions from '~/domain/versions.server'
import { compared } from '~/http/comparing.server'
import { requireLetter } from '~/http/require.server'
import { file, notFound } from '~/http/respond.server'
import { sumOf } from '~/ui/difference-sum'

const formats = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  html: 'text/html; charset=utf-8',
} as const

/** Two versions compared, as `comparison.docx` with tracked changes or `comparison.html` to mail. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'viewer')
  const format =
    params.file === 'comparison.docx' ? 'docx' : params.file === 'comparison.html' ? 'html' : notFound()
  const { from, to, after, changes } = await compared(letter, request)
  if (!after) notFound()
  const made =
    to === 'draft' ? await drafts.lastChange(letter.id) : await versions.findWithAuthor(letter.id, Number(to))
  const bySide = (side: string) => (side === 'draft' ? 'the draft' : `version ${side}`)
  const heading = `${bySide(from)} compared with ${bySide(to)}`
  const redline = await renderRedline(format, {
    title: after.title,
    heading: heading.charAt(0).toUpperCase() + heading.slice(1),
    sum: sumOf(changes),
    language: letter.language,
    author: made?.author ?? 'Undersigned',
    date: (made?.createdAt ?? new Date()).toISOString(),
    changes,
  })
  if ('refused' in redline) throw new Response(redline.refused, { status: 503 })
  return file(redline.bytes, {
    name: `${letter.slug} ${from}-${to}.${format}`,
    mediaType: formats[format],
  })
}
