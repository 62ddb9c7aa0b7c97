import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import * as invitations from '~/domain/invitations/index.server'
import { listErrors } from '~/http/answers'
import { refuse } from '~/http/forms.server'
import { frameOf } from '~/http/frame.server'
import { requireLetter } from '~/http/require.server'
import { goOn } from '~/http/respond.server'
import { Empty } from '~/ui/empty'
import { ErrorSummary } from '~/ui/error-summary'
import { LetterPage, pathOf } from '~/ui/letter-page'
import { Deadline } from '~/ui/time'
import { WhoList } from '~/ui/who-list'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'editor')
  const { asked, without, suppressed, bounced } = await invitations.listToAsk(letter)
  const brief = (all: invitations.Asked[]) =>
    all.map(({ id, organization, contact }) => ({
      id,
      organization,
      contact: [contact?.name, contact?.email].filter(Boolean).join(', ') || null,
    }))
  return {
    letter: frameOf(letter),
    asked: brief(asked),
    without: without.length,
    suppressed: brief(suppressed),
    bounced: brief(bounced),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'editor')
  const sending = await invitations.ask(letter, null)
  if ('refused' in sending) return refuse(new FormData(), { ask: sending.refused })
  return goOn(`${pathOf(letter)}/asking?n=${sending.asked.length}`, { told: 'asked' })
}

export const meta = () => [{ title: 'Ask them: Undersigned' }]

export default function Sending() {
  const { letter, asked, without, suppressed, bounced } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const at = `${pathOf(letter)}/asking`
  return (
    <LetterPage letter={letter} current="signons">
      <ErrorSummary problems={listErrors(answer)} />
      <section className="sec" aria-labelledby="send">
        <div className="sechead">
          <h2 id="send">
            {asked.length === 0
              ? 'Nobody can be asked yet'
              : `Ask ${asked.length === 1 ? 'one organization' : `${asked.length} organizations`} now?`}
          </h2>
          <p className="small">
            <a href={at}>Back to who is asked</a>
          </p>
        </div>
        {asked.length === 0 ? (
          <Empty says="No organization on the list has a contact with an e-mail address that takes our mail." />
        ) : (
          <>
            <p className="after">
              Each gets one mail, in its contact’s language, with a link of its own: to sign, to say when it
              decides, to forward the letter or to decline.{' '}
              {letter.deadline ? (
                <>
                  It names the deadline: <Deadline at={letter.deadline.at} zone={letter.deadline.zone} />.
                </>
              ) : (
                'No deadline is set.'
              )}
            </p>
            <WhoList who={asked} />
            <form method="post" className="row after">
              <button type="submit" className="btn" id="ask">
                Ask {asked.length === 1 ? asked[0]?.organization : `${asked.length} organizations`}
              </button>
            </form>
          </>
        )}
      </section>
      {suppressed.length + bounced.length + without > 0 ? (
        <section className="sec" aria-labelledby="left">
          <h2 id="left">Who gets no mail</h2>
          {without > 0 ? (
            <p className="after">
              <a href={`${at}?part=contactless`}>
                {without} {without === 1 ? 'has' : 'have'} no contact with an e-mail address
              </a>
              . They stay on the list.
            </p>
          ) : null}
          {suppressed.length > 0 ? (
            <>
              <p className="after">These asked for no more mail from your coalition. Call them:</p>
              <WhoList who={suppressed} />
            </>
          ) : null}
          {bounced.length > 0 ? (
            <>
              <p className="after">To these the last mail came back. Give them another contact:</p>
              <WhoList who={bounced} />
            </>
          ) : null}
        </section>
      ) : null}
    </LetterPage>
  )
}
