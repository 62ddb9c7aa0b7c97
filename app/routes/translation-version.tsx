import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { reaches } from '~/domain/access.server'
import { shortHash } from '~/domain/text.server'
import * as translations from '~/domain/translations/index.server'
import { listErrors } from '~/http/answers'
import { again, readForm, refuse } from '~/http/forms.server'
import { frameOf } from '~/http/frame.server'
import { goOn, notFound } from '~/http/respond.server'
import { requireTranslation, translationPath } from '~/http/translations.server'
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
  const { letter, standing } = await requireTranslation(request, params, 'viewer')
  const { id, language } = standing.translation
  const version = (await translations.findVersion(id, Number(params.number))) ?? notFound()
  const { title, addressees, contacts, doc, number, note, kind, hash, ofHash, createdAt } = version
  return {
    frame: frameOf(letter),
    zone: letter.coalition.zone,
    language,
    date: letter.date ? letterDate(letter.date, language) : null,
    text: { title, addressees, contacts, doc },
    version: { number, note, how: translations.kindWords[kind], createdAt },
    hash: shortHash(hash),
    ofHash: shortHash(ofHash),
    writes: reaches(letter.role, 'editor') && !translations.lockOfTranslation(letter.state),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { letter, standing } = await requireTranslation(request, params, 'editor')
  const { language } = standing.translation
  const read = await readForm(request, form)
  if ('answer' in read) return again(read.answer)
  const answer = await translations.nameVersion(letter, language, Number(params.number), read.value.note)
  if (answer) return refuse(read.form, { note: answer.refused })
  return goOn(`${translationPath(letter, language)}/versions`)
}

export const meta = () => [{ title: 'A version of a translation: Undersigned' }]

export default function TranslationVersion() {
  const { frame, zone, language, date, text, version, writes, ...of } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const path = `${pathOf(frame)}/translations/${language}`
  return (
    <WritingPage letter={frame} at="translations">
      <div className="cols">
        <section className="sec railfirst" aria-label="About this version">
          <ErrorSummary problems={listErrors(answer)} />
          <Facts>
            {version.note ? <Fact term="Note">{version.note}</Fact> : null}
            <Fact term="How it came to be">{version.how}</Fact>
            <Fact term="When">
              <Moment at={version.createdAt} zone={zone} />
            </Fact>
            <Fact term="Fingerprint of the translation">
              <span className="hash">{of.hash}</span>
            </Fact>
            <Fact term="Fingerprint of the text it translates">
              <span className="hash">{of.ofHash}</span>
            </Fact>
          </Facts>
          <p className="after">
            <a href={`${path}/compare?from=${version.number}&to=draft`}>
              Compare with the draft as it stands
            </a>
          </p>
          {writes ? (
            <>
              <form method="post" action={`${path}/versions/${version.number}/restoration`}>
                <p className="after">
                  <button type="submit" className="btn second dense">
                    Restore version {version.number}
                  </button>
                </p>
                <p className="small quiet">What stands in the draft is kept as a version first.</p>
              </form>
              <form method="post" noValidate id="name" className="dense after">
                <Field
                  name="note"
                  label={version.note ? 'Another name for it' : 'Name this version'}
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
            </>
          ) : null}
          <p className="after">
            <a href={`${path}/versions`}>All its versions</a>
          </p>
        </section>
        <section className="sec" aria-labelledby="version">
          <h2 id="version">Version {version.number} of the translation</h2>
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
