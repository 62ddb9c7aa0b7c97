import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { reaches } from '~/domain/access.server'
import { shortHash } from '~/domain/text.server'
import * as translations from '~/domain/translations/index.server'
import { listErrors } from '~/http/answers'
import { again, readForm, refuse } from '~/http/forms.server'
import { frameOf } from '~/http/frame.server'
import { goOn } from '~/http/respond.server'
import { requireTranslation, translationPath } from '~/http/translations.server'
import { Empty } from '~/ui/empty'
import { ErrorSummary } from '~/ui/error-summary'
import { pathOf } from '~/ui/letter-page'
import { TableMoment } from '~/ui/time'
import { WritingPage } from '~/ui/writing-page'
import { languageName } from '~/words/languages'

const form = z.object({ note: z.string().trim().max(200, 'Shorten the note to 200 characters').optional() })

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { letter, standing } = await requireTranslation(request, params, 'viewer')
  const { id, language } = standing.translation
  return {
    frame: frameOf(letter),
    zone: letter.coalition.zone,
    language,
    writes: reaches(letter.role, 'editor') && !translations.lockOfTranslation(letter.state),
    shown: standing.shown?.number ?? null,
    rows: (await translations.listVersions(id)).map(({ kind, hash, ...each }) => ({
      ...each,
      how: translations.kindWords[kind],
      hash: shortHash(hash),
    })),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { letter, standing } = await requireTranslation(request, params, 'editor')
  const { language } = standing.translation
  const read = await readForm(request, form)
  if ('answer' in read) return again(read.answer)
  const kept = await translations.keep(letter, language, read.value.note)
  if ('refused' in kept) return refuse(read.form, { note: kept.refused })
  return goOn(translationPath(letter, language), { told: 'kept' })
}

export const meta = () => [{ title: 'Versions of a translation: Undersigned' }]

export default function TranslationVersions() {
  const { frame, zone, language, writes, shown, rows } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const path = `${pathOf(frame)}/translations/${language}`
  return (
    <WritingPage letter={frame} at="translations">
      <section className="sec" aria-labelledby="versions">
        <ErrorSummary problems={listErrors(answer)} />
        <h2 id="versions">Every version of the translation into {languageName(language)}</h2>
        {rows.length === 0 ? (
          <Empty
            says="No version yet."
            then="One is kept each time it is said to be up to date, and when nobody has typed for a while."
          />
        ) : (
          <table className="stackable">
            <caption className="vh">Versions of the translation, newest first</caption>
            <thead>
              <tr>
                <th scope="col">Version</th>
                <th scope="col">Translates</th>
                <th scope="col">By</th>
                <th scope="col">When</th>
                <th scope="col">Fingerprint</th>
                <th scope="col">Look at it</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ number, note, how, of, author, createdAt, hash }) => (
                <tr key={number}>
                  <th scope="row">
                    <a href={`${path}/versions/${number}`}>
                      {number}. {note ?? how}
                    </a>
                    <span className="sub">
                      {[note ? how : '', number === shown ? 'what readers see' : '']
                        .filter(Boolean)
                        .join(' · ')}
                    </span>
                  </th>
                  <td className="nowrap">Version {of}</td>
                  <td>{author ?? 'Nobody'}</td>
                  <td className="nowrap">
                    <TableMoment at={createdAt} zone={zone} />
                  </td>
                  <td>
                    <span className="hash">{hash}</span>
                  </td>
                  <td className="wide">
                    <span className="row">
                      <a href={`${path}/compare?from=${number}&to=draft`}>
                        Compare<span className="vh"> version {number} with the draft</span>
                      </a>
                      {writes ? (
                        <form method="post" action={`${path}/versions/${number}/restoration`}>
                          <button type="submit" className="linkbtn">
                            Restore<span className="vh"> version {number}</span>
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
        <p className="after">
          <a href={path}>Back to the translation</a>
        </p>
      </section>
    </WritingPage>
  )
}
