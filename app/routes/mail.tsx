import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import * as messages from '~/domain/messages.server'
import { requireCoalition } from '~/http/require.server'
import { CoalitionPage } from '~/ui/coalition-page'
import { Empty } from '~/ui/empty'
import { PageHead } from '~/ui/layout'
import { Toast } from '~/ui/note'
import { tableMoment } from '~/ui/when'

const words = {
  queued: 'Waits its turn',
  sending: 'On its way',
  accepted: 'Accepted by the provider',
  failed: 'Refused',
  unknown: 'No clear answer yet',
  parked: 'Waits for a person',
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const coalition = await requireCoalition(request, params.coalition, 'owner')
  const mails = await messages.listOf(coalition.id)
  return {
    coalition: { slug: coalition.slug, name: coalition.name },
    member: coalition.member,
    zone: coalition.zone,
    said: new URL(request.url).searchParams.get('told') === 'again',
    mails: mails.map(({ id, to, subject, state, problem, sentAgain, createdAt }) => ({
      id,
      to,
      subject: subject ?? 'Not written yet',
      state,
      problem,
      sentAgain,
      canGoAgain: !sentAgain && (state === 'failed' || state === 'parked'),
      at: createdAt.toISOString(),
    })),
  }
}

export const meta = () => [{ title: 'Mail: Undersigned' }]

export default function Mail() {
  const { coalition, member, zone, mails, said } = useLoaderData<typeof loader>()
  return (
    <CoalitionPage coalition={coalition} member={member} section="mail">
      <PageHead
        heading="Mail that went out"
        under="The newest fifty, and what became of each. What they say is not shown, because private links are in them."
        told={said ? <Toast>The mail is on its way again.</Toast> : undefined}
      />
      {mails.length === 0 ? (
        <Empty
          says="No mail has gone out."
          then="Links for colleagues, invitations and receipts will be listed here."
        />
      ) : (
        <table className="stackable">
          <caption className="vh">Mails, newest first</caption>
          <thead>
            <tr>
              <th scope="col">Subject</th>
              <th scope="col">To</th>
              <th scope="col">What became of it</th>
              <th scope="col">When</th>
            </tr>
          </thead>
          <tbody>
            {mails.map((mail) => (
              <tr key={mail.id}>
                <th scope="row">{mail.subject}</th>
                <td>{mail.to}</td>
                <td className="wide">
                  {words[mail.state]}
                  {mail.problem ? <span className="sub">{mail.problem}</span> : null}
                  {mail.sentAgain ? <span className="sub">It was sent again as a new mail.</span> : null}
                  {mail.canGoAgain ? (
                    <span className="sub">
                      <a href={`/c/${coalition.slug}/mail/${mail.id}`}>
                        Send it again<span className="vh"> to {mail.to}</span>
                      </a>
                    </span>
                  ) : null}
                </td>
                <td className="nowrap">
                  <time dateTime={mail.at}>{tableMoment(mail.at, zone, 'en')}</time>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </CoalitionPage>
  )
}
