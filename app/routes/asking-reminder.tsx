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
import { WhoList } from '~/ui/who-list'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'editor')
  const silent = await invitations.listToRemind(letter)
  return {
    letter: frameOf(letter),
    silent: silent.map(({ id, organization, contact }) => ({
      id,
      organization,
      contact: contact?.name ?? null,
    })),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'editor')
  const sent = await invitations.remind(letter)
  if ('refused' in sent) return refuse(new FormData(), { remind: sent.refused })
  return goOn(`${pathOf(letter)}/asking?n=${sent.reminded}`, { told: 'reminded' })
}

export const meta = () => [{ title: 'Remind: Undersigned' }]

export default function Reminder() {
  const { letter, silent } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const at = `${pathOf(letter)}/asking`
  return (
    <LetterPage letter={letter} current="signons">
      <ErrorSummary problems={listErrors(answer)} />
      <section className="sec" aria-labelledby="who">
        <div className="sechead">
          <h2 id="who">
            {silent.length === 0
              ? 'Nobody to remind now'
              : `Remind ${silent.length === 1 ? 'the one who has' : `the ${silent.length} who have`} not answered?`}
          </h2>
          <p className="small">
            <a href={at}>Back to who is asked</a>
          </p>
        </div>
        {silent.length === 0 ? (
          <Empty
            says="All have answered, or were reminded in the last 20 hours."
            then="Whoever says when they decide is left in peace until that day has passed."
          />
        ) : (
          <>
            <p className="after">
              Only these are reminded. Left out are those who have signed or declined, decide on a day still
              to come, want no mail, or were reminded in the last 20 hours.
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
    </LetterPage>
  )
}
