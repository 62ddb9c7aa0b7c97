import { type DocNode, walk } from '../text'

/**
 * A translation with its asks under the identities of the text's: those that it has stay, and one that the text does
 * not know takes the identity of the ask in its place.
 */
export function withAsksOf(doc: DocNode, text: DocNode): DocNode {
  const [own, wanted] = [askIds(doc), askIds(text)]
  const taken = new Set(own.filter((id) => wanted.includes(id)))
  let at = -1
  const visit = (node: DocNode): DocNode => {
    if (node.type === 'ask') {
      at += 1
      const id = String(node.attrs?.id ?? '')
      const place = wanted[at]
      if (wanted.includes(id) || place === undefined || taken.has(place)) return node
      taken.add(place)
      return { ...node, attrs: { ...node.attrs, id: place } }
    }
    return node.content ? { ...node, content: node.content.map(visit) } : node
  }
  return visit(doc)
}

/** Why the asks of a translation are not those of the text in their order, if so. */
export function problemWithAsks(doc: DocNode, text: DocNode): string | null {
  const [own, wanted] = [askIds(doc), askIds(text)]
  if (own.length !== wanted.length)
    return `The text has ${counted(wanted.length)} and the translation ${counted(own.length)}. Give both the same, so that ask 2 is ask 2 in both.`
  const at = own.findIndex((id, place) => id !== wanted[place])
  if (at === -1) return null
  const place = wanted.indexOf(own[at] ?? '')
  if (place === -1)
    return `Ask ${at + 1} of the translation is no ask of the text. Write it anew in its place.`
  return `Ask ${at + 1} of the translation is ask ${place + 1} of the text. Put them in the same order.`
}

function askIds(doc: DocNode): string[] {
  const ids: string[] = []
  walk(doc, (node) => {
    if (node.type === 'ask') ids.push(String(node.attrs?.id ?? ''))
  })
  return ids
}

function counted(asks: number): string {
  return asks === 0 ? 'no asks' : asks === 1 ? '1 ask' : `${asks} asks`
}
