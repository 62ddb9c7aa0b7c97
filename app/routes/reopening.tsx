import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import * as letters from '~/domain/letters/index.server'
import { listErrors } from '~/http/answers'
import { again, readForm, refuse } from '~/http/forms.server'
import { frameOf } from '~/http/frame.server'
import { requireLetter } from '~/http/require.server'
import { goOn } from '~/http/respond.server'
import { ErrorSummary } from '~/ui/error-summary'
import { Field } from '~/ui/field'
import { LetterPage, pathOf } from '~/ui/letter-page'
import { zoneOptions, zones } from '~/ui/zones'

const form = z.object({
  day: z.iso.date({ error: 'Choose the day signing closes' }).optional(),
  time: z
    .string()
    .regex(/^\d\d:\d\d$/, 'Enter the time signing closes, like 17:00')
    .default('17:00'),
  zone: z.enum(zones, { error: 'Choose the time zone of the deadline' }).optional(),
})

export async function loader({ request, params }: LoaderFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'editor')
  const frame = frameOf(letter)
  if (letter.state !== 'closed') throw redirect(pathOf(frame))
  const [day = '', time = '17:00'] = letter.deadlineWall?.split('T') ?? []
  return { letter: frame, day, time, zone: letter.deadlineZone ?? letter.coalition.zone }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'editor')
  const read = await readForm(request, form)
  if ('answer' in read) return again(read.answer)
  const { day, time, zone = letter.deadlineZone ?? letter.coalition.zone } = read.value
  // Undoing a closing says nothing of a deadline: then the one that stands goes on.
  const refusal = await letters.reopen(letter, day ? { wall: `${day}T${time}`, zone } : null)
  if (refusal) return refuse(read.form, { day: refusal.refused })
  return goOn(pathOf(letter), { told: 'reopened' })
}

export const meta = () => [{ title: 'Reopen for signatures: Undersigned' }]

export default function Reopening() {
  const { letter, day, time, zone } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const field = (name: string, value: string) => ({
    name,
    defaultValue: answer?.values[name] ?? value,
    errors: answer?.errors[name],
  })
  return (
    <LetterPage letter={letter} current="overview">
      <ErrorSummary problems={listErrors(answer)} />
      <section className="verdict">
        <h2>Until when shall it be open again?</h2>
        <p>The text stays as it is, and so do the signatures under it.</p>
      </section>
      <form method="post" noValidate className="form">
        <Field {...field('day', day)} label="Day" type="date" width="medium" />
        <Field {...field('time', time)} label="Time" type="time" width="short" />
        <Field {...field('zone', zone)} label="Time zone" kind="select" options={zoneOptions} />
        <p className="after row">
          <button type="submit" className="btn">
            Reopen for signatures
          </button>
          <a href={pathOf(letter)}>Leave it closed</a>
        </p>
      </form>
    </LetterPage>
  )
}
