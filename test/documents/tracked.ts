import { fromBuffer } from 'yauzl'

type Element = { name: string; attrs: Record<string, string>; children: (Element | string)[] }

/** Reads the parts of a Word file that are XML. */
export function partsOf(bytes: Uint8Array): Promise<Map<string, string>> {
  return new Promise((resolve, reject) => {
    const parts = new Map<string, string>()
    fromBuffer(Buffer.from(bytes), { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error)
      zip.on('end', () => resolve(parts))
      zip.on('entry', (entry) => {
        zip.openReadStream(entry, async (failed, stream) => {
          if (failed) return reject(failed)
          const chunks: Buffer[] = []
          for await (const chunk of stream) chunks.push(chunk as Buffer)
          parts.set(entry.fileName, Buffer.concat(chunks).toString('utf8'))
          zip.readEntry()
        })
      })
      zip.readEntry()
    })
  })
}

function parsed(xml: string): Element {
  const root: Element = { name: '', attrs: {}, children: [] }
  const stack = [root]
  for (const [, close, name, rest = '', alone, text] of xml.matchAll(
    /<(\/?)([\w:]+)((?:\s+[\w:]+="[^"]*")*)\s*(\/?)>|([^<]+)/g,
  )) {
    const top = stack.at(-1)
    if (!top) throw new Error('The XML does not close.')
    if (text !== undefined) top.children.push(plain(text))
    else if (close) stack.pop()
    else if (name) {
      const attrs = Object.fromEntries(
        [...rest.matchAll(/([\w:]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, plain(value)]),
      )
      const element = { name, attrs, children: [] }
      top.children.push(element)
      if (!alone) stack.push(element)
    }
  }
  return root
}

const plain = (text: string) =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')

const elements = ({ children }: Element) =>
  children.filter((each): each is Element => typeof each === 'object')
const child = (element: Element | undefined, ...path: string[]): Element | undefined =>
  path.reduce((at, name) => at && elements(at).find((each) => each.name === name), element)
const all = (element: Element, name: string): Element[] =>
  elements(element).flatMap((each) => (each.name === name ? [each] : all(each, name)))

/** What a Word file says once all its tracked changes are accepted, or all rejected: a line for each paragraph. */
export async function decided(bytes: Uint8Array, decision: 'accept' | 'reject'): Promise<string[]> {
  const parts = await partsOf(bytes)
  const read = (name: string) => parsed(parts.get(name) ?? '')
  const links = new Map(
    all(read('word/_rels/document.xml.rels'), 'Relationship').map(({ attrs }) => [attrs.Id, attrs.Target]),
  )
  const notes = new Map(
    all(read('word/footnotes.xml'), 'w:footnote').map((each) => [
      each.attrs['w:id'],
      all(each, 'w:t')
        .flatMap(({ children }) => children)
        .join('')
        .trim(),
    ]),
  )
  const numbering = read('word/numbering.xml')
  const kinds = new Map(
    all(numbering, 'w:abstractNum').map((each) => [
      each.attrs['w:abstractNumId'],
      child(each, 'w:lvl', 'w:numFmt')?.attrs['w:val'],
    ]),
  )
  const lists = new Map(
    all(numbering, 'w:num').map((each) => [
      each.attrs['w:numId'],
      kinds.get(child(each, 'w:abstractNumId')?.attrs['w:val'] ?? ''),
    ]),
  )
  const [gone, stays] = decision === 'accept' ? ['w:del', 'w:ins'] : ['w:ins', 'w:del']

  const formOf = (properties: Element | undefined) => {
    const style = child(properties, 'w:pStyle')?.attrs['w:val'] ?? ''
    const list = lists.get(child(properties, 'w:numPr', 'w:numId')?.attrs['w:val'] ?? '') ?? ''
    const level = list ? (child(properties, 'w:numPr', 'w:ilvl')?.attrs['w:val'] ?? '') : ''
    const indent = child(properties, 'w:ind')?.attrs['w:left'] ?? ''
    return [style, list && `${list} ${level}`, indent && `in ${indent}`].filter(Boolean).join(' ')
  }
  const wordsOf = (element: Element, href: string | undefined): string =>
    elements(element)
      .map((each) => {
        if (each.name === gone) return ''
        if (each.name === stays) return wordsOf(each, href)
        if (each.name === 'w:hyperlink') return wordsOf(each, links.get(each.attrs['r:id'] ?? ''))
        return each.name === 'w:r' ? runOf(each, href) : ''
      })
      .join('')
  const runOf = (run: Element, href: string | undefined): string => {
    const now = child(run, 'w:rPr')
    const looks = decision === 'reject' ? (child(now, 'w:rPrChange', 'w:rPr') ?? now) : now
    const isOn = (name: string) => {
      const found = child(looks, name)
      return found !== undefined && found.attrs['w:val'] !== 'false'
    }
    const marks = `${isOn('w:b') ? 'b' : ''}${isOn('w:i') ? 'i' : ''}${href ? `@${href}` : ''}`
    return elements(run)
      .map((each) => {
        if (each.name === 'w:br') return '/'
        if (each.name === 'w:footnoteReference') return `[${notes.get(each.attrs['w:id'])}]`
        if (each.name !== 'w:t' && each.name !== 'w:delText') return ''
        // Letter by letter, so that it does not matter where runs are divided.
        const letters = [...each.children.join('')]
        return marks ? letters.map((letter) => `${letter}{${marks}}`).join('') : letters.join('')
      })
      .join('')
  }
  return all(read('word/document.xml'), 'w:p').flatMap((paragraph) => {
    const properties = child(paragraph, 'w:pPr')
    if (child(properties, 'w:rPr', gone)) {
      if (wordsOf(paragraph, undefined)) throw new Error('A paragraph goes, its words stay.')
      return []
    }
    const form =
      decision === 'reject' ? (child(properties, 'w:pPrChange', 'w:pPr') ?? properties) : properties
    return [`${formOf(form)}| ${wordsOf(paragraph, undefined)}`]
  })
}
