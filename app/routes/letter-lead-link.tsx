import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import * as leads from '~/domain/leads/index.server'
import { listErrors } from '~/http/answers'
import { refuse } from '~/http/forms.server'
import { frameOf } from '~/http/frame.server'
import { requireLetter } from '~/http/require.server'
import { goOn, notFound } from '~/http/respond.server'
import { Disclose } from '~/ui/disclose'
import { ErrorSummary } from '~/ui/error-summary'
import { pathOf } from '~/ui/letter-page'
import { WritingPage } from '~/ui/writing-page'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'editor')
  const one = (await leads.list(letter.id)).find(({ id }) => id === params.lead) ?? notFound()
  return { frame: frameOf(letter), id: one.id, organization: one.name, person: one.person.name }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'editor')
  const sent = await leads.renewLink(letter, params.lead ?? '')
  if ('refused' in sent) return refuse(new FormData(), { renew: sent.refused })
  return goOn(`${pathOf(letter)}/leads/${params.lead}`, { told: 'renewed' })
}

export const meta = () => [{ title: 'The link to approve: Undersigned' }]

export default function LinkToApprove() {
  const { frame, id, organization, person } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const at = `${pathOf(frame)}/leads/${id}`
  return (
    <WritingPage letter={frame} at="leads">
      <ErrorSummary problems={listErrors(answer)} />
      <section className="sec" aria-labelledby="link">
        <h2 id="link">Send {person} a fresh link?</h2>
        <p className="leadin">
          A new mail asks for {organization} about the same text. The links before lead nowhere from then on.
        </p>
        <form method="post" className="row after">
          <button type="submit" className="btn" id="renew">
            Send a fresh link
          </button>
          <a href={at}>Leave it as it is</a>
        </form>
      </section>
      <section className="sec" aria-label="Other acts">
        <Disclose summary="End the link, and send none">
          <p>Who has it sees nothing by it any more. Asking again sends another.</p>
          <form method="post" action={`${at}/link/revocation`}>
            <p className="after">
              <button type="submit" className="btn stop">
                End the link of {person}
              </button>
            </p>
          </form>
        </Disclose>
      </section>
    </WritingPage>
  )
}
