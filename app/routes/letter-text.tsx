import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { reaches } from '~/domain/access.server'
import * as drafts from '~/domain/drafts.server'
import * as followUps from '~/domain/follow-ups/index.server'
import * as letters from '~/domain/letters/index.server'
import * as stories from '~/domain/stories.server'
import { asksInShort, countWords } from '~/domain/text'
import * as translations from '~/domain/translations/index.server'
import * as versions from '~/domain/versions.server'
import { Desk } from '~/editor/desk'
import type { Live } from '~/editor/letter-editor'
import { talkIn } from '~/http/drafting.server'
import { frameOf } from '~/http/frame.server'
import { requireLetter } from '~/http/require.server'
import { notFound } from '~/http/respond.server'
import { shownBeside } from '~/http/stories.server'
import { shownToLeads } from '~/http/translations.server'
import { Field } from '~/ui/field'
import { pathOf } from '~/ui/letter-page'
import { LetterText } from '~/ui/letter-text'
import { Note, Toast } from '~/ui/note'
import { TableMoment } from '~/ui/time'
import { TranslationsBeside } from '~/ui/translation-standing'
import { dayOf, letterDate } from '~/ui/when'
import { WritingPage } from '~/ui/writing-page'

export const handle = { script: true }

export async function loader({ request, params }: LoaderFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'viewer')
  const { zone } = letter.coalition
  const draft = (await drafts.find(letter.id)) ?? notFound()
  const text = await letters.textOf(letter)
  const kept = await versions.list(letter.id)
  const last = kept[0] ? await versions.find(letter.id, kept[0].number) : null
  const register = await stories.list(letter, dayOf(new Date(), zone))
  const locked = drafts.lockIn(letter.state)
  return {
    frame: frameOf(letter),
    me: { id: letter.actor.id, edits: true },
    talk: await talkIn(letter.id),
    reading: text.doc,
    askedBefore: await followUps.listAskedBefore(letter),
    zone,
    language: letter.language,
    locked,
    writes: reaches(letter.role, 'editor'),
    canUnopen: await letters.canTakeBackOpening(letter),
    draft: { doc: draft.doc, revision: draft.revision },
    particulars: {
      title: letter.title,
      date: letter.date ? letterDate(letter.date, letter.language) : null,
      addressees: text.addressees,
      contacts: text.contacts,
    },
    stories: register.length,
    register: reaches(letter.role, 'editor') ? register.map(shownBeside) : null,
    unresolved: register.filter(({ standing }) => !stories.isResolved(standing)).length,
    counted: { asks: asksInShort(text.doc), words: countWords(text.doc) },
    wordsThen: last ? countWords(last.doc) : null,
    versions: kept.slice(0, 4).map(({ number, kind, note, author, createdAt }) => ({
      number,
      title: versions.titleOf({ kind, note }),
      author,
      createdAt,
    })),
    translations: (await translations.list(letter)).map(shownToLeads),
    told: new URL(request.url).searchParams.get('told'),
  }
}

export const meta = () => [{ title: 'The text: Undersigned' }]

export default function Text() {
  const page = useLoaderData<typeof loader>()
  const { frame, language, locked, writes, draft, particulars, told, versions: kept } = page
  const path = pathOf(frame)
  const before = (live: Live) => <Beside {...page} {...live} path={path} />
  const isWritten = writes && locked === null
  return (
    <WritingPage letter={frame} at="text" told={<Told told={told} newest={kept[0]?.number} path={path} />}>
      {isWritten ? (
        <Desk
          where={`${path}/text`}
          language={language}
          zone={page.zone}
          doc={draft.doc}
          reading={page.reading}
          counted={page.counted}
          revision={draft.revision}
          particulars={particulars}
          talk={page.talk}
          me={page.me}
          askedBefore={page.askedBefore}
          register={page.register ? { entries: page.register, at: `${path}/stories` } : undefined}
          before={before}
          after={<SaveVersion path={path} />}
          instead={
            <>
              You can read the text, and{' '}
              <a href={`${path}/text/replacement`}>replace it by a file or by pasted text</a>.
            </>
          }
        />
      ) : (
        <>
          <div className="sec">
            <Note>
              {locked ? (
                <Locked locked={locked} state={frame.state} canUnopen={page.canUnopen} path={path} />
              ) : (
                <p>You may read this text. Ask an editor or an owner of the coalition to change it.</p>
              )}
            </Note>
          </div>
          <div className="desk">
            <div className="side">{before({ ...page.counted, particulars })}</div>
            <div className="paper" id="text" tabIndex={-1}>
              <LetterText
                doc={page.reading}
                date={particulars.date}
                addressees={particulars.addressees}
                contacts={particulars.contacts}
                re={particulars.title}
                language={language}
              />
            </div>
          </div>
        </>
      )}
    </WritingPage>
  )
}

