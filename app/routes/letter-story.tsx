import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { reaches } from '~/domain/access.server'
import * as stories from '~/domain/stories.server'
import { listErrors } from '~/http/answers'
import { again, readForm, refuse } from '~/http/forms.server'
import { frameOf } from '~/http/frame.server'
import { requireLetter } from '~/http/require.server'
import { goOn, notFound } from '~/http/respond.server'
import { storyForm, storyOf, valuesOf } from '~/http/stories.server'
import { Disclose } from '~/ui/disclose'
import { ErrorSummary } from '~/ui/error-summary'
import { LetterPage, pathOf } from '~/ui/letter-page'
import { StoryFields } from '~/ui/story-fields'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'editor')
  const story = (await stories.find(letter, params.story ?? '')) ?? notFound()
  return {
    frame: frameOf(letter),
    owns: reaches(letter.role, 'owner'),
    id: story.id,
    name: story.name,
    overridden: story.overriddenAt !== null,
    values: valuesOf(story),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'editor')
  const read = await readForm(request, storyForm)
  if ('answer' in read) return again(read.answer)
  const refused = await stories.change(letter, params.story ?? '', storyOf(read.value))
  if (refused) return refuse(read.form, { [refused.at]: refused.refused })
  return goOn(`/c/${letter.coalition.slug}/letters/${letter.slug}/stories`, { told: 'changed' })
}

export const meta = () => [{ title: 'A story: Undersigned' }]

export default function StoryPage() {
  const { frame, owns, id, name, overridden, values } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const at = `${pathOf(frame)}/stories`
  return (
    <LetterPage letter={frame} current="stories">
      <section className="sec" aria-labelledby="one">
        <ErrorSummary problems={listErrors(answer)} />
        <h2 id="one">What is known of {name}’s consent</h2>
        <form method="post" noValidate className="form">
          <StoryFields values={answer?.values ?? values} errors={answer?.errors} />
          <p className="row after">
            <button type="submit" className="btn">
              Save
            </button>
            <a href={at}>Not now</a>
          </p>
        </form>
      </section>
      <section className="sec" aria-label="Other acts">
        {owns ? (
          <p className="after">
            {overridden ? (
              <a href={`${at}/${id}/override`}>Look at the override</a>
            ) : (
              <a href={`${at}/${id}/override`}>Let the letter freeze without this consent</a>
            )}
          </p>
        ) : null}
        <Disclose summary={`Take ${name} out of the register`}>
          <p>
            What is written here of the consent is gone then. The text of the letter stays as it is: if it
            still names {name}, keep the entry.
          </p>
          <form method="post" action={`${at}/${id}/removal`}>
            <p className="after">
              <button type="submit" className="btn stop">
                Take {name} out of the register
              </button>
            </p>
          </form>
        </Disclose>
      </section>
    </LetterPage>
  )
}
