import type { Node as ProseNode } from '@tiptap/pm/model'
import type { EditorView } from '@tiptap/pm/view'
import { EditorContent, useEditor } from '@tiptap/react'
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { changesIn } from '~/domain/suggestions/telling'
import type { DocNode } from '~/domain/text'
import { FootnoteForm } from './footnote-form'
import { Keys } from './keys'
import { LinkForm } from './link-form'
import { type Mode, modes } from './modes'
import { Offer } from './offer'
import { deskExtensions, type Particulars } from './particulars'
import { cleanHtml, cleanText } from './pasting'
import { anchorOf, numbered, type Place, placesIn } from './places'
import { SayForm, Talk, type TalkAct, type TalkData } from './talk'
import { counting, type Present, type Saving, sendLeft, textOf, together } from './together'
import { Toolbar } from './toolbar'

export type LetterEditorProps = {
  /** The address below which this draft is sent to, streamed from and talked about. */
  where: string
  language: string
  doc: DocNode
  revision: number
  particulars: Particulars
  talk: TalkData
  /** Who this is: the identity their suggestions begin with, and whether they may change the text itself. */
  me: { id: string; edits: boolean }
  /** What stands before and after the text where there is room. */
  before: ReactNode
  after: ReactNode
}

type Lost = Awaited<ReturnType<typeof sendLeft>>[number]

