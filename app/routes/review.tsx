import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import * as drafts from '~/domain/drafts.server'
import * as reviews from '~/domain/reviews.server'
import { Desk } from '~/editor/desk'
import { listErrors } from '~/http/answers'
import { talkIn } from '~/http/drafting.server'
import { again, readForm } from '~/http/forms.server'
import { goOn, notFound } from '~/http/respond.server'
import { findReviewing, rememberReviewer } from '~/http/reviewing.server'
import { ErrorSummary } from '~/ui/error-summary'
import { Field } from '~/ui/field'
import { PlainPage } from '~/ui/layout'
import { LetterText } from '~/ui/letter-text'
import { Note } from '~/ui/note'
import { letterDate } from '~/ui/when'

export const handle = { script: true }

const form = z.object({
  name: z
    .string({ error: 'Enter your name' })
    .trim()
    .min(1, 'Enter your name')
    .max(200, 'Shorten the name to 200 characters'),
  organization: z
    .string({ error: 'Enter the name of your organization' })
    .trim()
    .min(1, 'Enter the name of your organization')
    .max(200, 'Shorten the name to 200 characters'),
})

export async function loader({ request, params }: LoaderFunctionArgs) {
  const secret = params.secret ?? ''
  const review = await reviews.find(secret)
  if (!review) throw ended()
  const letter = await findReviewing(request, secret)
  if (!letter) return { stands: 'unknown' as const, title: review.title }
  const draft = (await drafts.find(letter.id)) ?? notFound()
  const text = await drafts.textOf(letter.id)
  return {
    stands: 'known' as const,
    where: `/r/${secret}`,
    title: text.title,
    coalition: letter.coalition.name,
    language: letter.language,
    locked: drafts.lockIn(letter.state) !== null,
    me: { id: letter.actor.id, edits: false, ...letter.reviewer },
    draft: { doc: draft.doc, revision: draft.revision },
    reading: text.doc,
    talk: await talkIn(letter.id),
    particulars: {
      title: text.title,
      date: letter.date ? letterDate(letter.date, letter.language) : null,
      addressees: text.addressees,
      contacts: text.contacts,
    },
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const secret = params.secret ?? ''
  const read = await readForm(request, form)
  if ('answer' in read) return again(read.answer)
  const known = await reviews.join(secret, read.value)
  if (!known) throw ended()
  return goOn(`/r/${secret}`, { headers: { 'set-cookie': await rememberReviewer(secret, known) } })
}

function ended(): Response {
  return new Response('Ask whoever sent it to you for another one.', { status: 410 })
}

export const meta = () => [{ title: 'Review a draft: Undersigned' }]

export default function Review() {
  const page = useLoaderData<typeof loader>()
  return page.stands === 'unknown' ? <Who title={page.title} /> : <Draft {...page} />
}

function Who({ title }: { title: string }) {
  const answer = useActionData<typeof action>()
  return (
    <PlainPage
      heading="Who reviews this draft?"
      lede={`“${title}” is a draft: please do not pass it on. What you suggest and say carries your name.`}
    >
      <ErrorSummary problems={listErrors(answer)} />
      <form method="post" noValidate className="form">
        <Field
          name="name"
          label="Your name"
          defaultValue={answer?.values.name}
          errors={answer?.errors.name}
          autoComplete="name"
        />
        <Field
          name="organization"
          label="Your organization"
          defaultValue={answer?.values.organization}
          errors={answer?.errors.organization}
          autoComplete="organization"
        />
        <p className="after">
          <button type="submit" className="btn big">
            Read the draft
          </button>
        </p>
      </form>
    </PlainPage>
  )
}

type DraftProps = Extract<ReturnType<typeof useLoaderData<typeof loader>>, { stands: 'known' }>

function Draft({
  where,
  title,
  coalition,
  language,
  locked,
  me,
  draft,
  reading,
  talk,
  particulars,
}: DraftProps) {
  return (
    <div className="review">
      <a className="skip" href="#main">
        Skip to the main content
      </a>
      <header className="app">
        <div className="wrap">
          <span className="house">{coalition}</span>
          <span className="me">
            {me.name}
            <span className="co">, {me.organization}</span>
          </span>
        </div>
      </header>
      <main id="main" tabIndex={-1}>
        <div className="wrap">
          <h1>{title}</h1>
          <p className="lede">
            A draft. What you write waits for the leads to accept it; nobody outside sees it.
          </p>
          {locked ? (
            <>
              <Note>
                <p>The text is locked: the leads have finished it. Thank you for reviewing.</p>
              </Note>
              <div className="paper">
                <LetterText
                  doc={reading}
                  date={particulars.date}
                  addressees={particulars.addressees}
                  contacts={particulars.contacts}
                  re={title}
                  language={language}
                />
              </div>
            </>
          ) : (
            <Desk
              where={where}
              language={language}
              doc={draft.doc}
              reading={reading}
              revision={draft.revision}
              particulars={particulars}
              talk={talk}
              me={me}
              before={null}
              after={null}
              instead="You can read the text; write to whoever sent you the link to suggest a change."
            />
          )}
        </div>
      </main>
    </div>
  )
}
