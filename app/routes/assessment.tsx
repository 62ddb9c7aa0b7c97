import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import * as responses from '~/domain/responses/index.server'
import { listErrors } from '~/http/answers'
import { again, readForm, refuse } from '~/http/forms.server'
import { frameOf } from '~/http/frame.server'
import { requireLetter } from '~/http/require.server'
import { goOn, notFound } from '~/http/respond.server'
import { kindWord } from '~/ui/came-back'
import { CoalitionPage } from '~/ui/coalition-page'
import { ErrorSummary } from '~/ui/error-summary'
import { Choice, Field } from '~/ui/field'
import { PageHead } from '~/ui/layout'
import { pathOf } from '~/ui/letter-page'
import { shortDate } from '~/ui/when'

const form = z.object({
  outcome: z.enum(['met', 'partly', 'refused', 'ignored', 'superseded'], {
    error: 'Say what it means for this ask',
  }),
  responseId: z.string().optional(),
  source: z.string().max(500, 'Shorten how you know it to 500 characters').optional(),
  quote: z.string().max(2_000, 'Shorten the passage to 2,000 characters').optional(),
})

const outcomes = [
  { value: 'met', label: 'Met', hint: 'What was asked is done, or promised with a day.' },
  { value: 'partly', label: 'Met in part', hint: 'Some of it, or with conditions.' },
  { value: 'refused', label: 'Refused', hint: 'They say no to it.' },
  { value: 'ignored', label: 'Passed over', hint: 'They answered the letter, and not this ask.' },
  { value: 'superseded', label: 'Superseded', hint: 'Events have overtaken it.' },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'editor')
  const board = await responses.scoreboard(letter)
  const office = board.offices.find(({ id }) => id === params.addressee) ?? notFound()
  const row = board.rows.find(({ ask }) => ask.id === params.ask) ?? notFound()
  return {
    letter: frameOf(letter),
    to: office.called,
    ask: row.ask,
    cell: row.cells[board.offices.indexOf(office)] ?? null,
    answers: board.came.flatMap((each) =>
      each.what === 'response' && each.addresseeId === office.id
        ? [{ id: each.id, kind: each.kind, on: each.on, words: each.words }]
        : [],
    ),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'editor')
  const read = await readForm(request, form)
  if ('answer' in read) return again(read.answer)
  const { ask: askId = '', addressee: addresseeId = '' } = params
  const assessed = await responses.assess(letter, { ...read.value, askId, addresseeId })
  if ('refused' in assessed) return refuse(read.form, { [assessed.field ?? 'form']: assessed.refused })
  const answer = assessed.responseId ? await responses.find(letter, assessed.responseId) : null
  const isFound =
    !assessed.quote || !answer?.response.words || responses.isIn(assessed.quote, answer.response.words)
  return goOn(`${pathOf(frameOf(letter))}/answers`, { told: isFound ? 'assessed' : 'assessed-unfound' })
}

export const meta = () => [{ title: 'Assess an ask: Undersigned' }]

export default function Assessment() {
  const { letter, to, ask, cell, answers } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const errors = (name: string) => answer?.errors[name]
  // An acknowledgement is not an answer: nothing rests on it.
  const grounds = answers.filter(({ kind }) => kind !== 'acknowledgement')
  return (
    <CoalitionPage coalition={letter.coalition} member={letter.member} section="letters">
      <ErrorSummary problems={listErrors(answer)} />
      <PageHead
        heading={`Has ${to} met ask ${ask.number}?`}
        under={letter.title}
        crumb={{ label: 'Answers', href: `${pathOf(letter)}/answers` }}
      />
      <div className="asked">
        <p className="asprinted">{ask.text}</p>
        {answers.map(({ id, kind, on, words }) => (
          <div key={id} className="after">
            <p className="small quiet">
              {shortDate(on, 'en')}, {kindWord(kind)}
            </p>
            {words ? <blockquote className="asprinted whole">{words}</blockquote> : null}
          </div>
        ))}
      </div>
      <form method="post" noValidate className="asked sec" id="form">
        <Choice
          name="outcome"
          legend="What it means for this ask"
          hint={cell ? 'A new assessment stands in place of the one before, which is kept.' : undefined}
          options={outcomes}
          defaultValue={answer?.values.outcome}
          errors={errors('outcome')}
        />
        {grounds.length > 0 ? (
          <Field
            name="responseId"
            label="The answer it rests on"
            kind="select"
            options={[
              { value: '', label: 'None of them' },
              ...grounds.map(({ id, kind, on }) => ({
                value: id,
                label: `${shortDate(on, 'en')}, ${kindWord(kind)}`,
              })),
            ]}
            defaultValue={answer?.values.responseId ?? (grounds.length === 1 ? grounds[0]?.id : '')}
            errors={errors('responseId')}
          />
        ) : (
          <div id="responseId">
            <p className="quiet">
              No answer of this office is recorded, so nothing can be said in its words.{' '}
              <a href={`${pathOf(letter)}/answers/responses/new`}>Record an answer</a> first, or write below
              how you know what became of the ask.
            </p>
          </div>
        )}
        <Field
          name="source"
          label="How do you know, if no recorded answer says it?"
          hint="Such as a notice in the Federal Register, with its day, or a call with a named person."
          optional
          defaultValue={answer?.values.source}
          errors={grounds.length > 0 ? errors('source') : (errors('source') ?? errors('responseId'))}
        />
        <Field
          name="quote"
          label="The passage it rests on"
          kind="printed"
          rows={2}
          hint="Word for word as it stands in that answer or source, without quotation marks."
          optional
          defaultValue={answer?.values.quote}
          errors={errors('quote')}
        />
        <p className="after">
          <button type="submit" className="btn">
            Record the assessment
          </button>
        </p>
      </form>
    </CoalitionPage>
  )
}
