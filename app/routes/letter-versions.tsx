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
  const kept = await versions.listWithSizes(letter.id)
  const all = new URL(request.url).searchParams.has('all')
  return {
    all,
    names: reaches(letter.role, 'editor'),
    frame: frameOf(letter),
    zone: letter.coalition.zone,
    writes: reaches(letter.role, 'editor') && drafts.lockIn(letter.state) === null,
    rows: (all ? kept.map((each) => [each]) : versions.folded(kept)).map((run) =>
      run.map(({ id, number, kind, note, hash, author, createdAt, size }) => ({
        number,
        note,
        size: sizeOf(size),
        how: versions.kindWords[kind],
        hash: shortHash(hash),
        author,
        createdAt,
        stands: id === letter.versionId,
      })),
    ),
    folds: versions.folded(kept).some((run) => run.length > 1),
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
  const { frame, zone, names, writes, all, folds, rows } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const path = pathOf(frame)
  return (
    <WritingPage letter={frame} at="versions">
      <section className="sec" aria-labelledby="versions">
        <ErrorSummary problems={listErrors(answer)} />
        <h2 id="versions">Every version, newest first</h2>
        {rows.length === 0 ? (
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
                <th scope="col">Words of the text</th>
                <th scope="col">Fingerprint</th>
                <th scope="col">Look at it</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((run) =>
                run.length > 1 ? (
                  <Fold key={run[0]?.number} run={run} zone={zone} path={path} />
                ) : (
                  run.map((each) => (
                    <Row key={each.number} {...each} zone={zone} path={path} names={names} writes={writes} />
                  ))
                ),
              )}
            </tbody>
          </table>
        )}
        {all && folds ? (
          <p className="after">
            <a href={`${path}/versions`}>Fold what was kept by itself</a>
          </p>
        ) : null}
        {writes && rows.length > 0 ? (
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

type RowData = {
  number: number
  note: string | null
  how: string
  hash: string
  author: string | null
  createdAt: Date | string
  size: string
  stands: boolean
}
type RowProps = RowData & { zone: string; path: string; names: boolean; writes: boolean }

function Row({ number, note, how, hash, author, createdAt, size, stands, zone, path, ...may }: RowProps) {
  return (
    <tr id={`version-${number}`}>
      <th scope="row">
        <a href={`${path}/versions/${number}`}>
          {number}. {note ?? how}
        </a>
        <span className="sub">
          {[note ? how : '', stands ? 'the text signers agree to' : ''].filter(Boolean).join(' · ')}
        </span>
      </th>
      <td>{author ?? 'Nobody'}</td>
      <td className="nowrap">
        <TableMoment at={createdAt} zone={zone} />
      </td>
      <td className="nowrap">{size}</td>
      <td>
        <span className="hash">{hash}</span>
      </td>
      <td className="wide">
        <span className="row">
          <a href={`${path}/compare?from=${number}&to=draft`}>
            Compare<span className="vh"> version {number} with the draft</span>
          </a>
          <a href={`${path}/versions/${number}/letter.docx`}>
            Word<span className="vh"> file of version {number}</span>
          </a>
          {may.names ? (
            <a href={`${path}/versions/${number}#name`}>
              {note ? 'Rename' : 'Name'}
              <span className="vh"> version {number}</span>
            </a>
          ) : null}
          {may.writes ? (
            <form method="post" action={`${path}/versions/${number}/restoration`}>
              <button type="submit" className="linkbtn">
                Restore<span className="vh"> version {number}</span>
              </button>
            </form>
          ) : null}
        </span>
      </td>
    </tr>
  )
}

function Fold({ run, zone, path }: { run: RowData[]; zone: string; path: string }) {
  const newest = run[0]
  const oldest = run.at(-1)
  if (!newest || !oldest) return null
  return (
    <tr>
      <td colSpan={6} className="wide quiet">
        {oldest.number} to {newest.number}: {run.length} kept by themselves, from{' '}
        <TableMoment at={oldest.createdAt} zone={zone} /> to <TableMoment at={newest.createdAt} zone={zone} />
        .{' '}
        <a href={`${path}/versions?all=yes#version-${newest.number}`}>
          Show them
          <span className="vh">
            , versions {oldest.number} to {newest.number}
          </span>
        </a>
      </td>
    </tr>
  )
}

function sizeOf({ added, removed }: versions.Size): string {
  const told = [
    added > 0 ? `${added.toLocaleString('en-US')} added` : '',
    removed > 0 ? `${removed.toLocaleString('en-US')} removed` : '',
  ].filter(Boolean)
  return told.join(', ') || 'None'
}