function Told({ told, newest, path }: { told: string | null; newest: number | undefined; path: string }) {
  if (told === 'kept') return <Toast>Kept as version {newest}.</Toast>
  if (told === 'restored' && newest)
    return (
      <Toast undo={{ action: `${path}/versions/${newest - 1}/restoration` }}>
        The earlier text is the draft again, kept as version {newest}. What stood before is version{' '}
        {newest - 1}.
      </Toast>
    )
  if (told === 'replaced' && newest)
    return (
      <Toast undo={{ action: `${path}/versions/${newest}/restoration` }}>
        The text is replaced. What stood before is kept as version {newest}.
      </Toast>
    )
  return null
}

type LockedProps = { locked: string; state: string; canUnopen: boolean; path: string }

function Locked({ locked, state, canUnopen, path }: LockedProps) {
  if (state === 'open')
    return (
      <p>
        <strong>{locked}</strong> Everyone who signs agrees to exactly these words.{' '}
        {canUnopen
          ? 'Nobody has signed yet: take the opening back to write on.'
          : 'What does not print may still change.'}{' '}
        <a href={canUnopen ? path : `${path}/particulars`}>
          {canUnopen ? 'Go to the overview' : 'Change the deadline or what the page shows'}
        </a>
      </p>
    )
  if (state === 'closed')
    return (
      <p>
        <strong>{locked}</strong> <a href={`${path}/freeze`}>Look at what stands before the edition</a>
      </p>
    )
  return (
    <p>
      <strong>{locked}</strong> <a href={`${path}/answers`}>Go to the answers</a>
    </p>
  )
}

type BesideProps = Omit<ReturnType<typeof useLoaderData<typeof loader>>, 'particulars'> &
  Live & { path: string }

function Beside({
  path,
  particulars,
  asks,
  words,
  stories: people,
  unresolved,
  wordsThen,
  zone,
  ...page
}: BesideProps) {
  const to = particulars.addressees.filter(({ cc }) => !cc).length
  return (
    <>
      <h2>Parts</h2>
      <ul>
        <li>
          <a href={`${path}/particulars`}>Title, date and deadline</a>
        </li>
        <li>
          <a href={`${path}/addressees`}>{counted(to, 'addressee')}</a>
        </li>
        {asks.map(({ number, text }) => (
          <li key={number}>
            Ask {number}
            <span className="sub">{text}</span>
          </li>
        ))}
        <li>
          <a href={`${path}/stories`}>{counted(people, 'story', 'stories')}</a>
          {unresolved > 0 ? <span className="sub">{unresolved} unresolved</span> : null}
        </li>
        <li>
          <a href={`${path}/contacts`}>{counted(particulars.contacts.length, 'contact')}</a>
        </li>
      </ul>
      <h2>Versions</h2>
      <ul>
        {page.locked === null ? (
          <li>
            <a href={`${path}/versions/draft`}>Now</a>
            <span className="sub">
              {moreThan(wordsThen === null ? null : words - wordsThen, page.versions[0]?.number)}
            </span>
          </li>
        ) : null}
        {page.versions.map(({ number, title, author, createdAt }) => (
          <li key={number}>
            <a href={`${path}/versions/${number}`}>
              {number}. {title}
            </a>
            <span className="sub">
              {author ? `${author}, ` : ''}
              <TableMoment at={createdAt} zone={zone} />
            </span>
          </li>
        ))}
      </ul>
      <p className="small">
        {page.versions.length > 0 ? (
          <>
            <a href={`${path}/versions`}>All versions</a> ·{' '}
          </>
        ) : null}
        <a href={`${path}/versions/draft/letter.docx`}>Download as Word</a>
      </p>
      <TranslationsBeside translations={page.translations} path={path} />
      {page.writes && page.locked === null ? (
        <>
          <h2>Reviewers</h2>
          <p className="small">
            <a href={`${path}/reviews`}>Let others suggest and comment</a>
          </p>
        </>
      ) : null}
    </>
  )
}

function SaveVersion({ path }: { path: string }) {
  return (
    <section className="save" aria-labelledby="save-version">
      <h2 id="save-version">Save a version</h2>
      <p className="small quiet">
        The draft saves itself. A version stays as it was, with your name, for reading, comparing and going
        back.
      </p>
      <form method="post" action={`${path}/versions`} className="dense">
        <Field
          name="note"
          label="What it is"
          hint="Such as “For the co-leads to approve”"
          optional
          maxLength={200}
        />
        <p className="row">
          <button type="submit" className="btn second dense">
            Save a version
          </button>
        </p>
      </form>
    </section>
  )
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count === 0 ? 'No' : count} ${count === 1 ? one : many}`
}

function moreThan(words: number | null, number: number | undefined): string {
  if (words === null) return 'No version yet'
  if (words === 0) return `As many words as version ${number}`
  const count = Math.abs(words)
  return `${count} ${count === 1 ? 'word' : 'words'} ${words > 0 ? 'more' : 'fewer'} than version ${number}`
}
