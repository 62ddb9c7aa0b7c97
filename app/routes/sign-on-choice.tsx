import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import * as signatures from '~/domain/signatures/index.server'
import { frameOf } from '~/http/frame.server'
import { requireLetter } from '~/http/require.server'
import { goOn, notFound } from '~/http/respond.server'
import { Fact, Facts } from '~/ui/facts'
import { LetterPage, pathOf } from '~/ui/letter-page'
import { authorityWords, signerWords } from '~/ui/sign-on-words'
import { State } from '~/ui/state'
import { Moment } from '~/ui/time'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'editor')
  const { signature, others, erased } =
    (await signatures.findOf(letter, params.signature ?? '')) ?? notFound()
  const standing = others.find(({ state }) => state === 'active' || state === 'stale')
  if (!standing || signature.state !== 'held')
    throw goOn(`${pathOf(frameOf(letter))}/sign-ons/${signature.id}`)
  return {
    letter: frameOf(letter),
    zone: signatures.zoneOf(letter),
    id: signature.id,
    name: signature.name,
    both: [standing, signature].map((each) => ({
      id: each.id,
      state: each.state,
      name: each.name,
      signer: signerWords(
        [each.signerName, each.signerTitle],
        erased.get(each.id) ?? null,
        signatures.zoneOf(letter),
      ),
      email: each.email || 'None given',
      authority: each.authority,
      at: each.createdAt.toISOString(),
    })),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'editor')
  const at = `${pathOf(letter)}/sign-ons/${params.signature}`
  const refused = await signatures.stand(letter, params.signature ?? '')
  return goOn(at, refused ? {} : { told: 'stands' })
}

export const meta = () => [{ title: 'Which one stands: Undersigned' }]

export default function ChoiceOfTwo() {
  const { letter, zone, id, name, both } = useLoaderData<typeof loader>()
  const at = `${pathOf(letter)}/sign-ons`
  return (
    <LetterPage letter={letter} current="signons">
      <section className="sec" aria-labelledby="which">
        <h2 id="which">Two people signed for {name}. Which one stands?</h2>
        <p className="quiet">
          One signature counts for each organization. Ask someone you know there before you decide; nothing is
          sent by this page.
        </p>
        <div className="beside">
          {both.map((each) => (
            <div key={each.id}>
              <Facts>
                <Fact term="State">
                  <State of={each.state} />
                </Fact>
                <Fact term="Will be printed as" printed>
                  {each.name}
                </Fact>
                <Fact term="Signed by">{each.signer}</Fact>
                <Fact term="E-mail">{each.email}</Fact>
                <Fact term="Authority">{authorityWords[each.authority]}</Fact>
                <Fact term="Came">
                  <Moment at={each.at} zone={zone} />
                </Fact>
              </Facts>
              {each.id === id ? (
                <form method="post" className="row after">
                  <button type="submit" className="btn">
                    Let this one stand
                  </button>
                </form>
              ) : (
                <p className="row after">
                  <a href={`${at}/rejections?id=${id}`}>Keep this one, and reject the other with a reason</a>
                </p>
              )}
            </div>
          ))}
        </div>
      </section>
    </LetterPage>
  )
}
