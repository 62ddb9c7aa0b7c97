import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import * as messages from '~/domain/messages.server'
import { listErrors } from '~/http/answers'
import { again, readForm, refuse } from '~/http/forms.server'
import { requireCoalition } from '~/http/require.server'
import { goOn, notFound } from '~/http/respond.server'
import { CoalitionPage } from '~/ui/coalition-page'
import { ErrorSummary } from '~/ui/error-summary'
import { Fact, Facts } from '~/ui/facts'
import { Check } from '~/ui/field'
import { PageHead } from '~/ui/layout'
import { Moment } from '~/ui/time'

const form = z.object({ twice: z.string().optional() })

export async function loader({ request, params }: LoaderFunctionArgs) {
  const coalition = await requireCoalition(request, params.coalition, 'owner')
  const { message, refused } = (await messages.find(coalition, params.mail ?? '')) ?? notFound()
  return {
    coalition: { slug: coalition.slug, name: coalition.name },
    member: coalition.member,
    zone: coalition.zone,
    mail: {
      to: message.to,
      subject: message.subject ?? 'Not written yet',
      problem: message.problem,
      isDoubtful: message.state === 'parked',
      at: message.createdAt.toISOString(),
    },
    refused,
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const coalition = await requireCoalition(request, params.coalition, 'owner')
  const read = await readForm(request, form)
  if ('answer' in read) return again(read.answer)
  const refused = await messages.sendAgain(coalition, params.mail ?? '', {
    mayArriveTwice: read.value.twice === 'yes',
  })
  if (refused) return refuse(read.form, { twice: refused.refused })
  return goOn(`/c/${coalition.slug}/mail`, { told: 'again' })
}

export const meta = () => [{ title: 'Send a mail again: Undersigned' }]

export default function MailAgain() {
  const { coalition, member, zone, mail, refused } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const list = `/c/${coalition.slug}/mail`
  return (
    <CoalitionPage coalition={coalition} member={member} section="mail">
      <PageHead
        heading={refused ? 'It is not sent again' : 'Send this mail again?'}
        crumb={{ label: 'Mail', href: list }}
      />
      <ErrorSummary problems={listErrors(answer)} />
      <Facts across>
        <Fact term="Subject">{mail.subject}</Fact>
        <Fact term="To">{mail.to}</Fact>
        <Fact term="Promised">
          <Moment at={mail.at} zone={zone} />
        </Fact>
        {mail.problem ? <Fact term="What became of it">{mail.problem}</Fact> : null}
      </Facts>
      {refused ? (
        <p className="after">
          {refused} <a href={list}>Back to the mail</a>
        </p>
      ) : (
        <form method="post" noValidate className="form">
          <p className="leadin">
            {mail.isDoubtful
              ? 'Nobody knows whether it arrived. Ask the recipient, or look at your provider, before you send it again.'
              : 'It was refused and did not arrive. It is written anew from what is true now, and goes to the same address.'}
          </p>
          {mail.isDoubtful ? (
            <Check name="twice" errors={answer?.errors.twice}>
              It may arrive twice.
            </Check>
          ) : null}
          <p className="row after">
            <button type="submit" className="btn">
              Send it again
            </button>
            <a href={list}>Leave it</a>
          </p>
        </form>
      )}
    </CoalitionPage>
  )
}
