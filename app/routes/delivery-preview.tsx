import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import * as deliveries from '~/domain/deliveries/index.server'
import { frameOf } from '~/http/frame.server'
import { requireLetter } from '~/http/require.server'
import { notFound } from '~/http/respond.server'
import { Fact, Facts } from '~/ui/facts'
import { LetterPage, pathOf } from '~/ui/letter-page'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'editor')
  const addressee = params.addressee ?? ''
  const mail = (await deliveries.preview(letter, addressee)) ?? notFound()
  return { letter: frameOf(letter), addressee, mail }
}

export const meta = () => [{ title: 'The mail to the office: Undersigned' }]

export default function DeliveryPreview() {
  const { letter, addressee, mail } = useLoaderData<typeof loader>()
  return (
    <LetterPage letter={letter} current="delivery">
      <section className="sec" aria-labelledby="mail">
        <h2 id="mail">The mail as it will arrive</h2>
        <p className="undersec">
          Your few words stand after the greeting. The PDF of the letter is attached.
        </p>
        <Facts across>
          <Fact term="Subject">{mail.subject}</Fact>
          <Fact term="From">{mail.from}</Fact>
          {mail.replyTo ? <Fact term="Answers go to">{mail.replyTo}</Fact> : null}
        </Facts>
        <div className="mailtext">{mail.text}</div>
        <p className="row after">
          <a className="btn" href={`${pathOf(letter)}/delivery/${addressee}`}>
            Back to sending it
          </a>
        </p>
      </section>
    </LetterPage>
  )
}
