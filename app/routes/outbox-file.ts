import type { LoaderFunctionArgs } from '@remix-run/node'
import * as outbox from '~/domain/outbox.server'
import { requireDemo } from '~/http/require.server'
import { file, notFound } from '~/http/respond.server'

export async function loader({ params, context }: LoaderFunctionArgs) {
  requireDemo(context)
  const mail = await outbox.find(params.mail ?? '')
  const attached = mail?.attachments[Number(params.number)] ?? notFound()
  return file(new Uint8Array(Buffer.from(attached.base64, 'base64')), {
    name: attached.name,
    mediaType: attached.mediaType,
  })
}
