import { liftListItem, wrapInList } from '@tiptap/pm/schema-list'
import { type Editor, useEditorState } from '@tiptap/react'
import { type KeyboardEvent, useRef, useState } from 'react'
import { STANDING, type Standing } from '~/domain/text'
import { LanguageChoice } from './language-choice'
import { moved } from './moving'
import { lacking, putIn } from './standing'

type Tool = {
  name: string
  label: string
  /** As screen readers and the hint of the browser say it. */
  keys?: string
  active?: (editor: Editor) => boolean
  act: (editor: Editor) => void
}

const block = (editor: Editor) => editor.chain().focus()

const groups: Tool[][] = [
  [
    {
      name: 'paragraph',
      label: 'Paragraph',
      keys: 'Control+Alt+0',
      active: (editor) => editor.isActive('paragraph') && !inList(editor) && !editor.isActive('quote'),
      act: (editor) => block(editor).setParagraph().run(),
    },
    {
      name: 'heading',
      label: 'Heading',
      keys: 'Control+Alt+2',
      active: (editor) => editor.isActive('heading'),
      act: (editor) => block(editor).toggleHeading({ level: 2 }).run(),
    },
  ],
  [
    {
      name: 'bold',
      label: 'Bold',
      keys: 'Control+B',
      active: (editor) => editor.isActive('bold'),
      act: (editor) => block(editor).toggleBold().run(),
    },
    {
      name: 'italic',
      label: 'Italic',
      keys: 'Control+I',
      active: (editor) => editor.isActive('italic'),
      act: (editor) => block(editor).toggleItalic().run(),
    },
  ],
  [
    {
      name: 'quote',
      label: 'Story',
      active: (editor) => editor.isActive('quote'),
      act: toggleStory,
    },
    { name: 'asks', label: 'Asks', active: (editor) => editor.isActive('asks'), act: toggleAsks },
    {
      name: 'bullets',
      label: 'Bullets',
      keys: 'Control+Shift+8',
      active: (editor) => editor.isActive('bulletList'),
      act: (editor) => block(editor).toggleBulletList().run(),
    },
    {
      name: 'numbers',
      label: 'Numbers',
      keys: 'Control+Shift+7',
      active: (editor) => editor.isActive('orderedList'),
      act: (editor) => block(editor).toggleOrderedList().run(),
    },
  ],
]

const steps: Tool[] = [
  { name: 'undo', label: 'Undo', keys: 'Control+Z', act: (editor) => block(editor).undo().run() },
  { name: 'redo', label: 'Redo', keys: 'Control+Shift+Z', act: (editor) => block(editor).redo().run() },
]

const ways: Tool[] = [
  { name: 'up', label: 'Up', keys: 'Alt+Shift+ArrowUp', act: (editor) => move(editor, 'up') },
  { name: 'down', label: 'Down', keys: 'Alt+Shift+ArrowDown', act: (editor) => move(editor, 'down') },
]

function move(editor: Editor, to: 'up' | 'down') {
  const change = moved(editor.state, to)?.change
  if (change) editor.view.dispatch(change)
  editor.view.focus()
}

/** Puts a block in that the text has lost. */
function putting(name: Standing): Tool {
  return {
    name: `put ${name}`,
    label: `Put in the ${name}`,
    act: (editor) => editor.view.dispatch(putIn(editor.state, name)),
  }
}

type ToolbarProps = {
  editor: Editor
  /** The language of the letter. */
  language: string
  linking: boolean
  onLink: () => void
  noting: boolean
  onNote: () => void
  onComment?: () => void
  /** Tells who wrote the words chosen, where that may be asked. */
  onWho?: () => void
}

/** What can be done to the words under the caret. One stop of the Tab key; the arrows go along it. */
export function Toolbar({
  editor,
  language,
  linking,
  onLink,
  noting,
  onNote,
  onComment,
  onWho,
}: ToolbarProps) {
  const link: Tool = {
    name: 'link',
    label: 'Link',
    keys: 'Control+K',
    active: (present) => present.isActive('link') || linking,
    act: onLink,
  }
  const note: Tool = {
    name: 'footnote',
    label: 'Footnote',
    active: (present) => present.isActive('footnote') || noting,
    act: onNote,
  }
  const comment: Tool[] = onComment
    ? [{ name: 'comment', label: 'Comment', keys: 'Control+Alt+M', act: onComment }]
    : []
  const who: Tool[] = onWho ? [{ name: 'who', label: 'Who wrote this', act: onWho }] : []
  const lacks = useEditorState({
    editor,
    selector: ({ editor: present }) => lacking(present.state.doc).join(' '),
  })
  const parts = STANDING.filter((name) => lacks.split(' ').includes(name)).map(putting)
  const shown = [
    ...groups,
    [link, note, ...comment, ...who],
    ways,
    steps,
    ...(parts.length > 0 ? [parts] : []),
  ]
  const flat = shown.flat()
  const bar = useRef<HTMLDivElement>(null)
  const [stop, setStop] = useState(0)
  const active = useEditorState({
    editor,
    selector: ({ editor: present }) =>
      flat
        .filter((tool) => tool.active?.(present))
        .map(({ name }) => name)
        .join(' '),
  })

  function along(event: KeyboardEvent) {
    const stops = flat.length + 1
    const to = { ArrowRight: stop + 1, ArrowLeft: stop - 1, Home: 0, End: stops - 1 }[event.key]
    if (to === undefined) return
    event.preventDefault()
    const next = (to + stops) % stops
    setStop(next)
    bar.current?.querySelectorAll<HTMLElement>('button, select')[next]?.focus()
  }

  return (
    <div ref={bar} className="tools" role="toolbar" aria-label="Text" aria-controls="text" onKeyDown={along}>
      {shown.map((tools, group) => (
        <span key={tools[0]?.name} className={group > 0 ? 'sep' : undefined}>
          {tools.map((tool) => {
            const at = flat.findIndex(({ name }) => name === tool.name)
            return (
              <button
                key={tool.name}
                type="button"
                tabIndex={at === stop ? 0 : -1}
                aria-pressed={tool.active ? active.split(' ').includes(tool.name) : undefined}
                aria-keyshortcuts={tool.keys}
                onFocus={() => setStop(at)}
                onClick={() => tool.act(editor)}
              >
                {tool.label}
              </button>
            )
          })}
        </span>
      ))}
      <span className="sep">
        <LanguageChoice
          editor={editor}
          language={language}
          tabIndex={stop === flat.length ? 0 : -1}
          onFocus={() => setStop(flat.length)}
        />
      </span>
    </div>
  )
}

function inList(editor: Editor): boolean {
  return editor.isActive('ask') || editor.isActive('listItem')
}

function toggleStory(editor: Editor) {
  const chain = block(editor)
  if (!editor.isActive('quote') && !inList(editor)) chain.setParagraph()
  chain.toggleWrap('quote').run()
}

function toggleAsks(editor: Editor) {
  const { asks, ask } = editor.schema.nodes
  if (!asks || !ask) return
  if (editor.isActive('asks')) {
    block(editor)
      .command(({ state, dispatch }) => liftListItem(ask)(state, dispatch))
      .run()
    return
  }
  // An ask begins with a paragraph: a heading or a salutation becomes one first.
  block(editor)
    .setParagraph()
    .command(({ state, dispatch }) => wrapInList(asks)(state, dispatch))
    .run()
}
