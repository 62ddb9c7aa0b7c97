import type { Node } from '@tiptap/pm/model'
import type { EditorState, Transaction } from '@tiptap/pm/state'
import type { Editor } from '@tiptap/react'
import { useEffect, useState } from 'react'
import { Offer } from './offer'

type AsksGoneProps = { editor: Editor; askedBefore: string[] }

/** An ask that is gone: as it was when it last had all its words, and between which others it stood. */
export type Gone = { ask: Node; before: string | null; after: string | null }

/**
 * Remembers the asks with a history as they were before they were deleted, key by key. What grows is written; what only
 * shrinks may be on its way out.
 */
export function remembering(doc: Node, askedBefore: string[]) {
  const known = new Set(askedBefore)
  const words = new Map([...asksIn(doc)].filter(([id]) => known.has(id)))
  return (transaction: Transaction): Gone[] => {
    const [before, after] = [asksIn(transaction.before), asksIn(transaction.doc)]
    const others = Boolean(transaction.getMeta('collab$'))
    const order = [...before.keys()]
    for (const [id, ask] of after) {
      const last = before.get(id)
      const grows = ask.content.size >= (last?.content.size ?? 0)
      if (known.has(id) && (others || grows)) words.set(id, ask)
    }
    if (others) return []
    return order
      .filter((id) => known.has(id) && !after.has(id))
      .map((id) => {
        const at = order.indexOf(id)
        return {
          ask: words.get(id) ?? before.get(id),
          before: order.slice(0, at).findLast((each) => after.has(each)) ?? null,
          after: order.slice(at + 1).find((each) => after.has(each)) ?? null,
        }
      })
      .filter((each): each is Gone => each.ask !== undefined)
  }
}

/** Puts an ask back between the asks that it stood between. */
export function putBack({ tr, doc, schema }: EditorState, { ask, before, after }: Gone): Transaction {
  let [at, inList] = [doc.content.size, false]
  doc.descendants((node, place) => {
    if (node.type.name === 'asks' && !inList) [at, inList] = [place + node.nodeSize - 1, true]
    if (node.type.name !== 'ask') return node.type.name === 'asks'
    if (node.attrs.id === after && !before) at = place
    if (node.attrs.id === before) at = place + node.nodeSize
    return false
  })
  return tr.insert(at, inList ? ask : schema.node('asks', null, [ask])).scrollIntoView()
}

/** Asks whether an ask with a history was meant to go, when somebody on this page takes it out. */
export function AsksGone({ editor, askedBefore }: AsksGoneProps) {
  const [gone, setGone] = useState<Gone[]>([])
  useEffect(() => {
    const lostIn = remembering(editor.state.doc, askedBefore)
    const look = ({ transaction }: { transaction: Transaction }) => {
      if (!transaction.docChanged) return
      const lost = lostIn(transaction)
      const after = asksIn(transaction.doc)
      setGone((before) => [...before, ...lost].filter(({ ask }) => !after.has(String(ask.attrs.id))))
    }
    editor.on('transaction', look)
    return () => {
      editor.off('transaction', look)
    }
  }, [editor, askedBefore])

  return gone.map((each) => (
    <Offer
      key={String(each.ask.attrs.id)}
      says={`“${shortened(wordsOf(each.ask))}” was asked in the letter before, and what was answered to it is followed from there. It is not in this text any more.`}
    >
      <button
        type="button"
        className="btn dense"
        onClick={() => editor.view.dispatch(putBack(editor.state, each))}
      >
        Put it back
      </button>
      <button
        type="button"
        className="linkbtn"
        onClick={() => setGone(gone.filter((other) => other !== each))}
      >
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

function wordsOf(ask: Node): string {
  return ask.textBetween(0, ask.content.size, ' ', ' ').replaceAll('\u200b', '').trim()
}

function shortened(text: string): string {
  return text.length > 80 ? `${text.slice(0, text.lastIndexOf(' ', 80))} …` : text
}