/** The desk: the letter's text as it will print, written by several at once. */
export default function LetterEditor(props: LetterEditorProps) {
  const { where, language, doc, revision, particulars, me, before, after } = props
  const client = useMemo(() => crypto.randomUUID(), [])
  const [saving, setSaving] = useState<Saving>({ as: 'saved', at: null })
  const [here, setHere] = useState<Present[]>([])
  const [mode, setMode] = useState<Mode>(me.edits ? 'edit' : 'suggest')
  const [said, setSaid] = useState('')
  const [linking, setLinking] = useState(false)
  const [noting, setNoting] = useState(false)
  const [commenting, setCommenting] = useState(false)
  const [keysShown, setKeysShown] = useState(false)
  const [lost, setLost] = useState<Lost[]>([])
  const [talk, setTalk] = useState(props.talk)
  const [inHand, setInHand] = useState<string | null>(null)
  // What the editor's own machinery asks for between two renders.
  const now = useRef({ mode, inHand, resolved: new Set<string>() })
  now.current = {
    mode,
    inHand,
    resolved: new Set(talk.threads.filter(({ resolvedAt }) => resolvedAt).map(({ id }) => id)),
  }
  const live = useRef<ReturnType<typeof together> | null>(null)
  const passage = useRef<{ from: number; to: number } | null>(null)

  // Options that change with a render would set the caret back to where the editor last saw it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: an open page stays what it was opened as
  const options = useMemo(
    () => ({
      extensions: [
        ...deskExtensions(particulars),
        counting(revision, client),
        modes({
          author: me.id,
          onlySuggests: !me.edits,
          mode: () => now.current.mode,
          refuse: setSaid,
        }),
        numbered({
          isShown: (place) => !now.current.resolved.has(place.id),
          inHand: () => now.current.inHand,
        }),
      ],
      content: doc,
      immediatelyRender: false,
      injectCSS: false,
      editorProps: {
        attributes: {
          id: 'text',
          class: 'doc letter',
          role: 'textbox',
          'aria-multiline': 'true',
          'aria-label': 'Text of the letter',
          lang: language,
          spellcheck: 'true',
        },
        handleClickOn: (view: EditorView, _at: number, node: ProseNode) => {
          if (node.type.name === 'footnote' && view.editable) setNoting(true)
          return false
        },
        transformPastedText: cleanText,
        transformPastedHTML: cleanHtml,
        handleKeyDown: (_view: unknown, event: KeyboardEvent) => {
          const command = event.ctrlKey || event.metaKey
          const key = event.key.toLowerCase()
          if (command && key === 'k') setLinking(true)
          else if (command && event.altKey && (key === 'm' || event.code === 'KeyM')) comments.current()
          else return false
          event.preventDefault()
          return true
        },
      },
    }),
    [],
  )
  const comments = useRef(() => {})
  const editor = useEditor({
    ...options,
    onTransaction: ({ transaction }) => {
      const place = passage.current
      if (place && transaction.docChanged)
        passage.current = {
          from: transaction.mapping.map(place.from, 1),
          to: transaction.mapping.map(place.to, -1),
        }
    },
  })

  const [places, setPlaces] = useState<Place[]>([])
  useEffect(() => {
    if (!editor) return
    const look = () => setPlaces(placesIn(editor.state.doc))
    look()
    editor.on('update', look)
    return () => {
      editor.off('update', look)
    }
  }, [editor])
  const changes = useMemo(
    () => (editor && places.length > 0 ? changesIn(editor.state.doc) : new Map()),
    [editor, places],
  )

  useEffect(() => {
    if (!editor) return
    let timer: ReturnType<typeof setTimeout> | undefined
    let gone = false
    // What a crashed page left goes to the server first; it comes back with the stream.
    void sendLeft(where).then((left) => {
      if (gone) return
      setLost(left)
      live.current = together({
        where,
        client,
        editor,
        tell: setSaving,
        onHere: setHere,
        onTalk: () => {
          clearTimeout(timer)
          timer = setTimeout(() => void readTalk(where).then((data) => data && setTalk(data)), 250)
        },
      })
      live.current.setMode(now.current.mode)
    })
    return () => {
      gone = true
      clearTimeout(timer)
      live.current?.stop()
      live.current = null
    }
  }, [editor, where, client])

  const isOver = saving.as === 'over'
  useEffect(() => {
    editor?.setEditable(mode !== 'view' && !isOver, false)
    live.current?.setMode(mode)
  }, [editor, mode, isOver])
  // Numbers and the entry in hand are drawn anew, though the text is the same.
  // biome-ignore lint/correctness/useExhaustiveDependencies: these are what is drawn
  useEffect(() => {
    editor?.view.dispatch(editor.state.tr.setMeta('addToHistory', false))
  }, [editor, inHand, talk])

  if (!editor) return null
  comments.current = comment

  function comment() {
    if (!editor) return
    const { from, to, empty } = editor.state.selection
    passage.current = empty ? null : { from, to }
    setCommenting(true)
  }

  async function act(done: TalkAct | CommentOnWords): Promise<string | null> {
    // What is decided or spoken about has to be on the server.
    if (!(await live.current?.flush()))
      return 'Not sent: what you wrote is not saved yet. Try again in a moment.'
    const response = await fetch(`${where}/talk`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(done),
    }).catch(() => null)
    if (!response) return 'Not sent: no connection. Try again in a moment.'
    const answer: TalkData & { refused?: string } = await response.json().catch(() => ({}))
    if (!response.ok) return answer.refused ?? 'Not sent. Reload the page and try again.'
    setTalk(answer)
    return null
  }

  async function say(words: string): Promise<string | null> {
    const at = await live.current?.flush()
    if (!at) return 'Not sent: what you wrote is not saved yet. Try again in a moment.'
    const place = passage.current
    return act({ act: 'comment', said: words, ...(place ? { passage: { ...place, revision: at } } : {}) })
  }

  const quoted = passage.current
    ? editor.state.doc.textBetween(passage.current.from, passage.current.to, ' ').slice(0, 60)
    : ''
  return (
    <>
      <div className="deskbar">
        <Modes mode={mode} edits={me.edits} onMode={setMode} />
        {mode === 'view' ? null : (
          <Toolbar
            editor={editor}
            linking={linking}
            onLink={() => setLinking(true)}
            noting={noting}
            onNote={() => setNoting(true)}
            onComment={comment}
          />
        )}
        <p className="saved" role="status">
          {said || told(saving)}
        </p>
        <button type="button" className="linkbtn small" onClick={() => setKeysShown(!keysShown)}>
          Keys
        </button>
        {linking ? <LinkForm editor={editor} onDone={() => setLinking(false)} /> : null}
        {noting ? <FootnoteForm editor={editor} onDone={() => setNoting(false)} /> : null}
        {keysShown ? <Keys onDone={() => setKeysShown(false)} /> : null}
      </div>
      {saving.as === 'over' ? (
        <Offer says={saving.why}>
          <a
            className="btn dense"
            href={where.startsWith('/r/') ? where : undefined}
            onClick={() => location.reload()}
          >
            Reload the page
          </a>
          <CopyText text={() => editor.getText({ blockSeparator: '\n\n' })} />
        </Offer>
      ) : null}
      {lost.map(({ kept, why }) => (
        <Offer
          key={kept.client}
          says={`This browser holds changes from ${clock(new Date(kept.at))} that were not taken. ${why}`}
        >
          <CopyText text={() => textOf(kept)} />
          <button
            type="button"
            className="linkbtn stop"
            onClick={() => {
              localStorage.removeItem(`undersigned:steps:${where}:${kept.client}`)
              setLost(lost.filter((each) => each.kept !== kept))
            }}
          >
            Throw them away
          </button>
        </Offer>
      ))}
      <div className="desk">
        <div className="side">
          <Here here={here} client={client} />
          {before}
        </div>
        <EditorContent
          editor={editor}
          className="paper"
          onClick={(event) => {
            const link = event.target instanceof Element ? event.target.closest('sup a') : null
            if (link) hand(places.find(({ id }) => `#${anchorOf(id)}` === link.getAttribute('href'))?.id)
          }}
        />
        <Talk
          data={talk}
          places={places.filter(({ id }) => !now.current.resolved.has(id))}
          changes={changes}
          me={me.id}
          decides={me.edits}
          inHand={inHand}
          onHand={setInHand}
          act={act}
        >
          {commenting ? (
            <SayForm
              label={quoted ? `Comment on “${quoted}”` : 'Comment on the letter'}
              button="Comment"
              send={say}
              onDone={() => {
                passage.current = null
                setCommenting(false)
                editor.commands.focus()
              }}
            />
          ) : null}
        </Talk>
        {after}
      </div>
    </>
  )

  function hand(id: string | undefined) {
    if (!id) return
    setInHand(id)
    document.getElementById(anchorOf(id))?.focus()
  }
}

