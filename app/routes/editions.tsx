import type { ActionFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import * as editions from '~/domain/editions/index.server'
import { typedCount } from '~/http/editions.server'
import { again, readForm, refuse } from '~/http/forms.server'
import { requireLetter } from '~/http/require.server'
import { goOn } from '~/http/respond.server'
import { pathOf } from '~/ui/letter-page'

// What was not right is said on the page of the check, with what was typed.
export { default, loader, meta } from './freeze'

const form = z.object({
  count: typedCount,
  mark: z.string({ error: 'Look at the list again, then freeze' }),
  closes: z.string().optional(),
})

export async function action({ request, params }: ActionFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'editor')
  const read = await readForm(request, form)
  if ('answer' in read) return again(read.answer)
  const { count, mark, closes } = read.value
  const frozen = await editions.freeze(letter, { count, mark, closes: closes === 'yes' })
  if ('refused' in frozen) return refuse(read.form, { [frozen.at]: frozen.refused })
  return goOn(`${pathOf(letter)}/freeze`, { told: 'frozen' })
}
