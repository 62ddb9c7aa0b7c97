const keys: [string, string][] = [
  ['Bold, italic', 'Ctrl+B, Ctrl+I'],
  ['Link', 'Ctrl+K'],
  ['Numbers, bullets', 'Ctrl+Shift+7, Ctrl+Shift+8'],
  ['Heading, paragraph', 'Ctrl+Alt+2, Ctrl+Alt+0'],
  ['Comment', 'Ctrl+Alt+M'],
  ['Move an ask or a paragraph', 'Alt+Shift+Up, Alt+Shift+Down'],
  ['Undo, redo', 'Ctrl+Z, Ctrl+Shift+Z'],
  ['Next ask, out of the list', 'Enter, Shift+Tab'],
  ['Send a comment, leave it', 'Ctrl+Enter, Escape'],
  ['These keys, outside the text', '?'],
]

/** The keys of the desk. On a Mac, Command for Ctrl and Option for Alt. */
export function Keys({ onDone }: { onDone: () => void }) {
  return (
    <section className="keys" aria-label="Keys">
      <dl>
        {keys.map(([what, how]) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>{how}</dd>
          </div>
        ))}
      </dl>
      <p className="small quiet">On a Mac, Command stands for Ctrl and Option for Alt.</p>
      <button type="button" className="linkbtn" onClick={onDone}>
        Close
      </button>
    </section>
  )
}
