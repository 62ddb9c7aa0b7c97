import type { Node } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import type { Editor } from '@tiptap/react'
import { useEffect, useState } from 'react'
import { Offer } from './offer'

type AsksGoneProps = { editor: Editor; askedBefore: string[] }

/** Asks whether an ask with a history was meant to go, when somebody on this page takes it out. */
export function AsksGone({ editor, askedBefore }: AsksGoneProps) {
  const [gone, setGone] = useState<Node[]>([])
  useEffect(() => {
    const known = new Set(askedBefore)
    const look = ({ transaction }: { transaction: Transaction }) => {
      if (!transaction.docChanged) return
      const after = asksIn(transaction.doc)
      const lost = transaction.getMeta('collab$')
        ? []
        : [...asksIn(transaction.before)]
            .filter(([id]) => known.has(id) && !after.has(id))
            .map(([, ask]) => ask)
      setGone((before) => [...before.filter((ask) => !after.has(String(ask.attrs.id))), ...lost])
    }
    editor.on('transaction', look)
    return () => {
      editor.off('transaction', look)
    }
  }, [editor, askedBefore])

  const putBack = (ask: Node) =>
    editor.view.dispatch(editor.state.tr.insert(endOfAsks(editor.state.doc), placed(editor.state.doc, ask)))

  return gone.map((ask) => (
    <Offer
      key={String(ask.attrs.id)}
      says={`“${shortened(ask.textContent)}” was asked in the letter before, and what was answered to it is followed from there. It is not in this text any more.`}
    >
      <button type="button" className="btn dense" onClick={() => putBack(ask)}>
        Put it back
      </button>
      <button type="button" className="linkbtn" onClick={() => setGone(gone.filter((each) => each !== ask))}>
        It may go
      </button>
    </Offer>
  ))
}

function asksIn(doc: Node): Map<string, Node> {
  const asks = new Map<string, Node>()
  doc.descendants((node) => {
    if (node.type.name === 'ask') asks.set(String(node.attrs.id), node)
    return node.type.name !== 'ask'
  })
  return asks
}

/** After the last ask, or at the end of the text where there is none left. */
function endOfAsks(doc: Node): number {
  let end = doc.content.size
  doc.forEach((node, at) => {
    if (node.type.name === 'asks') end = at + node.nodeSize - 1
  })
  return end
}

function placed(doc: Node, ask: Node): Node {
  const hasAsks = doc.children.some(({ type }) => type.name === 'asks')
  return hasAsks ? ask : doc.type.schema.node('asks', null, [ask])
}

function shortened(text: string): string {
  return text.length > 80 ? `${text.slice(0, text.lastIndexOf(' ', 80))} …` : text
}
