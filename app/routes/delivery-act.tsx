import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import * as deliveries from '~/domain/deliveries/index.server'
import { listErrors } from '~/http/answers'
import { refuse } from '~/http/forms.server'
import { frameOf } from '~/http/frame.server'
import { requireLetter } from '~/http/require.server'
import { goOn, notFound } from '~/http/respond.server'
import { CoalitionPage } from '~/ui/coalition-page'
import { ErrorSummary } from '~/ui/error-summary'
import { PageHead } from '~/ui/layout'
import { methods } from '~/ui/ledger'
import { pathOf } from '~/ui/letter-page'

const acts = {
  stopped: { does: deliveries.stop },
  arrived: { does: deliveries.hasArrived },
  returned: { does: deliveries.comesBack },
  'taken-back': { does: deliveries.takeBack },
}

type Act = keyof typeof acts

const asks: Record<Act, { heading: (to: string) => string; says: string; button: string }> = {
  stopped: {
    heading: (to) => `Stop the delivery to ${to}?`,
    says: 'Nothing goes out. It can be sent again at any time.',
    button: 'Stop it',
  },
  arrived: {
    heading: (to) => `Did the letter reach ${to}?`,
    says: 'Ask the office first. Its clock then runs from the day the mail went out.',
    button: 'It did arrive',
  },
  returned: {
    heading: (to) => `Did the letter not reach ${to}?`,
    says: 'The delivery then counts as not made, its clock stops, and the letter can be sent there again.',
    button: 'It did not arrive',
  },
  'taken-back': {
    heading: (to) => `Take back that ${to} received the letter?`,
    says: 'The record stays in the history, marked as taken back, and the clock of the office no longer runs from it.',
    button: 'Take the record back',
  },
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'editor')
  const act = actOf(params.act)
  const { rows } = await deliveries.ledger(letter)
  const row = rows.find(({ entries }) => entries.some(({ id }) => id === params.delivery)) ?? notFound()
  const entry = row.entries.find(({ id }) => id === params.delivery) ?? notFound()
  return { letter: frameOf(letter), act, to: row.called, method: entry.method, edition: entry.edition }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'editor')
  const act = actOf(params.act)
  const refused = await acts[act].does(letter, params.delivery ?? '')
  if (refused) return refuse(new FormData(), { form: refused.refused })
  return goOn(`${pathOf(frameOf(letter))}/delivery`, { told: act })
}

export const meta = () => [{ title: 'A delivery: Undersigned' }]

export default function DeliveryAct() {
  const { letter, act, to, method, edition } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { heading, says, button } = asks[act]
  const back = `${pathOf(letter)}/delivery`
  return (
    <CoalitionPage coalition={letter.coalition} member={letter.member} section="letters">
      <ErrorSummary problems={listErrors(answer)} />
      <PageHead
        heading={heading(to)}
        under={`Edition ${edition}, ${methods[method]}. ${letter.title}`}
        crumb={{ label: 'Delivery', href: back }}
      />
      <form method="post" className="asked" id="form">
        <p>{says}</p>
        <p className="row after">
          <button type="submit" className={act === 'arrived' ? 'btn' : 'btn stop'}>
            {button}
          </button>
          <a href={back}>Leave it as it is</a>
        </p>
      </form>
    </CoalitionPage>
  )
}

function actOf(asked: string | undefined): Act {
  return isAct(asked) ? asked : notFound()
}

function isAct(asked: string | undefined): asked is Act {
  return asked !== undefined && Object.hasOwn(acts, asked)
}
