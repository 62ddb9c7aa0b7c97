import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import * as invitations from '~/domain/invitations/index.server'
import { listErrors } from '~/http/answers'
import { again, readForm, refuse } from '~/http/forms.server'
import { frameOf } from '~/http/frame.server'
import { requireLetter } from '~/http/require.server'
import { goOn } from '~/http/respond.server'
import { ChooseHead } from '~/ui/choose-head'
import { ErrorSummary } from '~/ui/error-summary'
import { Field } from '~/ui/field'
import { LetterPage, pathOf } from '~/ui/letter-page'

const form = z.object({
  lines: z.string({ error: 'Paste at least one line' }).max(500_000, 'Paste fewer lines at a time'),
})

export async function loader({ request, params }: LoaderFunctionArgs) {
  return { letter: frameOf(await requireLetter(request, params.letter, 'editor')) }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'editor')
  const read = await readForm(request, form)
  if ('answer' in read) return again(read.answer)
  const { entries, problems } = invitations.readLines(read.value.lines)
  const [first] = problems
  if (first) return refuse(read.form, { lines: moreOf(first, problems.length) })
  const { added } = await invitations.choose(letter, { entries })
  return goOn(`${pathOf(letter)}/asking?n=${added}`, { told: 'chosen' })
}

export const meta = () => [{ title: 'Paste a list: Undersigned' }]

export default function Lines() {
  const { letter } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <LetterPage letter={letter} current="signons">
      <ErrorSummary problems={listErrors(answer)} />
      <section className="sec" aria-labelledby="choose">
        <ChooseHead at={`${pathOf(letter)}/asking`} way="lines">
          Which organizations does this letter ask?
        </ChooseHead>
        <form method="post" noValidate className="form after">
          <Field
            name="lines"
            label="One organization on each line"
            kind="textarea"
            rows={10}
            hint="Organization, contact name, e-mail. The name of the organization may hold commas; contact and e-mail may be missing. Rows copied from a spreadsheet do, too."
            spellCheck={false}
            defaultValue={answer?.values.lines}
            errors={answer?.errors.lines}
          />
          <p className="quiet small">
            Names your registry knows are found again, whatever their case and punctuation. Nothing is sent
            yet.
          </p>
          <p className="row">
            <button type="submit" className="btn">
              List these organizations
            </button>
          </p>
        </form>
      </section>
    </LetterPage>
  )
}

function moreOf(first: string, count: number): string {
  return count === 1
    ? first
    : `${first} ${count - 1} more ${count === 2 ? 'line needs' : 'lines need'} a look.`
}
