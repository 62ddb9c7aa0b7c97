import type { LoaderFunctionArgs } from '@remix-run/node'
import * as outbox from '~/domain/outbox.server'
import { requireDemo } from '~/http/require.server'
import { notFound } from '~/http/respond.server'

export async function loader({ params, context }: LoaderFunctionArgs) {
  requireDemo(context)
  const mail = (await outbox.find(params.mail ?? '')) ?? notFound()
  // Its links open the whole window, not the frame they are shown in.
  return new Response(mail.html.replace(/<head>/i, '<head><base target="_top">'), {
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
  })
}
