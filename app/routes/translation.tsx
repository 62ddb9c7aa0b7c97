import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { reaches } from '~/domain/access.server'
import { differenceOf } from '~/domain/differences'
import * as translations from '~/domain/translations/index.server'
import * as versions from '~/domain/versions.server'
import { Source } from '~/editor/source'
import { Translating } from '~/editor/translating'
import { listErrors } from '~/http/answers'
import { refuse } from '~/http/forms.server'
import { frameOf } from '~/http/frame.server'
import { requireLetter } from '~/http/require.server'
import { goOn } from '~/http/respond.server'
import { requireTranslation, shownToLeads, translationPath } from '~/http/translations.server'
import { Difference } from '~/ui/difference'
import { sumOf } from '~/ui/difference-sum'
import { Disclose } from '~/ui/disclose'
import { ErrorSummary } from '~/ui/error-summary'
import { Field } from '~/ui/field'
import { pathOf } from '~/ui/letter-page'
import { LetterText } from '~/ui/letter-text'
import { Note, Toast } from '~/ui/note'
import { TableMoment } from '~/ui/time'
import { type StandingShown, standingOf, TranslationState } from '~/ui/translation-standing'
import { letterDate } from '~/ui/when'
import { WritingPage } from '~/ui/writing-page'
import { languageName } from '~/words/languages'

export const handle = { script: true }

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { letter, standing } = await requireTranslation(request, params, 'viewer')
  const { translation, of } = standing
  const { text, hash, number } = await translations.inForce(letter.id)
  const before = of.hash === hash ? null : await versions.find(letter.id, of.number)
  const dateIn = (language: 'en' | 'es') => (letter.date ? letterDate(letter.date, language) : null)
  const particulars = { addressees: text.addressees, contacts: text.contacts }
  const kept = await translations.listVersions(translation.id)
  const locked = translations.lockOfTranslation(letter.state)
  return {
    frame: frameOf(letter),
    zone: letter.coalition.zone,
    me: letter.actor.id,
    writes: reaches(letter.role, 'editor') && locked === null,
    locked,
    standing: shownToLeads(standing),
    changes: before && differenceOf(before, text),
    now: number === null ? 'draft' : String(number),
    draft: { doc: translation.doc, revision: translation.revision },
    particulars: {
      title: translation.title,
      date: dateIn(translation.language),
      re: translation.language === 'es' ? 'Asunto:' : 'Re:',
      ...particulars,
    },
    source: {
      language: letter.language,
      version: number,
      text: { doc: text.doc, title: text.title, date: dateIn(letter.language), ...particulars },
    },
    versions: kept.slice(0, 4).map(({ number: of, note, kind, createdAt }) => ({
      number: of,
      title: note ?? translations.kindWords[kind],
      createdAt,
    })),
    told: new URL(request.url).searchParams.get('told'),
  }
}

/** Says that it is up to date, and shows it. */
export async function action({ request, params }: ActionFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'editor')
  const language = params.language ?? ''
  const declared = await translations.declare(letter, language)
  if ('refused' in declared) return refuse(new FormData(), { form: declared.refused })
  return goOn(translationPath(letter, language), { told: 'up-to-date' })
}

export const meta = () => [{ title: 'A translation: Undersigned' }]

