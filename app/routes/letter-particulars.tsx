import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { reaches } from '~/domain/access.server'
import * as drafts from '~/domain/drafts.server'
import * as letters from '~/domain/letters/index.server'
import { listErrors } from '~/http/answers'
import { again, readForm, refuse } from '~/http/forms.server'
import { frameOf } from '~/http/frame.server'
import { requireLetter } from '~/http/require.server'
import { goOn } from '~/http/respond.server'
import { ErrorSummary } from '~/ui/error-summary'
import { Fact, Facts } from '~/ui/facts'
import { Check, Choice, Field } from '~/ui/field'
import { Note, Toast } from '~/ui/note'
import { State } from '~/ui/state'
import { Deadline } from '~/ui/time'
import { letterDate } from '~/ui/when'
import { WritingPage } from '~/ui/writing-page'
import { allZoneOptions } from '~/ui/zones'

const form = z.object({
  title: z
    .string({ error: 'Give the letter a title' })
    .trim()
    .min(1, 'Give the letter a title')
    .max(300, 'Shorten the title to 300 characters'),
  date: z.string().trim().optional(),
  language: z.enum(['en', 'es'], { error: 'Choose the language of the letter' }),
  day: z.string().trim().optional(),
  time: z.string().trim().optional(),
  zone: z.string({ error: 'Choose the time zone of the deadline from the list' }),
  shows: z.enum(['list', 'count', 'nothing'], { error: 'Say what the page shows of who has signed' }),
  listOrder: z.enum(['alphabet', 'leads-first', 'by-state'], { error: 'Choose the order of the list' }),
  takesIndividuals: z.string().optional(),
  holdsUnknown: z.string().optional(),
  individualsApart: z.string().optional(),
})

const fieldOf: Partial<Record<keyof letters.Description, string>> = { deadline: 'day' }

export async function loader({ request, params }: LoaderFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'viewer')
  const { title, date, language, shows, listOrder, takesIndividuals, holdsUnknown, individualsApart } = letter
  const [day = '', time = ''] = letter.deadlineWall?.split('T') ?? []
  const zone = letter.deadlineZone ?? letter.coalition.zone
  return {
    frame: frameOf(letter),
    locked: drafts.lockIn(letter.state),
    isFinal: drafts.lockIn(letter.state) === drafts.FINAL,
    writes: reaches(letter.role, 'editor'),
    zones: allZoneOptions(),
    now: { title, date: date ?? '', language, shows, listOrder, day, time, zone },
    boxes: { takesIndividuals, holdsUnknown, individualsApart },
    doubts: letters.doubtsOfDays(letter),
    said: new URL(request.url).searchParams.get('told') === 'saved',
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'editor')
  const read = await readForm(request, form)
  if ('answer' in read) return again(read.answer)
  const { day, time, zone, date, takesIndividuals, holdsUnknown, individualsApart, ...rest } = read.value
  if (day && !time) return refuse(read.form, { time: 'Enter the time of day at which signing ends' })
  if (time && !day) return refuse(read.form, { day: 'Enter the day on which signing ends' })
  const refused = await letters.describe(letter, {
    ...rest,
    date: date || null,
    deadline: day && time ? { wall: `${day}T${time}`, zone } : null,
    takesIndividuals: takesIndividuals === 'yes',
    holdsUnknown: holdsUnknown === 'yes',
    individualsApart: individualsApart === 'yes',
  })
  if (refused) return refuse(read.form, { [fieldOf[refused.at] ?? refused.at]: refused.refused })
  return goOn(`/c/${letter.coalition.slug}/letters/${letter.slug}/particulars`, { told: 'saved' })
}

export const meta = () => [{ title: 'Particulars: Undersigned' }]

