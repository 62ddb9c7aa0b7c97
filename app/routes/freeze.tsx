import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { reaches } from '~/domain/access.server'
import * as editions from '~/domain/editions/index.server'
import { type Answer, listErrors } from '~/http/answers'
import { shownCheck, shownEdition } from '~/http/editions.server'
import { again, readForm, refuse } from '~/http/forms.server'
import { frameOf } from '~/http/frame.server'
import { requireLetter } from '~/http/require.server'
import { goOn } from '~/http/respond.server'
import { EditionPart } from '~/ui/edition'
import { Empty } from '~/ui/empty'
import { ErrorSummary } from '~/ui/error-summary'
import { Fine } from '~/ui/finding'
import { alsoOf, CheckFindings, FreezeAct, OrderPart, verdictOf } from '~/ui/freezing'
import { LetterPage, pathOf } from '~/ui/letter-page'
import { Toast } from '~/ui/note'

const form = z.object({
  order: z.enum(['alphabet', 'leads-first', 'by-state'], { error: 'Choose how the list is ordered' }),
})

export async function loader({ request, params }: LoaderFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'viewer')
  const isFinal = ['final', 'delivered', 'concluded'].includes(letter.state)
  const all = await editions.list(letter)
  const [edition] = isFinal ? all.filter(({ takenBackAt }) => takenBackAt === null) : []
  const before = all.filter((each) => each !== edition)
  return {
    letter: frameOf(letter),
    decides: reaches(letter.role, 'editor'),
    zone: letter.coalition.zone,
    number: (all[0]?.number ?? 0) + 1,
    edition: edition ? await shownEdition(letter, edition) : null,
    before: before.map(({ number, code, frozenAt, takenBackAt }) => ({
      number,
      code,
      frozenAt: frozenAt.toISOString(),
      takenBackAt: takenBackAt?.toISOString() ?? null,
    })),
    checked: isFinal ? null : shownCheck(await editions.check(letter)),
    told: new URL(request.url).searchParams.get('told') ?? '',
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'editor')
  const read = await readForm(request, form)
  if ('answer' in read) return again(read.answer)
  const refused = await editions.chooseOrder(letter, read.value.order)
  if (refused) return refuse(read.form, { order: refused.refused })
  return goOn(`${pathOf(letter)}/freeze`, { told: 'ordered' })
}

// While the PDF is being made the page looks again by itself.
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: data?.edition
      ? `Edition ${data.edition.number}: Undersigned`
      : 'Check before freezing: Undersigned',
  },
  ...(data?.edition?.pdf === 'waiting' ? [{ httpEquiv: 'refresh', content: '3' }] : []),
]

export default function Freeze() {
  const { letter, decides, zone, number, edition, before, checked, told } = useLoaderData<typeof loader>()
  const answer = useActionData<Answer>()
  const at = pathOf(letter)
  const said = toldOf(told, edition?.number)
  const problems = listErrors(answer).map((each) =>
    each.id === 'findings' ? { ...each, id: 'verdict' } : each,
  )
  return (
    <LetterPage letter={letter} current="freeze" told={said ? <Toast>{said}</Toast> : undefined}>
      <ErrorSummary problems={problems} />
      {edition ? (
        <EditionPart
          edition={edition}
          before={before}
          at={at}
          zone={zone}
          decides={decides}
          state={letter.state}
        />
      ) : null}
      {!edition && !checked ? <Empty says="No edition of this letter stands." /> : null}
      {checked ? (
        <>
          <div className="verdict" id="verdict">
            {/* Over a refusal the verdict would say the opposite of it. */}
            <h2>
              {problems.length > 0 && checked.settle.length === 0 ? 'Not frozen yet' : verdictOf(checked)}
            </h2>
            <p>
              {alsoOf(checked)}
              {checked.leftOut.held > 0
                ? ' A held name that you leave unsettled stays out of this edition.'
                : ''}
            </p>
          </div>
          <CheckFindings heading="Must be settled" id="settle" findings={checked.settle} at={at} />
          <CheckFindings heading="Worth a look" id="look" findings={checked.look} at={at} />
          {checked.fine.length > 0 ? <Fine heading="In order" id="fine" items={checked.fine} /> : null}
          {checked.prospect && checked.prospect.count > 0 ? (
            <>
              <OrderPart prospect={checked.prospect} at={at} decides={decides} answer={answer} />
              {decides ? <FreezeAct checked={checked} number={number} at={at} answer={answer} /> : null}
            </>
          ) : null}
        </>
      ) : null}
    </LetterPage>
  )
}

function toldOf(told: string, number: number | undefined): string | null {
  switch (told) {
    case 'frozen':
      return `Edition ${number} is frozen. Its PDF is made now.`
    case 'taken-back':
      return 'The edition is taken back. The letter is closed again.'
    case 'ordered':
      return 'The order is changed.'
    case 'rendering':
      return 'The PDF is being made again.'
    default:
      return null
  }
}
