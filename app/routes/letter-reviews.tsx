import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { config } from '~/config.server'
import * as drafts from '~/domain/drafts.server'
import * as reviews from '~/domain/reviews.server'
import { listErrors } from '~/http/answers'
import { again, readForm, refuse } from '~/http/forms.server'
import { frameOf } from '~/http/frame.server'
import { requireLetter } from '~/http/require.server'
import { goOn } from '~/http/respond.server'
import { Disclose } from '~/ui/disclose'
import { ErrorSummary } from '~/ui/error-summary'
import { Field } from '~/ui/field'
import { pathOf } from '~/ui/letter-page'
import { Note, Toast } from '~/ui/note'
import { TableMoment } from '~/ui/time'
import { WritingPage } from '~/ui/writing-page'

const form = z.object({
  name: z
    .string({ error: 'Say for whom the link is' })
    .trim()
    .min(1, 'Say for whom the link is')
    .max(200, 'Write a shorter name'),
})

export async function loader({ request, params }: LoaderFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'editor')
  const all = await reviews.list(letter)
  return {
    frame: frameOf(letter),
    zone: letter.coalition.zone,
    locked: drafts.lockIn(letter.state),
    told: new URL(request.url).searchParams.get('told'),
    standing: all
      .filter(({ revokedAt }) => !revokedAt)
      .map(({ id, name, secret, who, createdAt }) => ({
        id,
        name,
        who,
        createdAt,
        link: `${config.appUrl}/r/${secret}`,
      })),
    ended: all
      .filter(({ revokedAt }) => revokedAt)
      .map(({ id, name, who, revokedAt }) => ({ id, name, who, revokedAt })),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'editor')
  const read = await readForm(request, form)
  if ('answer' in read) return again(read.answer)
  const begun = await reviews.begin(letter, read.value.name)
  if ('refused' in begun) return refuse(read.form, { name: begun.refused })
  return goOn(`/c/${letter.coalition.slug}/letters/${letter.slug}/reviews`, { told: 'made' })
}

export const meta = () => [{ title: 'Reviewers: Undersigned' }]

export default function Reviews() {
  const { frame, zone, locked, told, standing, ended } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const path = pathOf(frame)
  return (
    <WritingPage
      letter={frame}
      at="text"
      told={
        told === 'made' ? (
          <Toast>The link is made. Pass it on to those who should review.</Toast>
        ) : told === 'ended' ? (
          <Toast>The link is ended. Who came by it sees the draft no more.</Toast>
        ) : null
      }
    >
      <section className="sec" aria-labelledby="reviewers">
        <ErrorSummary problems={listErrors(answer)} />
        <h2 id="reviewers">Reviewers suggest and comment, without an account</h2>
        <p className="undersec">
          Whoever has a link gives their name and organization once. They see this draft and what is said
          about it, and nothing else; what they write waits for you to accept it.
        </p>
        {standing.map(({ id, name, who, link, createdAt }) => (
          <div key={id} className="sec">
            <h3>{name}</h3>
            <p className="small quiet">
              Made <TableMoment at={createdAt} zone={zone} />
            </p>
            <p className="address">
              <a href={link}>{link}</a>
            </p>
            <p className="small quiet">{who.length === 0 ? 'Nobody has come by it yet.' : 'Came by it:'} </p>
            {who.length > 0 ? (
              <ul className="small">
                {who.map(({ name: person, organization }) => (
                  <li key={`${person} ${organization}`}>
                    {person}, {organization}
                  </li>
                ))}
              </ul>
            ) : null}
            <Disclose summary="End this link">
              <p className="small">
                Who came by it sees the draft no more. What they suggested and said stays. A link that is
                ended does not come back; you can make another.
              </p>
              <form method="post" action={`${path}/reviews/${id}/revocation`}>
                <button type="submit" className="btn stop dense">
                  End the link for {name}
                </button>
              </form>
            </Disclose>
          </div>
        ))}
        {locked ? (
          <Note>
            <p>{locked}</p>
          </Note>
        ) : (
          <form method="post" noValidate className="form after">
            <Field
              name="name"
              label="For whom is the link?"
              hint="Such as “The four co-leads” or “Casa Vecina”. Only you and your colleagues see it."
              defaultValue={answer?.values.name}
              errors={answer?.errors.name}
              maxLength={200}
            />
            <p className="row after">
              <button type="submit" className="btn">
                Make a link
              </button>
              <a href={`${path}/text`}>Back to the text</a>
            </p>
          </form>
        )}
        {ended.length > 0 ? (
          <Disclose summary={ended.length === 1 ? 'One ended link' : `${ended.length} ended links`}>
            <ul className="small">
              {ended.map(({ id, name, who }) => (
                <li key={id}>
                  {name}
                  {who.length > 0
                    ? `: ${who.map((each) => `${each.name}, ${each.organization}`).join('; ')}`
                    : ''}
                </li>
              ))}
            </ul>
          </Disclose>
        ) : null}
      </section>
    </WritingPage>
  )
}
