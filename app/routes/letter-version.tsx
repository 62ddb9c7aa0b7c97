import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { reaches } from '~/domain/access.server'
import * as drafts from '~/domain/drafts.server'
import { shortHash } from '~/domain/text.server'
import * as versions from '~/domain/versions.server'
import { listErrors } from '~/http/answers'
import { again, readForm, refuse } from '~/http/forms.server'
import { frameOf } from '~/http/frame.server'
import { requireLetter } from '~/http/require.server'
import { goOn, notFound } from '~/http/respond.server'
import { ErrorSummary } from '~/ui/error-summary'
import { Fact, Facts } from '~/ui/facts'
import { Field } from '~/ui/field'
import { pathOf } from '~/ui/letter-page'
import { LetterText } from '~/ui/letter-text'
import { Moment } from '~/ui/time'
import { letterDate } from '~/ui/when'
import { WritingPage } from '~/ui/writing-page'

const form = z.object({ note: z.string().trim().max(200, 'Shorten the note to 200 characters').optional() })

export async function loader({ request, params }: LoaderFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'viewer')
  const number = params.number === 'draft' ? null : Number(params.number)
  const version = number === null ? null : ((await versions.findWithAuthor(letter.id, number)) ?? notFound())
  const { title, addressees, contacts, doc } = version ?? (await drafts.textOf(letter.id))
  return {
    frame: frameOf(letter),
    zone: letter.coalition.zone,
    language: letter.language,
    date: letter.date ? letterDate(letter.date, letter.language) : null,
    text: { title, addressees, contacts, doc },
    names: reaches(letter.role, 'editor'),
    writes: reaches(letter.role, 'editor') && drafts.lockIn(letter.state) === null,
    version: version
      ? {
          number: version.number,
          note: version.note,
          how: versions.kindWords[version.kind],
          author: version.author,
          createdAt: version.createdAt,
          hash: shortHash(version.hash),
        }
      : null,
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'editor')
  const read = await readForm(request, form)
  if ('answer' in read) return again(read.answer)
  const answer = await versions.name(letter, Number(params.number), read.value.note)
  if (answer) return refuse(read.form, { note: answer.refused })
  return goOn(`/c/${letter.coalition.slug}/letters/${letter.slug}/versions`)
}

export const meta = () => [{ title: 'A version: Undersigned' }]

export default function VersionPage() {
  const { frame, zone, language, date, text, names, writes, version } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const path = pathOf(frame)
  return (
    <WritingPage letter={frame} at="versions">
      <div className="cols">
        <section className="sec railfirst" aria-label="About this version">
          <ErrorSummary problems={listErrors(answer)} />
          {version ? (
            <>
              <Facts>
                {version.note ? <Fact term="Note">{version.note}</Fact> : null}
                <Fact term="How it came to be">{version.how}</Fact>
                {version.author ? <Fact term="By">{version.author}</Fact> : null}
                <Fact term="When">
                  <Moment at={version.createdAt} zone={zone} />
                </Fact>
                <Fact term="Fingerprint of the text">
                  <span className="hash">{version.hash}</span>
                </Fact>
              </Facts>
              <p className="after">
                <a href={`${path}/compare?from=${version.number}&to=draft`}>
                  Compare with the draft as it stands
                </a>
              </p>
              {writes ? (
                <form method="post" action={`${path}/versions/${version.number}/restoration`}>
                  <p className="after">
                    <button type="submit" className="btn second dense">
                      Restore version {version.number}
                    </button>
                  </p>
                  <p className="small quiet">What stands in the draft is kept as a version first.</p>
                </form>
              ) : null}
              {names ? (
                <form method="post" noValidate id="name" className="dense after">
                  <Field
                    name="note"
                    label={version.note ? 'Another name for it' : 'Name this version'}
                    hint="Such as “Sent to partners 3/10”. Its text stays as it is."
                    optional
                    maxLength={200}
                    defaultValue={answer?.values.note ?? version.note ?? ''}
                    errors={answer?.errors.note}
                  />
                  <p className="row">
                    <button type="submit" className="btn second dense">
                      Keep the name
                    </button>
                  </p>
                </form>
              ) : null}
            </>
          ) : (
            <p className="quiet">The draft, as it was saved last, without what is only suggested.</p>
          )}
          <p className="after">
            <a href={`${path}/versions/${version?.number ?? 'draft'}/letter.docx`}>Download as Word</a>
          </p>
        </section>
        <section className="sec" aria-labelledby="version">
          <h2 id="version">{version ? `Version ${version.number}` : 'The draft as it stands'}</h2>
          <LetterText
            doc={text.doc}
            date={date}
            addressees={text.addressees}
            contacts={text.contacts}
            re={text.title}
            language={language}
          />
        </section>
      </div>
    </WritingPage>
  )
}
