import type { Editor } from '@tiptap/react'
import { useEffect, useState } from 'react'
import { measureOf, missingFrom, type Slip, slipsIn } from '~/domain/slips'
import type { DocNode, Standing } from '~/domain/text'
import { keyed } from '~/ui/keyed'
import type { Particulars } from './particulars'
import { putIn } from './standing'

const SHOWN = 12

/** How long the text is, and what in it is likely not meant; each leads to its passage. */
export function Words({ editor, particulars }: { editor: Editor; particulars: Particulars }) {
  const [told, setTold] = useState(() => look(editor, particulars))
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const later = () => {
      clearTimeout(timer)
      timer = setTimeout(() => setTold(look(editor, particulars)), 400)
    }
    editor.on('update', later)
    return () => {
      clearTimeout(timer)
      editor.off('update', later)
    }
  }, [editor, particulars])
  const { measure, slips } = told
  const more = slips.length - SHOWN
  return (
    <section className="words" aria-label="Words of the letter">
      <p className="small quiet">
        {measure.words.toLocaleString('en-US')} {measure.words === 1 ? 'word' : 'words'} of the text and its
        footnotes, {measure.characters.toLocaleString('en-US')} characters, about {measure.minutes}{' '}
        {measure.minutes === 1 ? 'minute' : 'minutes'} to read
      </p>
      {slips.length > 0 ? (
        <details>
          <summary>{slips.length === 1 ? '1 passage' : `${slips.length} passages`} to look at again</summary>
          <ul>
            {keyed(slips.slice(0, SHOWN)).map(({ part: slip, key }) => (
              <li key={key}>
                <span lang="en">{slip.says}</span>{' '}
                {slip.part ? (
                  <PutIn editor={editor} part={slip.part} />
                ) : (
                  <button type="button" className="linkbtn" onClick={() => go(editor, slip)}>
                    Go there<span className="vh">: {slip.says}</span>
                  </button>
                )}
                {slip.instead !== undefined && editor.isEditable ? (
                  <>
                    {' '}
                    <button type="button" className="linkbtn" onClick={() => mend(editor, slip)}>
                      {slip.kind === 'count' ? 'Leave the number out' : 'Leave one'}
                      <span className="vh">: {slip.says}</span>
                    </button>
                  </>
                ) : null}
              </li>
            ))}
          </ul>
          {more > 0 ? <p className="small quiet">And {more} more, once these are mended.</p> : null}
        </details>
      ) : null}
    </section>
  )
}

function PutIn({ editor, part }: { editor: Editor; part: Standing }) {
  if (!editor.isEditable) return null
  return (
    <button type="button" className="linkbtn" onClick={() => editor.view.dispatch(putIn(editor.state, part))}>
      Put {part === 'date' ? 'it' : 'them'} in<span className="vh">: the {part}</span>
    </button>
  )
}

function look(editor: Editor, particulars: Particulars) {
  const doc: DocNode = editor.state.doc.toJSON()
  const year = Number(/\d{4}/.exec(particulars.date ?? '')?.[0]) || null
  return {
    measure: measureOf(doc),
    slips: [...missingFrom(doc, particulars), ...slipsIn(doc, { addressees: particulars.addressees, year })],
  }
}

function go(editor: Editor, { from, to }: Slip) {
  const end = editor.state.doc.content.size
  if (to <= end) editor.chain().focus().setTextSelection({ from, to }).scrollIntoView().run()
}

function mend(editor: Editor, slip: Slip) {
  // The text may have changed since it was looked at: then the passage is only shown.
  const still = slipsIn(editor.state.doc.toJSON(), { addressees: [], year: null }).some(
    ({ kind, from, to }) => kind === slip.kind && from === slip.from && to === slip.to,
  )
  if (!still) return go(editor, slip)
  editor.view.dispatch(editor.state.tr.insertText(slip.instead ?? '', slip.from, slip.to))
  editor.commands.focus()
}
