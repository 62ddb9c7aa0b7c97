import { type Editor, useEditorState } from '@tiptap/react'
import { type MouseEvent, useEffect, useRef, useState } from 'react'
import { shownIn } from './carets'
import type { Present } from './together'
import { whereIs } from './whereabouts'

type HereProps = { editor: Editor; here: Present[]; client: string; me: string }

/** Who has the draft open now, what each does and where; each place leads there. */
export function Here({ editor, here, client, me }: HereProps) {
  const others = eachOnce(here.filter((each) => each.client !== client && each.by !== me))
  const mine = here.filter((each) => each.client !== client && each.by === me).length
  const places = useEditorState({
    editor,
    selector: ({ editor: { state } }) =>
      Object.fromEntries(shownIn(state).map(({ client: page, head }) => [page, whereIs(state.doc, head)])),
  })
  const came = useComings(others.map(({ name }) => name))

  function go(event: MouseEvent, page: string) {
    const at = shownIn(editor.state).find((each) => each.client === page)
    if (!at) return
    // With the keyboard one goes there; with a finger or a mouse one only looks.
    if (event.detail === 0) editor.chain().focus().setTextSelection(at.head).scrollIntoView().run()
    else elementAt(editor, at.head)?.scrollIntoView({ block: 'center' })
  }

  return (
    <>
      <h2>Here now</h2>
      <ul>
        <li>
          You
          {mine > 0 ? <span className="sub">in {mine + 1} windows</span> : null}
        </li>
        {others.map(({ client: page, name, organization, does }) => (
          <li key={page}>
            {name}
            <span className="sub">{[organization, does].filter(Boolean).join(', ')}</span>
            {places[page] ? (
              <button type="button" className="linkbtn small" onClick={(event) => go(event, page)}>
                {places[page]}
                <span className="vh"> where {name} is</span>
              </button>
            ) : null}
          </li>
        ))}
      </ul>
      <p className="vh" aria-live="polite">
        {came}
      </p>
    </>
  )
}

/** A person with several pages open stands there once, where they write if anywhere. */
function eachOnce(here: Present[]): Present[] {
  const people = new Map<string, Present>()
  for (const page of here) {
    const key = `${page.by} ${page.name} ${page.organization ?? ''}`
    const known = people.get(key)
    if (!known || (known.does === 'reading' && page.does !== 'reading')) people.set(key, page)
  }
  return [...people.values()]
}

/** Reloading a page is neither leaving nor coming. */
const SETTLES = 3_000

/** Says who came and who left, once that has settled; where they go is not said. */
function useComings(names: string[]): string {
  const [said, setSaid] = useState('')
  const known = useRef<string[] | null>(null)
  const present = [...new Set(names)].toSorted((one, other) => one.localeCompare(other)).join('\n')
  useEffect(() => {
    const timer = setTimeout(() => {
      const now = present.split('\n').filter(Boolean)
      const before = known.current
      known.current = now
      if (before === null) return
      const came = now.filter((name) => !before.includes(name)).map((name) => `${name} is here.`)
      const left = before.filter((name) => !now.includes(name)).map((name) => `${name} has left.`)
      if (came.length + left.length > 0) setSaid([...came, ...left].join(' '))
    }, SETTLES)
    return () => clearTimeout(timer)
  }, [present])
  return said
}

function elementAt({ view }: Editor, at: number): Element | null {
  const { node } = view.domAtPos(at)
  return node instanceof Element ? node : node.parentElement
}