type CommentOnWords = {
  act: 'comment'
  said: string
  passage?: { revision: number; from: number; to: number }
}

const MODES: [Mode, string][] = [
  ['edit', 'Editing'],
  ['suggest', 'Suggesting'],
  ['view', 'Viewing'],
]

type ModesProps = { mode: Mode; edits: boolean; onMode: (mode: Mode) => void }

function Modes({ mode, edits, onMode }: ModesProps) {
  return (
    <fieldset className="modes">
      <legend className="vh">What typing does</legend>
      {MODES.filter(([value]) => edits || value !== 'edit').map(([value, label]) => (
        <label key={value}>
          <input
            type="radio"
            name="mode"
            value={value}
            checked={mode === value}
            onChange={() => onMode(value)}
          />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  )
}

function Here({ here, client }: { here: Present[]; client: string }) {
  const others = here.filter((each) => each.client !== client)
  return (
    <>
      <h2>Here now</h2>
      <ul aria-live="polite">
        <li>You</li>
        {others.map(({ client: key, name, organization, does }) => (
          <li key={key}>
            {name}
            <span className="sub">{[organization, does].filter(Boolean).join(', ')}</span>
          </li>
        ))}
      </ul>
    </>
  )
}

function CopyText({ text }: { text: () => string }) {
  const [copied, setCopied] = useState(false)
  return (
    <button
      type="button"
      className="btn second dense"
      onClick={() => void navigator.clipboard.writeText(text()).then(() => setCopied(true))}
    >
      {copied ? 'Copied' : 'Copy the text as it stands here'}
    </button>
  )
}

async function readTalk(where: string): Promise<TalkData | null> {
  const response = await fetch(`${where}/talk`, { redirect: 'manual' }).catch(() => null)
  return response?.ok ? response.json().catch(() => null) : null
}

function told(saving: Saving): string {
  switch (saving.as) {
    case 'saved':
      return saving.at ? `Saved ${clock(saving.at)}` : 'Saved'
    case 'saving':
      return 'Saving …'
    case 'waiting':
      return `Not saved: ${saving.why}. Kept in this browser.`
    case 'over':
      return 'Not saved.'
  }
}

function clock(at: Date): string {
  return at.toLocaleTimeString('en-GB')
}
