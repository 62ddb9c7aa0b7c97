import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { readFile, readLetter } from '~/domain/imports/index.server'
import * as letters from '~/domain/letters/index.server'
import { listErrors } from '~/http/answers'
import { again, readForm, refuse } from '~/http/forms.server'
import { requireCoalition } from '~/http/require.server'
import { goOn } from '~/http/respond.server'
import { CoalitionPage } from '~/ui/coalition-page'
import { ErrorSummary } from '~/ui/error-summary'
import { Field } from '~/ui/field'
import { PageHead } from '~/ui/layout'
import { SourceFields } from '~/ui/source-fields'

const blank = z.object({
  title: z
    .string({ error: 'Give the letter a title' })
    .trim()
    .min(1, 'Give the letter a title')
    .max(300, 'Give a title of at most 300 characters'),
  language: z.enum(['en', 'es'], { error: 'Choose the language of the letter' }),
})

const form = z.object({
  text: z
    .string()
    .max(10_000_000, 'The text is longer than a letter can be. Paste only the letter')
    .optional(),
  as: z.enum(['draft', 'sent'], { error: 'Say whether the letter is a draft or was already sent' }),
})

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { slug, name, member } = await requireCoalition(request, params.coalition, 'editor')
  return { coalition: { slug, name }, member }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const coalition = await requireCoalition(request, params.coalition, 'editor')
  if (new URL(request.url).searchParams.has('blank')) {
    const read = await readForm(request, blank)
    if ('answer' in read) return again(read.answer)
    const started = await letters.start(coalition, read.value)
    if ('refused' in started) return refuse(read.form, { title: started.refused })
    return goOn(`/c/${coalition.slug}/letters/${started.slug}/text`)
  }
  const read = await readForm(request, form)
  if ('answer' in read) return again(read.answer)
  const file = read.form.get('file')
  const given = file instanceof File && (file.size > 0 || file.name !== '') ? file : null
  if (!given && !read.value.text?.trim())
    return refuse(read.form, { text: 'Paste the letter, or choose its file' })
  const reading = given
    ? await readFile(new Uint8Array(await given.arrayBuffer()))
    : readLetter(read.value.text ?? '')
  if ('refused' in reading) return refuse(read.form, { [given ? 'file' : 'text']: reading.refused })
  const brought = await letters.bringIn(coalition, reading, read.value.as)
  if ('refused' in brought) return refuse(read.form, { text: brought.refused })
  const letter = `/c/${coalition.slug}/letters/${brought.slug}`
  // A letter already sent stays as it was printed: what its reading left is shown from its overview.
  const looks = read.value.as === 'draft' && brought.findings > 0
  return goOn(looks ? `${letter}/findings` : letter, { told: 'brought' })
}

export const meta = () => [{ title: 'Bring in a letter: Undersigned' }]

export default function NewLetter() {
  const { coalition, member } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <CoalitionPage coalition={coalition} member={member} section="letters">
      <ErrorSummary problems={listErrors(answer)} />
      <PageHead
        heading="Bring in a letter"
        under="Its asks, addressees, stories and names are found. Nothing is sent to anyone."
        crumb={{ label: 'Letters', href: `/c/${coalition.slug}` }}
      />
      <form method="post" encType="multipart/form-data" noValidate className="form">
        <SourceFields answer={answer} hint="The whole letter with its list of names, as it stands." />
        <Field
          name="as"
          label="What is it?"
          kind="select"
          defaultValue={answer?.values.as ?? 'draft'}
          errors={answer?.errors.as}
          hint="The names of a draft become organizations to invite. A letter already sent becomes edition 1 as printed, marked as having no record of consent."
          options={[
            { value: 'draft', label: 'A draft' },
            { value: 'sent', label: 'A letter already sent' },
          ]}
        />
        <p className="after">
          <button type="submit" className="btn">
            Bring in the letter
          </button>
        </p>
      </form>
      <section className="sec" aria-labelledby="blank">
        <h2 id="blank">Start from a blank page</h2>
        <p className="undersec">
          A draft with a title, and places for the text, the addressees and the asks.
        </p>
        <form method="post" action="?blank" noValidate className="form">
          <Field
            name="title"
            label="Title"
            kind="printed"
            hint="What the letter is about. It can be changed until the letter opens."
            defaultValue={answer?.values.title}
            errors={answer?.errors.title}
          />
          <Field
            name="language"
            label="Language"
            kind="select"
            defaultValue={answer?.values.language ?? 'en'}
            errors={answer?.errors.language}
            options={[
              { value: 'en', label: 'English' },
              { value: 'es', label: 'Spanish' },
            ]}
          />
          <p className="after">
            <button type="submit" className="btn second">
              Start from a blank page
            </button>
          </p>
        </form>
      </section>
    </CoalitionPage>
  )
}
