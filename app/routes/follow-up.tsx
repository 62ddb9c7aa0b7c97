import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import * as editions from '~/domain/editions/index.server'
import * as followUps from '~/domain/follow-ups/index.server'
import * as responses from '~/domain/responses/index.server'
import { inShort } from '~/domain/text'
import { listErrors } from '~/http/answers'
import { again, readForm, refuse } from '~/http/forms.server'
import { frameOf } from '~/http/frame.server'
import { requireLetter } from '~/http/require.server'
import { goOn, notFound } from '~/http/respond.server'
import { CoalitionPage } from '~/ui/coalition-page'
import { ErrorSummary } from '~/ui/error-summary'
import { Check, Field } from '~/ui/field'
import { PageHead } from '~/ui/layout'
import { pathOf } from '~/ui/letter-page'
import { words } from '~/words'

const form = z.object({
  title: z
    .string({ error: 'Give the letter a title' })
    .trim()
    .max(300, 'Shorten the title to 300 characters'),
  ask: z.array(z.string()).default([]),
})

export async function loader({ request, params }: LoaderFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'editor')
  const edition = (await editions.findLast(letter)) ?? notFound()
  const board = await responses.scoreboard(letter)
  const open = new Set(followUps.openAsks(board).map(({ ask }) => ask.id))
  return {
    letter: frameOf(letter),
    title: words(letter.language)('followUp.title', { title: edition.title }),
    asks: board.rows.map(({ ask }) => ({ ...ask, text: inShort(ask.text), open: open.has(ask.id) })),
    organizations: (await editions.listSignatories(edition)).filter(({ kind }) => kind === 'organization')
      .length,
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'editor')
  const read = await readForm(request, form)
  if ('answer' in read) return again(read.answer)
  const started = await followUps.start(letter, { title: read.value.title, askIds: read.value.ask })
  if ('refused' in started) return refuse(read.form, { [started.field ?? 'form']: started.refused })
  return goOn(pathOf({ ...frameOf(letter), slug: started.slug }), { told: 'followed' })
}

export const meta = () => [{ title: 'A follow-up letter: Undersigned' }]

export default function FollowUp() {
  const { letter, title, asks, organizations } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <CoalitionPage coalition={letter.coalition} member={letter.member} section="letters">
      <ErrorSummary problems={listErrors(answer)} />
      <PageHead
        heading="Start a follow-up letter?"
        under={letter.title}
        crumb={{ label: 'Answers', href: `${pathOf(letter)}/answers` }}
      />
      <form method="post" noValidate className="asked" id="form">
        <p>
          It begins with a paragraph that cites this letter, goes to the same offices, and has the{' '}
          {organizations.toLocaleString('en-US')} organizations that signed on its list to ask. Nothing is
          sent to anyone.
        </p>
        <Field
          name="title"
          label="Title"
          kind="printed"
          defaultValue={answer?.values.title ?? title}
          errors={answer?.errors.title}
        />
        {asks.length > 0 ? (
          <fieldset className="field">
            <legend>Which asks does it carry over?</legend>
            <p className="hint">
              Those that are not yet met at every office are ticked. They stay the same asks.
            </p>
            {asks.map(({ id, number, text, open }) => (
              <Check key={id} name="ask" id={`ask-${number}`} value={id} checked={open}>
                {number}. <span className="asprinted">{text}</span>
              </Check>
            ))}
          </fieldset>
        ) : null}
        <p className="after">
          <button type="submit" className="btn">
            Start the letter
          </button>
        </p>
      </form>
    </CoalitionPage>
  )
}
