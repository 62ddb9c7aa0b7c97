import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import * as signatures from '~/domain/signatures/index.server'
import { frameOf } from '~/http/frame.server'
import { requireLetter } from '~/http/require.server'
import { goOn, notFound } from '~/http/respond.server'
import { LetterPage, pathOf } from '~/ui/letter-page'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'editor')
  const { signature } = (await signatures.findOf(letter, params.signature ?? '')) ?? notFound()
  return { letter: frameOf(letter), id: signature.id, name: signature.name }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'editor')
  await signatures.erase(letter, params.signature ?? '')
  return goOn(`${pathOf(letter)}/sign-ons/${params.signature}`, { told: 'erased' })
}

export const meta = () => [{ title: 'Erase a signer: Undersigned' }]

export default function Erasure() {
  const { letter, id, name } = useLoaderData<typeof loader>()
  return (
    <LetterPage letter={letter} current="signons">
      <section className="sec" aria-labelledby="erase">
        <h2 id="erase">Erase who signed for {name}?</h2>
        <p className="undersec">
          Name, title, e-mail, city, state and evidence are erased, and the signer’s page ends. That {name}{' '}
          agreed to this text, and when, stays, as does every list it is printed on. Copies in backups stay
          until those are deleted. It cannot be undone.
        </p>
        <form method="post">
          <p className="row">
            <button type="submit" className="btn stop">
              Erase who signed
            </button>
            <a href={`${pathOf(letter)}/sign-ons/${id}`}>Leave it as it is</a>
          </p>
        </form>
      </section>
    </LetterPage>
  )
}
