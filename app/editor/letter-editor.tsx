import { EditorContent, useEditor } from '@tiptap/react'
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import type { DocNode } from '~/domain/text'
import { autosave, type Saving } from './autosave'
import { LinkForm } from './link-form'
import { Offer } from './offer'
import { deskExtensions, type Particulars } from './particulars'
import { type Kept, type Shelf, shelfFor } from './shelf'
import { Toolbar } from './toolbar'

export type LetterEditorProps = {
  letterId: string
  /** Where the pages of this letter are. */
  path: string
  language: string
  doc: DocNode
  revision: number
  particulars: Particulars
  /** What stands before and after the text where there is room. */
  before: ReactNode
  after: ReactNode
}

/** The desk: the letter's text as it will print, saved as it is written. */
export default function LetterEditor(props: LetterEditorProps) {
  const { letterId, path, language, doc, revision, particulars, before, after } = props
  const shelf = useMemo(() => shelfFor(letterId), [letterId])
  const [kept, setKept] = useState<Kept | null>(() => unsaved(shelf, doc))
  const [saving, setSaving] = useState<Saving>({ as: 'saved', at: null })
  const [linking, setLinking] = useState(false)
  const saver = useRef<ReturnType<typeof autosave> | null>(null)

  const editor = useEditor({
    extensions: deskExtensions(particulars),
    content: doc,
    editable: kept === null,
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
      transformPastedText: clean,
      transformPastedHTML: clean,
      handleKeyDown: (_view, event) => {
        if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return false
        event.preventDefault()
        setLinking(true)
        return true
      },
    },
    onUpdate: () => saver.current?.changed(),
    onBlur: () => void saver.current?.now(),
  })

  useEffect(() => {
    if (!editor) return
    const saves = autosave({
      to: `${path}/text/draft`,
      shelf,
      revision,
      read: () => editor.getJSON(),
      tell: setSaving,
    })
    saver.current = saves
    const hidden = () => document.visibilityState === 'hidden' && void saves.now({ leaving: true })
    const online = () => void saves.now()
    document.addEventListener('visibilitychange', hidden)
    window.addEventListener('online', online)
    window.addEventListener('pagehide', saves.leave)
    return () => {
      document.removeEventListener('visibilitychange', hidden)
      window.removeEventListener('online', online)
      window.removeEventListener('pagehide', saves.leave)
      saves.stop()
    }
  }, [editor, path, revision, shelf])

  const overtaken = saving.as === 'newer'
  useEffect(() => {
    editor?.setEditable(kept === null && !overtaken, false)
  }, [editor, kept, overtaken])

  if (!editor) return null

  function putIn({ doc: mine }: Kept) {
    setKept(null)
    editor?.setEditable(true, false)
    editor?.commands.setContent(mine, { emitUpdate: true })
    editor?.commands.focus()
  }

  function letGo() {
    saver.current?.stop()
    shelf.clear()
  }

  function throwAway() {
    shelf.clear()
    setKept(null)
  }

  const mine = overtaken ? editor.getJSON() : kept && kept.revision !== revision ? kept.doc : null
  return (
    <>
      <div className="deskbar">
        <Toolbar editor={editor} linking={linking} onLink={() => setLinking(true)} />
        <p className="saved" role="status">
          {told(saving)}
        </p>
        {linking ? <LinkForm editor={editor} onDone={() => setLinking(false)} /> : null}
      </div>
      {kept && !mine ? (
        <Offer says={`This browser holds changes from ${clock(new Date(kept.at))} that were not saved.`}>
          <button type="button" className="btn dense" onClick={() => putIn(kept)}>
            Put them in
          </button>
          <button type="button" className="linkbtn stop" onClick={throwAway}>
            Throw them away
          </button>
        </Offer>
      ) : null}
      {mine ? (
        <Offer says="A colleague saved a newer text while you wrote. Nothing of yours is lost: it is kept in this browser.">
          <KeepMine path={path} doc={mine} onKept={letGo} />
          <a href={`${path}/versions/draft`}>See the newer text</a>
          {overtaken ? null : (
            <button type="button" className="linkbtn stop" onClick={throwAway}>
              Throw mine away
            </button>
          )}
        </Offer>
      ) : null}
      <div className="desk">
        {before}
        <EditorContent editor={editor} className="paper" />
        {after}
      </div>
    </>
  )
}

/** Keeps one's own text as a version, and goes on to the page that compares the two. */
function KeepMine({ path, doc, onKept }: { path: string; doc: DocNode; onKept: () => void }) {
  const [why, setWhy] = useState<string | null>(null)

  async function keep() {
    const response = await fetch(`${path}/text/copy`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ doc }),
    }).catch(() => null)
    const answer: { number?: number; refused?: string } = (await response?.json().catch(() => null)) ?? {}
    if (!answer.number) return setWhy(answer.refused ?? 'Not kept yet: no connection. Try again in a moment.')
    onKept()
    location.assign(`${path}/compare?from=${answer.number}&to=draft`)
  }

  return (
    <>
      <button type="button" className="btn dense" onClick={() => void keep()}>
        Keep mine as a version and compare
      </button>
      {why ? <span className="msg">{why}</span> : null}
    </>
  )
}

/** What this browser holds that is not the saved text. What was saved after all is taken off the shelf. */
function unsaved(shelf: Shelf, doc: DocNode): Kept | null {
  const kept = shelf.look()
  if (!kept || JSON.stringify(kept.doc) !== JSON.stringify(doc)) return kept
  shelf.clear()
  return null
}

function told(saving: Saving): string {
  switch (saving.as) {
    case 'saved':
      return saving.at ? `Saved ${clock(saving.at)}` : 'Saved'
    case 'saving':
      return 'Saving …'
    case 'waiting':
      return `Not saved: ${saving.why}. Kept in this browser.`
    case 'newer':
      return 'Not saved: there is a newer text.'
    case 'refused':
      return `Not saved. ${saving.why}`
  }
}

function clock(at: Date): string {
  return at.toLocaleTimeString('en-GB')
}

// What a letter cannot hold and other programs leave in what they copy.
function clean(pasted: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  return pasted.replace(/\t/g, ' ').replace(/[\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f\u200b]/g, '')
}
