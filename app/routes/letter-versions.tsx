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
import { goOn } from '~/http/respond.server'
import { Empty } from '~/ui/empty'
import { ErrorSummary } from '~/ui/error-summary'
import { Field } from '~/ui/field'
import { pathOf } from '~/ui/letter-page'
import { TableMoment } from '~/ui/time'
import { WritingPage } from '~/ui/writing-page'

const form = z.object({ note: z.string().trim().max(200, 'Shorten the note to 200 characters').optional() })

export async function loader({ request, params }: LoaderFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'viewer')
  const kept = await versions.list(letter.id)
  return {
    frame: frameOf(letter),
    zone: letter.coalition.zone,
    writes: reaches(letter.role, 'editor') && drafts.lockIn(letter.state) === null,
    versions: kept.map(({ id, number, kind, note, hash, author, createdAt }) => ({
      number,
      note,
      how: versions.kindWords[kind],
      hash: shortHash(hash),
      author,
      createdAt,
      stands: id === letter.versionId,
    })),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'editor')
  const read = await readForm(request, form)
  if ('answer' in read) return again(read.answer)
  const kept = await versions.keep(letter, { note: read.value.note })
  if ('refused' in kept) return refuse(read.form, { note: kept.refused })
  return goOn(`/c/${letter.coalition.slug}/letters/${letter.slug}/text`, { told: 'kept' })
}

export const meta = () => [{ title: 'Versions: Undersigned' }]

export default function Versions() {
  const { frame, zone, writes, versions: kept } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const path = pathOf(frame)
  return (
    <WritingPage letter={frame} at="versions">
      <section className="sec" aria-labelledby="versions">
        <ErrorSummary problems={listErrors(answer)} />
        <h2 id="versions">Every version, newest first</h2>
        {kept.length === 0 ? (
          <Empty
            says="No version yet."
            then="A version stays as it was. Save one before you send the text to anyone."
          />
        ) : (
          <table className="stackable">
            <caption className="vh">Versions of the letter</caption>
            <thead>
              <tr>
                <th scope="col">Version</th>
                <th scope="col">By</th>
                <th scope="col">When</th>
                <th scope="col">Fingerprint</th>
                <th scope="col">Look at it</th>
              </tr>
            </thead>
            <tbody>
              {kept.map((each) => (
                <tr key={each.number}>
                  <th scope="row">
                    <a href={`${path}/versions/${each.number}`}>
                      {each.number}. {each.note ?? each.how}
                    </a>
                    <span className="sub">
                      {[each.note ? each.how : '', each.stands ? 'the text signers agree to' : '']
                        .filter(Boolean)
                        .join(' · ')}
                    </span>
                  </th>
                  <td>{each.author ?? 'Nobody'}</td>
                  <td className="nowrap">
                    <TableMoment at={each.createdAt} zone={zone} />
                  </td>
                  <td>
                    <span className="hash">{each.hash}</span>
                  </td>
                  <td className="wide">
                    <span className="row">
                      <a href={`${path}/compare?from=${each.number}&to=draft`}>
                        Compare<span className="vh"> version {each.number} with the draft</span>
                      </a>
                      {writes ? (
                        <form method="post" action={`${path}/versions/${each.number}/restoration`}>
                          <button type="submit" className="linkbtn">
                            Restore<span className="vh"> version {each.number}</span>
                          </button>
                        </form>
                      ) : null}
                    </span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {writes && kept.length > 0 ? (
          <p className="small quiet after">
            Restoring makes the text of that version the draft again. What stands now is kept as a version
            first, so that it can be taken back. Title, addressees and contacts stay as they are.
          </p>
        ) : null}
      </section>
      {writes ? (
        <section className="sec" aria-labelledby="save">
          <h2 id="save">Save the draft as a version</h2>
          <form method="post" noValidate className="form">
            <Field
              name="note"
              label="What it is"
              hint="Such as “For the co-leads to approve”."
              optional
              defaultValue={answer?.values.note}
              errors={answer?.errors.note}
            />
            <p className="after">
              <button type="submit" className="btn">
                Save a version
              </button>
            </p>
          </form>
        </section>
      ) : null}
    </WritingPage>
  )
}
