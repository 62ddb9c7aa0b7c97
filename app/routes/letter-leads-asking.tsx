import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import * as leads from '~/domain/leads/index.server'
import * as letters from '~/domain/letters/index.server'
import * as suggestions from '~/domain/suggestions/index.server'
import { listErrors } from '~/http/answers'
import { refuse } from '~/http/forms.server'
import { frameOf } from '~/http/frame.server'
import { shownLead } from '~/http/leads.server'
import { requireLetter } from '~/http/require.server'
import { goOn } from '~/http/respond.server'
import { Empty } from '~/ui/empty'
import { ErrorSummary } from '~/ui/error-summary'
import { Fact, Facts, Fingerprint } from '~/ui/facts'
import { pathOf } from '~/ui/letter-page'
import { Note } from '~/ui/note'
import { WhoList } from '~/ui/who-list'
import { WritingPage } from '~/ui/writing-page'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'editor')
  const unasked = (await leads.list(letter.id)).filter(({ stands }) => stands === 'unasked')
  const preview = letter.state === 'drafting' ? await letters.previewOpening(letter) : null
  return {
    frame: frameOf(letter),
    waiting: await suggestions.countOpen(letter.id),
    version: preview?.version ?? null,
    hash: await leads.presentHash(letter.id),
    who: unasked.map(shownLead).map(({ id, name, person, approvedBefore }) => ({
      id,
      organization: name,
      contact: [
        person.name,
        person.email ? '' : 'no mail address',
        approvedBefore === null ? 'gets the whole text' : `gets what changed since version ${approvedBefore}`,
      ]
        .filter(Boolean)
        .join(', '),
    })),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'editor')
  const sent = await leads.ask(letter)
  if ('refused' in sent) return refuse(new FormData(), { ask: sent.refused })
  return goOn(`${pathOf(letter)}/leads`, { told: sent.asked > 0 ? 'asked' : 'asked-before' })
}

export const meta = () => [{ title: 'Ask for approval: Undersigned' }]

export default function Asking() {
  const { frame, waiting, version, hash, who } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const at = `${pathOf(frame)}/leads`
  return (
    <WritingPage letter={frame} at="leads">
      <ErrorSummary problems={listErrors(answer)} />
      <section className="sec" aria-labelledby="who">
        <div className="sechead">
          <h2 id="who">
            {who.length === 0 ? 'Nobody to ask about this text' : 'Ask them to approve this text?'}
          </h2>
          <p className="small">
            <a href={at}>Back to the lead organizations</a>
          </p>
        </div>
        {who.length === 0 ? (
          <Empty says="All were asked about it, or have approved it." />
        ) : (
          <>
            <Facts across>
              <Fact term="Text">
                {version ? `Version ${version.number}` : 'The version in force'}
                <br />
                Fingerprint <Fingerprint hash={hash} />
              </Fact>
            </Facts>
            <p className="after">
              Each gets a mail with a link of their own. No account is needed to approve, or to say not yet
              and why.
            </p>
            <WhoList who={who} />
            {waiting > 0 ? (
              <Note caution>
                <p>
                  {waiting === 1 ? 'One suggestion waits' : `${waiting} suggestions wait`} in the text; they
                  are asked about it without. If you accept one afterwards, they have to be asked again.
                </p>
              </Note>
            ) : null}
            <form method="post" className="row after">
              <button type="submit" className="btn" id="ask">
                Ask {who.length === 1 ? who[0]?.organization : `${who.length} organizations`}
              </button>
              <a href={`${pathOf(frame)}/text`}>Read the text once more</a>
            </form>
          </>
        )}
      </section>
    </WritingPage>
  )
}
