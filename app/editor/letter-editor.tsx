import type { Node as ProseNode } from '@tiptap/pm/model'
import type { EditorView } from '@tiptap/pm/view'
import { EditorContent, useEditor } from '@tiptap/react'
import { type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react'
import { changesIn } from '~/domain/suggestions/telling'
import type { DocNode } from '~/domain/text'
import { timeText } from '~/ui/when'
import { Zone } from '~/ui/zone'
import { AsksGone } from './asks-gone'
import { bindings } from './bindings'
import { carets } from './carets'
import { CopyText } from './copy-text'
import { FootnoteForm } from './footnote-form'
import { Here } from './here'
import { Keys } from './keys'
import { sendLeft, textOf } from './left'
import { LinkForm } from './link-form'
import { type Mode, modes } from './modes'
import { Modes } from './modes-choice'
import { Offer } from './offer'
import { deskExtensions, type Particulars } from './particulars'
import { pasting } from './pasting-plugin'
import { anchorOf, numbered, type Place, placesIn } from './places'
import { shelfFor } from './shelf'
import { type Register, StoryOf } from './story-of'
import { SayForm, Talk, type TalkAct, type TalkData } from './talk'
import { counting, type Present, type Saving, together } from './together'
import { Toolbar } from './toolbar'
import { Words } from './words'
import { askWho, WhoWrote, type WrittenBy } from './writers'

export type LetterEditorProps = {
  /** The address below which this draft is sent to, streamed from and talked about. */
  where: string
  language: string
  doc: DocNode
  revision: number
  particulars: Particulars
  /** Nothing is suggested or said where there is none: a translation is written, and no more. */
  talk: TalkData | null
  /** What stands beside the text where nothing is said about it. */
  aside?: ReactNode
  /** What the text is, to a screen reader. */
  label?: string
  /** Called with the block that the caret is in, and the ask in it, both counted from 0. */
  onPlace?: (place: { block: number; ask: number | null }) => void
  /** Who this is: the identity their suggestions begin with, and whether they may change the text itself. */
  me: { id: string; edits: boolean }
  /** The asks that an earlier letter has printed and that may have answers. */
  askedBefore?: string[]
  /** Whose stories the text tells, for leads. */
  register?: Register
  /** What stands beside the text: under who is here, and at the end. */
  before: ReactNode
  after: ReactNode
}

const NO_TALK: TalkData = { suggestions: [], threads: [] }

type Lost = Awaited<ReturnType<typeof sendLeft>>[number]

/** The desk: the letter's text as it will print, written by several at once. */
export default function LetterEditor(props: LetterEditorProps) {
  const { where, language, doc, revision, particulars, me, before, after } = props
  const zone = useContext(Zone)
  const talks = props.talk !== null
  const client = useMemo(() => crypto.randomUUID(), [])
  const [saving, setSaving] = useState<Saving>({ as: 'saved', at: null })
  const [here, setHere] = useState<Present[]>([])
  const [mode, setMode] = useState<Mode>(me.edits ? 'edit' : 'suggest')
  const [said, setSaid] = useState('')
  const [linking, setLinking] = useState(false)
  const [noting, setNoting] = useState(false)
  const [commenting, setCommenting] = useState(false)
  const [written, setWritten] = useState<WrittenBy | null>(null)
  const [keysShown, setKeysShown] = useState(false)
  const [lost, setLost] = useState<Lost[]>([])
  const [talk, setTalk] = useState(props.talk ?? NO_TALK)
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
        carets,
        bindings,
        modes({
          author: me.id,
          onlySuggests: !me.edits,
          mode: () => now.current.mode,
          refuse: setSaid,
        }),
        pasting({ refuse: setSaid }),
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
          'aria-label': props.label ?? 'Text of the letter',
          lang: language,
          spellcheck: 'true',
        },
        handleClickOn: (view: EditorView, _at: number, node: ProseNode) => {
          if (node.type.name === 'footnote' && view.editable) setNoting(true)
          return false
        },
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
      if (!transaction.docChanged) return
      setSaid('')
      const place = passage.current
      if (place)
        passage.current = {
          from: transaction.mapping.map(place.from, 1),
          to: transaction.mapping.map(place.to, -1),
        }
    },
  })

  const { onPlace } = props
  useEffect(() => {
    if (!editor || !onPlace) return
    const look = () => {
      const { $from } = editor.state.selection
      let asks = -1
      editor.state.doc.nodesBetween(0, $from.pos, (node) => {
        if (node.type.name === 'ask') asks += 1
        return node.type.name === 'asks' || node.type.name === 'doc'
      })
      const inAsk = $from.depth > 1 && $from.node(2).type.name === 'ask'
      onPlace({ block: $from.index(0), ask: inAsk ? asks : null })
    }
    editor.on('selectionUpdate', look)
    return () => {
      editor.off('selectionUpdate', look)
    }
  }, [editor, onPlace])

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
          if (talks) timer = setTimeout(() => void readTalk(where).then((data) => data && setTalk(data)), 250)
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
  }, [editor, where, client, talks])

  useEffect(() => {
    const ask = (event: KeyboardEvent) => {
      const target = event.target instanceof HTMLElement ? event.target : null
      if (event.key === '?' && !target?.closest('input, textarea, select, [contenteditable=true]'))
        setKeysShown(true)
    }
    document.addEventListener('keydown', ask)
    return () => document.removeEventListener('keydown', ask)
  }, [])

  const isOver = saving.as === 'over'
  useEffect(() => {
    editor?.setEditable(mode !== 'view' && !isOver, false)
    live.current?.setMode(mode)
  }, [editor, mode, isOver])
  const resolved = [...now.current.resolved].join(' ')
  // Numbers and the entry in hand are drawn anew, though the text is the same.
  // biome-ignore lint/correctness/useExhaustiveDependencies: these are what is drawn
  useEffect(() => {
    editor?.view.dispatch(editor.state.tr.setMeta('addToHistory', false))
  }, [editor, inHand, resolved])

  if (!editor) return null
  comments.current = comment

  function comment() {
    if (!editor) return
    const { from, to, empty } = editor.state.selection
    passage.current = empty ? null : { from, to }
    setCommenting(talks)
  }

  async function whoWrote() {
    if (!editor) return
    if (editor.state.selection.empty) return setWritten('Choose the words first, then ask who wrote them.')
    const revision = await live.current?.flush()
    if (!revision) return setWritten('Not asked: what you wrote is not saved yet. Try again in a moment.')
    const { doc, selection } = editor.state
    setWritten(await askWho(where, { doc, revision, from: selection.from, to: selection.to, zone }))
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
        {talks ? <Modes mode={mode} edits={me.edits} onMode={setMode} /> : null}
        {mode === 'view' ? null : (
          <Toolbar
            editor={editor}
            language={language}
            linking={linking}
            onLink={() => setLinking(true)}
            noting={noting}
            onNote={() => setNoting(true)}
            onComment={talks ? comment : undefined}
            onWho={me.edits && talks ? () => void whoWrote() : undefined}
          />
        )}
        <p className="saved" role="status">
          {said || told(saving, zone)}
        </p>
        <button type="button" className="linkbtn small" onClick={() => setKeysShown(!keysShown)}>
          Keys
        </button>
        {linking ? <LinkForm editor={editor} onDone={() => setLinking(false)} /> : null}
        {written ? <WhoWrote written={written} onDone={() => setWritten(null)} /> : null}
        {noting ? <FootnoteForm editor={editor} onDone={() => setNoting(false)} /> : null}
        {keysShown ? <Keys onDone={() => setKeysShown(false)} /> : null}
      </div>
      {saving.as === 'over' ? (
        <Offer says={saving.why}>
          <button type="button" className="btn dense" onClick={() => location.reload()}>
            Reload the page
          </button>
          <CopyText text={() => editor.getText({ blockSeparator: '\n\n' })} />
        </Offer>
      ) : null}
      <AsksGone editor={editor} askedBefore={props.askedBefore ?? []} />
      {lost.map(({ kept, why }) => (
        <Offer
          key={kept.client}
          says={`This browser holds changes from ${clock(new Date(kept.at), zone)} that were not taken. ${why}`}
        >
          <CopyText text={() => textOf(kept)} />
          <button
            type="button"
            className="linkbtn stop"
            onClick={() => {
              shelfFor(where, kept.client).clear()
              setLost(lost.filter((each) => each.kept !== kept))
            }}
          >
            Throw them away
          </button>
        </Offer>
      ))}
      <div className="desk">
        <div className="side">
          <Here editor={editor} here={here} client={client} />
          {props.register && mode !== 'view' ? (
            <StoryOf editor={editor} where={where} register={props.register} />
          ) : null}
          {before}
          {after}
        </div>
        <div className="paper">
          <EditorContent
            editor={editor}
            onClick={(event) => {
              const link = event.target instanceof Element ? event.target.closest('sup a') : null
              if (link) hand(places.find(({ id }) => `#${anchorOf(id)}` === link.getAttribute('href'))?.id)
            }}
          />
          <Words editor={editor} particulars={particulars} />
        </div>
        {talks ? (
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
        ) : (
          props.aside
        )}
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

async function readTalk(where: string): Promise<TalkData | null> {
  const response = await fetch(`${where}/talk`, { redirect: 'manual' }).catch(() => null)
  return response?.ok ? response.json().catch(() => null) : null
}

function told(saving: Saving, zone: string): string {
  switch (saving.as) {
    case 'saved':
      return saving.at ? `Saved ${clock(saving.at, zone)}` : 'Saved'
    case 'saving':
      return 'Saving …'
    case 'waiting':
      return `Not saved: ${saving.why}. Kept in this browser.`
    case 'over':
      return 'Not saved.'
  }
}

function clock(at: Date, zone: string): string {
  return timeText(at, zone, 'en', { seconds: true })
}
