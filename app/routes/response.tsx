import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import * as responses from '~/domain/responses/index.server'
import { listErrors } from '~/http/answers'
import { again, readForm, refuse } from '~/http/forms.server'
import { frameOf } from '~/http/frame.server'
import { requireLetter } from '~/http/require.server'
import { goOn, notFound } from '~/http/respond.server'
import { takeUpload } from '~/http/uploads.server'
import { kindWord } from '~/ui/came-back'
import { CoalitionPage } from '~/ui/coalition-page'
import { Disclose } from '~/ui/disclose'
import { ErrorSummary } from '~/ui/error-summary'
import { Fact, Facts } from '~/ui/facts'
import { FileField } from '~/ui/field'
import { PageHead } from '~/ui/layout'
import { pathOf } from '~/ui/letter-page'
import { Toast } from '~/ui/note'
import { Day } from '~/ui/time'

const form = z.object({ act: z.enum(['tell', 'keep', 'remove'], { error: 'Press one of the buttons' }) })

export async function loader({ request, params }: LoaderFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'viewer')
  const found = (await responses.find(letter, params.response ?? '')) ?? notFound()
  const { response, file } = found
  const told = new URL(request.url).searchParams.get('told')
  return {
    letter: frameOf(letter),
    to: found.to,
    from: response.from,
    kind: response.kind,
    receivedOn: response.receivedOn,
    words: response.words,
    by: found.by,
    file: file && { name: file.name, href: `${pathOf(frameOf(letter))}/files/${file.id}` },
    wanting: letter.role === 'viewer' ? 0 : await responses.countWanting(letter, response.id),
    kept: told === 'kept',
    told: told && /^\d{1,6}$/.test(told) ? Number(told) : null,
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'editor')
  const read = await readForm(request, form)
  if ('answer' in read) return again(read.answer)
  const id = params.response ?? ''
  const at = `${pathOf(frameOf(letter))}/answers`
  if (read.value.act === 'remove') {
    const refused = await responses.remove(letter, id)
    return refused ? refuse(read.form, { form: refused.refused }) : goOn(at, { told: 'removed' })
  }
  if (read.value.act === 'keep') {
    const file = await takeUpload(read.form, 'file')
    if (!file) return refuse(read.form, { file: 'Choose the letter or mail itself' })
    if ('refused' in file) return refuse(read.form, { file: file.refused })
    const refused = await responses.keepFile(letter, id, file)
    return refused
      ? refuse(read.form, { file: refused.refused })
      : goOn(`${at}/responses/${id}`, { told: 'kept' })
  }
  const outcome = await responses.tellSigners(letter, id)
  if ('refused' in outcome) return refuse(read.form, { form: outcome.refused })
  return goOn(`${at}/responses/${id}`, { told: String(outcome.told) })
}

export const meta = () => [{ title: 'What came back: Undersigned' }]

export default function Response() {
  const { letter, to, from, kind, receivedOn, words, by, file, wanting, kept, told } =
    useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const mayEdit = letter.role !== 'viewer'
  return (
    <CoalitionPage coalition={letter.coalition} member={letter.member} section="letters">
      <ErrorSummary problems={listErrors(answer)} />
      <PageHead
        heading={`${to}: ${kindWord(kind)}`}
        under={letter.title}
        crumb={{ label: 'Answers', href: `${pathOf(letter)}/answers` }}
        told={
          kept ? (
            <Toast>The file is kept with the record of the answer.</Toast>
          ) : told === null ? undefined : (
            <Toast>
              {told === 1 ? 'One signer is' : `${told.toLocaleString('en-US')} signers are`} told by mail.
            </Toast>
          )
        }
      />
      <div className="asked" id="form">
        <Facts across>
          <Fact term="From">{from}</Fact>
          <Fact term="Came">
            <Day day={receivedOn} />
          </Fact>
          <Fact term="Recorded by">{by ?? 'A former colleague'}</Fact>
          {file ? (
            <Fact term="File">
              <a href={file.href}>{file.name}</a>
            </Fact>
          ) : null}
        </Facts>
        {words ? <blockquote className="asprinted whole">{words}</blockquote> : null}
      </div>
      {mayEdit ? (
        <section className="sec asked" aria-labelledby="more">
          <h2 id="more">What follows</h2>
          {wanting > 0 ? (
            <form method="post">
              <p>
                {wanting === 1 ? 'One signer' : `${wanting.toLocaleString('en-US')} signers`} asked to hear of
                answers and {wanting === 1 ? 'was' : 'were'} not told of this one. The mail says from which
                office it came and when, quotes its words as they stand above, and links to the page of the
                letter.
              </p>
              <input type="hidden" name="act" value="tell" />
              <p className="after">
                <button type="submit" className="btn">
                  Tell the {wanting === 1 ? 'signer' : `${wanting.toLocaleString('en-US')} signers`}
                </button>
              </p>
            </form>
          ) : (
            <p className="quiet">No signer waits to be told of this answer.</p>
          )}
          {file ? null : (
            <div className="after">
              <Disclose summary="Add the letter or mail itself" open={answer?.errors.file !== undefined}>
                <form method="post" encType="multipart/form-data" noValidate>
                  <input type="hidden" name="act" value="keep" />
                  <FileField
                    name="file"
                    errors={answer?.errors.file}
                    label="The letter or mail itself"
                    hint="A PDF, a picture, a Word file, a saved mail or text: at most 20 MB."
                  />
                  <p className="after">
                    <button type="submit" className="btn second">
                      Keep the file
                    </button>
                  </p>
                </form>
              </Disclose>
            </div>
          )}
          <div className="after">
            <Disclose summary="Take this record back">
              <form method="post">
                <p>For what was recorded by mistake. The history keeps that it was there.</p>
                <input type="hidden" name="act" value="remove" />
                <p className="after">
                  <button type="submit" className="btn stop">
                    Take the record back
                  </button>
                </p>
              </form>
            </Disclose>
          </div>
        </section>
      ) : null}
    </CoalitionPage>
  )
}