export default function Translation() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { frame, writes, standing, source, particulars, draft } = page
  const { language } = standing
  const path = `${pathOf(frame)}/translations/${language}`
  const before = (
    <Beside path={path} versions={page.versions} zone={page.zone} title={standing.title} writes={writes} />
  )
  return (
    <WritingPage letter={frame} at="translations" told={<Told told={page.told} language={language} />}>
      <section className="sec" aria-labelledby="standing" id="form">
        <ErrorSummary problems={listErrors(answer)} />
        <h2 id="standing">
          Translation into {languageName(language)} <TranslationState of={standing} />
        </h2>
        <p className="undersec">{page.locked ?? standingOf(standing)}</p>
        {page.changes ? (
          <>
            <Disclose summary={`What has changed in the text since version ${standing.of}`}>
              <p>{sumOf(page.changes)}</p>
              <Difference changes={page.changes} letterLanguage={source.language} />
            </Disclose>
            <p className="small after">
              <a href={`${pathOf(frame)}/compare?from=${standing.of}&to=${page.now}`}>
                Compare the two on a page of its own
              </a>
            </p>
          </>
        ) : null}
        {writes ? <Acts standing={standing} path={path} /> : null}
      </section>
      {writes ? (
        <Translating
          where={path}
          language={language}
          doc={draft.doc}
          revision={draft.revision}
          particulars={particulars}
          zone={page.zone}
          me={page.me}
          label={`The translation into ${languageName(language)}`}
          source={source}
          before={() => before}
          after={<SaveVersion path={path} />}
          instead={
            <>
              You can read it, and <a href={`${path}/replacement`}>replace it by a file or by pasted text</a>.
            </>
          }
        />
      ) : (
        <div className="desk translating">
          <div className="side">
            {page.locked ? null : <Note>Ask an editor or an owner of the coalition to change it.</Note>}
            {before}
          </div>
          <div className="paper">
            <LetterText
              doc={draft.doc}
              date={particulars.date}
              addressees={particulars.addressees}
              contacts={particulars.contacts}
              re={standing.title}
              language={language}
            />
          </div>
          <Source {...source} at={null} />
        </div>
      )}
    </WritingPage>
  )
}

function Acts({ standing, path }: { standing: StandingShown; path: string }) {
  const { shown, isBehind, isChanged, language } = standing
  const name = languageName(language)
  const isDone = shown && !isBehind && !isChanged
  return (
    <div className="row after">
      {isDone ? null : (
        <form method="post">
          <button type="submit" className="btn">
            {shown && isBehind ? 'The translation is up to date again' : `Show it to readers of ${name}`}
          </button>
        </form>
      )}
      {shown ? (
        <form method="post" action={`${path}/hiding`}>
          <button type="submit" className="linkbtn">
            Stop showing it
          </button>
        </form>
      ) : (
        <form method="post" action={`${path}/removal`}>
          <button type="submit" className="linkbtn stop">
            Remove it
          </button>
        </form>
      )}
      <a href={`${path}/replacement`}>Replace it by a file or pasted text</a>
    </div>
  )
}

function Told({ told, language }: { told: string | null; language: string }) {
  const name = languageName(language)
  const says: Record<string, string> = {
    'up-to-date': `Up to date: readers of ${name} see it now.`,
    hiding: `Readers of ${name} see the text itself now.`,
    title: 'The title is kept.',
    restored: 'The earlier translation is the draft again.',
    replaced: 'The translation is replaced. What stood before is kept as a version.',
    kept: 'Kept as a version.',
  }
  return told && says[told] ? <Toast>{says[told]}</Toast> : null
}

type BesideProps = {
  path: string
  title: string
  writes: boolean
  zone: string
  versions: { number: number; title: string; createdAt: string | Date }[]
}

function Beside({ path, title, writes, zone, versions: kept }: BesideProps) {
  return (
    <>
      {writes ? (
        <>
          <h2>Its title</h2>
          <form method="post" action={`${path}/title`} className="dense">
            <Field
              kind="printed"
              name="title"
              label="Title in this language"
              defaultValue={title}
              maxLength={300}
            />
            <p className="row">
              <button type="submit" className="btn second dense">
                Keep the title
              </button>
            </p>
          </form>
        </>
      ) : null}
      <h2>Its versions</h2>
      <ul>
        {kept.length === 0 ? <li className="quiet">None yet</li> : null}
        {kept.map(({ number, title: what, createdAt }) => (
          <li key={number}>
            <a href={`${path}/versions/${number}`}>
              {number}. {what}
            </a>
            <span className="sub">
              <TableMoment at={createdAt} zone={zone} />
            </span>
          </li>
        ))}
      </ul>
      {kept.length > 0 ? (
        <p className="small">
          <a href={`${path}/versions`}>All its versions</a>
        </p>
      ) : null}
    </>
  )
}

function SaveVersion({ path }: { path: string }) {
  return (
    <section className="save" aria-labelledby="save-version">
      <h2 id="save-version">Save a version</h2>
      <form method="post" action={`${path}/versions`} className="dense">
        <Field name="note" label="What it is" hint="Such as “For Rosa to read”" optional maxLength={200} />
        <p className="row">
          <button type="submit" className="btn second dense">
            Save a version
          </button>
        </p>
      </form>
    </section>
  )
}
