import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import * as letters from '~/domain/letters/index.server'
import { frameOf } from '~/http/frame.server'
import { requireLetter } from '~/http/require.server'
import { goOn } from '~/http/respond.server'
import { pathOf } from '~/ui/letter-page'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'viewer')
  return goOn(`${pathOf(frameOf(letter))}/answers`)
}

export async function action({ request, params }: ActionFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'editor')
  const undo = (await request.formData()).get('undo') === 'yes'
  const refused = await (undo ? letters.resume(letter) : letters.conclude(letter))
  return goOn(`${pathOf(frameOf(letter))}/answers`, {
    told: refused ? 'unchanged' : undo ? 'resumed' : 'concluded',
  })
}
