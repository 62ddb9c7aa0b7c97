import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import * as leads from '~/domain/leads/index.server'
import { listErrors } from '~/http/answers'
import { refuse } from '~/http/forms.server'
import { frameOf } from '~/http/frame.server'
import { requireLetter } from '~/http/require.server'
import { goOn } from '~/http/respond.server'
import { Empty } from '~/ui/empty'
import { ErrorSummary } from '~/ui/error-summary'
import { pathOf } from '~/ui/letter-page'
import { WhoList } from '~/ui/who-list'
import { WritingPage } from '~/ui/writing-page'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'editor')
  const silent = leads.toRemind(await leads.list(letter.id))
  return {
    frame: frameOf(letter),
    silent: silent.map(({ id, name, person }) => ({ id, organization: name, contact: person.name })),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'editor')
  const sent = await leads.remind(letter)
  if ('refused' in sent) return refuse(new FormData(), { remind: sent.refused })
  return goOn(`${pathOf(letter)}/leads`, { told: 'reminded' })
}

export const meta = () => [{ title: 'Remind lead organizations: Undersigned' }]

export default function Reminder() {
  const { frame, silent } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <WritingPage letter={frame} at="leads">
      <ErrorSummary problems={listErrors(answer)} />
      <section className="sec" aria-labelledby="who">
        <div className="sechead">
          <h2 id="who">{silent.length === 0 ? 'Nobody to remind now' : 'Remind them of the text?'}</h2>
          <p className="small">
            <a href={`${pathOf(frame)}/leads`}>Back to the lead organizations</a>
          </p>
        </div>
        {silent.length === 0 ? (
          <Empty says="All who were asked have answered, or were written to in the last 20 hours." />
        ) : (
          <>
            <p className="after">
              They get the same mail once more, with a link that works beside the first.
            </p>
            <WhoList who={silent} />
            <form method="post" className="row after">
              <button type="submit" className="btn" id="remind">
                Remind {silent.length === 1 ? silent[0]?.organization : `${silent.length} organizations`}
              </button>
            </form>
          </>
        )}
      </section>
    </WritingPage>
  )
}
