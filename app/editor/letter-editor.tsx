import type { Node as ProseNode } from '@tiptap/pm/model'
import type { EditorView } from '@tiptap/pm/view'
import { type Editor, EditorContent, useEditor } from '@tiptap/react'
import { type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react'
import { type Decision, settled } from '~/domain/suggestions/deciding'
import { changesIn } from '~/domain/suggestions/telling'
import { lossOf } from '~/domain/suggestions/weighing'
import { asksInShort, countWords, type DocNode } from '~/domain/text'
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
import { moving } from './moving'
import { Offer } from './offer'
import { deskExtensions, type Particulars, type Shown, showAnew } from './particulars'
import { pasting } from './pasting-plugin'
import { placeholder } from './placeholder'
import { anchorOf, numbered, type Place, placesIn } from './places'
import { SayForm } from './say-form'
import { shelfFor } from './shelf'
import { standing } from './standing'
import { type Register, StoryOf } from './story-of'
import { Talk, type TalkAct, type TalkData } from './talk'
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
  /** What stands beside the text: under who is here, for the text as it is now, and at the end. */
  before: (live: Live) => ReactNode
  after: ReactNode
}

/** The text as it stands now, without suggestions: its asks, how long it is, and what prints in it. */
export type Live = { asks: { number: number; text: string }[]; words: number; particulars: Particulars }

const NO_TALK: TalkData = { suggestions: [], threads: [], team: [] }

type Lost = Awaited<ReturnType<typeof sendLeft>>[number]

/** The desk: the letter's text as it will print, written by several at once. */
export default function LetterEditor(props: LetterEditorProps) {
  const { where, language, doc, revision, me, before, after } = props
  const [particulars, setParticulars] = useState(props.particulars)
  const shown = useRef<Shown>({ particulars, redraw: new Set() })
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
  const asked = useMemo(() => props.askedBefore ?? [], [props.askedBefore])
  const [keysShown, setKeysShown] = useState(false)
  const [lost, setLost] = useState<Lost[]>([])
  const [talk, setTalk] = useState(props.talk ?? NO_TALK)
  const [canUndo, setCanUndo] = useState(false)
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
        ...deskExtensions(shown.current),
        counting(revision, client),
        carets,
        standing({ say: setSaid }),
        moving({ say: setSaid }),
        placeholder(language),
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
      // What was decided is undone first only as long as nothing was written after it.
      if (!transaction.getMeta('collab$')) setCanUndo(false)
      else if (transaction.getMeta('addToHistory') === true) setCanUndo(true)
      const place = passage.current
      if (place)
        passage.current = {
          from: transaction.mapping.map(place.from, 1),
          to: transaction.mapping.map(place.to, -1),
        }
    },
  })

  const beside = useBeside(editor, props.doc)
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
        onParticulars: (next) => {
          showAnew(shown.current, next)
          setParticulars((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next))
        },
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
      if (target?.closest('input, textarea, select, [contenteditable=true]')) return
      if (event.key === '?') setKeysShown(true)
      if (event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey) && !event.shiftKey)
        editor?.chain().focus().undo().run()
    }
    document.addEventListener('keydown', ask)
    return () => document.removeEventListener('keydown', ask)
  }, [editor])

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
      body: JSON.stringify('suggestions' in done ? { ...done, client } : done),
    }).catch(() => null)
    if (!response) return 'Not sent: no connection. Try again in a moment.'
    const answer: TalkData & { refused?: string } = await response.json().catch(() => ({}))
    if (!response.ok) return answer.refused ?? 'Not sent. Reload the page and try again.'
    setTalk(answer)
    return null
  }

  function weigh(decision: Decision, ids: string[]) {
    const doc = editor?.state.doc
    return doc ? lossOf(doc, decision, new Set(ids), new Set(asked)) : { words: 0, of: 0, asks: [] }
  }

  function undo() {
    editor?.chain().focus().undo().run()
    setCanUndo(false)
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
        {isOver ? (
          <b className="over">Viewing</b>
        ) : talks ? (
          <Modes mode={mode} edits={me.edits} onMode={setMode} />
        ) : null}
        {mode === 'view' || isOver ? null : (
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
          {isOver ? told(saving, zone) : said || told(saving, zone)}
        </p>
        {isOver ? (
          <p className="row">
            <button type="button" className="btn dense" onClick={() => location.reload()}>
              Reload the page
            </button>
            <CopyText text={() => editor.getText({ blockSeparator: '\n\n' })} />
          </p>
        ) : null}
        <button type="button" className="linkbtn small" onClick={() => setKeysShown(!keysShown)}>
          Keys
        </button>
        {linking ? <LinkForm editor={editor} onDone={() => setLinking(false)} /> : null}
        {written ? <WhoWrote written={written} onDone={() => setWritten(null)} /> : null}
        {noting ? <FootnoteForm editor={editor} onDone={() => setNoting(false)} /> : null}
        {keysShown ? <Keys onDone={() => setKeysShown(false)} /> : null}
        <AsksGone editor={editor} askedBefore={asked} />
      </div>
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
          <Here editor={editor} here={here} client={client} me={me.id} />
          {props.register && mode !== 'view' && !isOver ? (
            <StoryOf editor={editor} where={where} register={props.register} />
          ) : null}
          {before({ ...beside, particulars })}
          {after}
        </div>
        <div className="paper">
          <EditorContent
            editor={editor}
            onClick={(event) => {
              const link = event.target instanceof Element ? event.target.closest('.tag a') : null
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
            weigh={weigh}
            undo={canUndo ? undo : null}
          >
            {commenting ? (
              <SayForm
                label={quoted ? `Comment on “${quoted}”` : 'Comment on the letter'}
                button="Comment"
                team={talk.team}
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

// Beside the text what it holds is told anew when typing pauses.
function useBeside(editor: Editor | null, doc: DocNode): Omit<Live, 'particulars'> {
  const [now, setNow] = useState(() => besideOf(doc))
  useEffect(() => {
    if (!editor) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = () => {
      clearTimeout(timer)
      timer = setTimeout(() => setNow(besideOf(editor.state.doc.toJSON())), 500)
    }
    editor.on('update', look)
    return () => {
      clearTimeout(timer)
      editor.off('update', look)
    }
  }, [editor])
  return now
}

function besideOf(draft: DocNode): Omit<Live, 'particulars'> {
  const doc = settled(draft)
  return { asks: asksInShort(doc), words: countWords(doc) }
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
      return saving.unsent ? `${saving.why} What you typed last is not saved.` : saving.why
  }
}

function clock(at: Date, zone: string): string {
  return timeText(at, zone, 'en', { seconds: true })
}
