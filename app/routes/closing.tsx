import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import * as letters from '~/domain/letters/index.server'
import * as signatures from '~/domain/signatures/index.server'
import { actOnLetter } from '~/http/acts.server'
import { frameOf } from '~/http/frame.server'
import { requireLetter } from '~/http/require.server'
import { Fact, Facts } from '~/ui/facts'
import { LetterPage, pathOf } from '~/ui/letter-page'
import { Deadline } from '~/ui/time'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'editor')
  const frame = frameOf(letter)
  if (letter.state !== 'open') throw redirect(pathOf(frame))
  const { active, invited, opened, considering, pending } = await signatures.figures(letter)
  return { letter: frame, active, silent: invited + opened, considering, pending }
}

export const action = (args: ActionFunctionArgs) => actOnLetter(args, letters.close, 'closed')

export const meta = () => [{ title: 'Close signing: Undersigned' }]

export default function Closing() {
  const { letter, active, silent, considering, pending } = useLoaderData<typeof loader>()
  return (
    <LetterPage letter={letter} current="overview">
      <section className="act" aria-labelledby="close">
        <div className="in">
          <div>
            <h2 id="close">Close signing now?</h2>
            <Facts>
              {letter.deadline ? (
                <Fact term="Otherwise it closes">
                  <Deadline at={letter.deadline.at} zone={letter.deadline.zone} />
                </Fact>
              ) : null}
              <Fact term="Signed">{active.toLocaleString('en')}</Fact>
              <Fact term="Asked, without an answer">{silent.toLocaleString('en')}</Fact>
              {considering > 0 ? <Fact term="Considering it">{considering.toLocaleString('en')}</Fact> : null}
              {pending > 0 ? (
                <Fact term="Signed, not yet confirmed">{pending.toLocaleString('en')}</Fact>
              ) : null}
            </Facts>
          </div>
          <form method="post">
            <p>Whoever comes later finds signing closed. You can open it again until an edition is frozen.</p>
            {pending > 0 ? (
              <p>
                {pending === 1 ? 'The one who has' : `The ${pending.toLocaleString('en')} who have`} not
                confirmed cannot confirm once signing is closed, unless you open it again before their links
                run out: after fourteen days, or at the deadline they signed under.{' '}
                <a href={`${pathOf(letter)}/sign-ons?state=pending`}>Send the confirmation again first</a>
              </p>
            ) : null}
            <button type="submit" className="btn">
              Close signing
            </button>
            <p className="small">
              <a href={pathOf(letter)}>Leave it open</a>
            </p>
          </form>
        </div>
      </section>
    </LetterPage>
  )
}
