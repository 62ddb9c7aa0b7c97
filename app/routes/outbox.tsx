import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import * as outbox from '~/domain/outbox.server'
import { requireDemo } from '~/http/require.server'
import { Empty } from '~/ui/empty'
import { Paging } from '~/ui/paging'
import { PlainPage } from '~/ui/plain-page'
import { tableMoment } from '~/ui/when'

const SIZE = 50

export async function loader({ request, context }: LoaderFunctionArgs) {
  requireDemo(context)
  const asked = Number(new URL(request.url).searchParams.get('page') ?? 1)
  const page = Number.isSafeInteger(asked) && asked > 0 ? asked : 1
  const [mails, total] = await Promise.all([outbox.list(SIZE, (page - 1) * SIZE), outbox.count()])
  return { page, total, mails: mails.map(({ id, to, subject, at }) => ({ id, to, subject, at })) }
}

export const meta = () => [{ title: 'The demo’s outbox: Undersigned' }]

export default function Outbox() {
  const { page, total, mails } = useLoaderData<typeof loader>()
  return (
    <PlainPage
      heading="The demo’s outbox"
      lede="Every mail the demo would have sent, newest first. Nothing leaves this machine."
    >
      {mails.length === 0 ? (
        <Empty says="No mail yet." then="Sign a letter or ask someone to, and the mail is here." />
      ) : (
        <table className="stackable">
          <caption className="vh">Mails, newest first</caption>
          <thead>
            <tr>
              <th scope="col">Subject</th>
              <th scope="col">To</th>
              <th scope="col">When</th>
            </tr>
          </thead>
          <tbody>
            {mails.map((mail) => (
              <tr key={mail.id}>
                <th scope="row">
                  <a href={`/outbox/${mail.id}`}>{mail.subject}</a>
                </th>
                <td>{mail.to}</td>
                <td className="nowrap">{tableMoment(mail.at, 'America/New_York', 'en')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Paging page={page} size={SIZE} total={total} href={(other) => `/outbox?page=${other}`} />
    </PlainPage>
  )
}