export default function Particulars() {
  const { frame, locked, isFinal, writes, zones, now, boxes, doubts, said } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const field = (name: keyof typeof now | 'time') => ({
    name,
    defaultValue: answer?.values[name] ?? now[name],
    errors: answer?.errors[name],
  })
  const box = (name: keyof typeof boxes) => ({
    name,
    checked: answer ? answer.values[name] === 'yes' : boxes[name],
  })
  if (!writes || isFinal)
    return (
      <WritingPage letter={frame} at="particulars">
        <section className="sec" aria-labelledby="particulars">
          <h2 id="particulars">Particulars</h2>
          {isFinal ? <p className="undersec">{locked}</p> : null}
          <Facts across>
            <Fact term="Title" printed>
              {now.title}
            </Fact>
            <Fact term="Date of the letter">{now.date ? letterDate(now.date, 'en') : 'Not set'}</Fact>
            <Fact term="Deadline">{frame.deadline ? <Deadline {...frame.deadline} /> : 'Not set'}</Fact>
          </Facts>
        </section>
      </WritingPage>
    )
  return (
    <WritingPage letter={frame} at="particulars" told={said ? <Toast>Saved.</Toast> : undefined}>
      {doubts.map((doubt) => (
        <p key={doubt} className="after">
          <State of="held">{doubt}</State>
        </p>
      ))}
      <form method="post" noValidate className="form">
        <section className="sec" aria-labelledby="printed">
          <ErrorSummary problems={listErrors(answer)} />
          <h2 id="printed">What is printed</h2>
          {locked ? (
            <Note>
              <p>{locked} Title and language stay as they are. The rest of this page may change.</p>
            </Note>
          ) : null}
          {locked ? (
            <Printed {...now} />
          ) : (
            <>
              <Field
                {...field('title')}
                label="Title"
                kind="printed"
                hint="Stands over the letter and in its Re: line."
              />
              <Field
                {...field('language')}
                label="Language"
                kind="select"
                width="medium"
                hint="Of the letter, and of what its signers read."
                options={[
                  { value: 'en', label: 'English' },
                  { value: 'es', label: 'Spanish' },
                ]}
              />
            </>
          )}
          <Field {...field('date')} label="Date of the letter" type="date" optional width="medium" />
        </section>
        <section className="sec" aria-labelledby="deadline">
          <h2 id="deadline">When signing ends</h2>
          <Field {...field('day')} label="Day" type="date" width="medium" />
          <Field {...field('time')} label="Time" type="time" width="short" hint="5:00 p.m. is 17:00." />
          <Field {...field('zone')} label="Time zone" kind="select" options={zones} />
        </section>
        <section className="sec" aria-labelledby="signing">
          <h2 id="signing">Who signs, and what is seen</h2>
          <Choice
            {...field('shows')}
            legend="What the letter’s page shows of who has signed"
            options={[
              { value: 'list', label: 'The list of names' },
              { value: 'count', label: 'How many they are' },
              { value: 'nothing', label: 'Nothing, until the letter is final' },
            ]}
          />
          <Choice
            {...field('listOrder')}
            legend="The order of the list"
            options={[
              { value: 'alphabet', label: 'By the alphabet' },
              { value: 'leads-first', label: 'The leads first, then by the alphabet' },
              { value: 'by-state', label: 'By state' },
            ]}
          />
          <Check {...box('takesIndividuals')} hint="Their organization prints for identification only.">
            Persons may sign for themselves
          </Check>
          <Check {...box('individualsApart')} hint="Otherwise they stand in one list with the organizations.">
            Persons stand apart, after the organizations
          </Check>
          <Check
            {...box('holdsUnknown')}
            hint="Who was not asked and whom nobody here knows is held until a lead has looked."
          >
            Sign-ons from people we do not know wait for a lead
          </Check>
        </section>
        <p className="after">
          <button type="submit" className="btn">
            Save the particulars
          </button>
        </p>
      </form>
    </WritingPage>
  )
}

/** What stands fast is shown, and sent along as it is. */
function Printed({ title, language }: { title: string; language: 'en' | 'es' }) {
  return (
    <>
      <input type="hidden" name="title" value={title} />
      <input type="hidden" name="language" value={language} />
      <div className="sec">
        <Facts across>
          <Fact term="Title" printed>
            {title}
          </Fact>
          <Fact term="Language">{language === 'es' ? 'Spanish' : 'English'}</Fact>
        </Facts>
      </div>
    </>
  )
}
