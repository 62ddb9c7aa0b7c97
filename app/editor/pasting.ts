import { type Node as ProseNode, Slice } from '@tiptap/pm/model'
import { limits } from '~/domain/text'
import { blocksIn, type PastedBlock, type PastedRun, STYLE } from './pasted-blocks'

type Item = Extract<PastedBlock, { kind: 'item' }>

/** What another program put on the clipboard, as a letter has it: headings, bold, italic, links, footnotes, real lists. */
export function cleanHtml(pasted: string): string {
  const html = cleanText(pasted)
  // The desk’s own clipboard keeps asks, stories and the like.
  if (/<[^<>]{1,200}\sdata-pm-slice=/.test(html)) return html
  return htmlOf(blocksIn(new DOMParser().parseFromString(unstyled(html), 'text/html').body))
}

// The page’s policy forbids styles and scripts in tags, so a browser neither reads them nor stays silent about them.
function unstyled(html: string): string {
  return html
    .replace(/<(\/?)style\b/gi, '<$1template')
    .replace(/<[a-z][^<>]*>/gi, (tag) =>
      tag.replace(/\sstyle\s*=/gi, ` ${STYLE}=`).replace(/\son[a-z]{3,30}\s*=/gi, ' data-on='),
    )
}

/** Pasted words without what a letter cannot hold. */
export function cleanText(pasted: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  return pasted.replace(/\t/g, ' ').replace(/[\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f\u200b]/g, '')
}

/** Pasted lines as HTML where two or more of them in turn are numbered or have bullets; null where they are no list. */
export function listsOf(text: string): string | null {
  const blocks: PastedBlock[] = []
  for (const line of text.split(/[\r\n]+/)) {
    if (!line.trim()) continue
    const [, number, bullet, words = ''] =
      /^\s{0,20}(?:(\d{1,3})[.)]|([•·▪◦‣*–-]))\s{1,20}(\S.*)$/.exec(line) ?? []
    const last = blocks.at(-1)
    if (number || bullet)
      blocks.push({
        kind: 'item',
        level: 1,
        ordered: Boolean(number),
        number: number ? Number(number) : null,
        runs: plain(words.trim()),
      })
    else if (last?.kind === 'item' && /^\s{2,}/.test(line)) last.runs.push(...plain(` ${line.trim()}`))
    else blocks.push({ kind: 'paragraph', runs: plain(line.trim()) })
  }
  const isOfList = (block: PastedBlock, at: number) =>
    block.kind === 'item' && (goesOn(blocks[at - 1], block) || goesOn(block, blocks[at + 1]))
  if (!blocks.some(isOfList)) return null
  const lines = blocks.map((block, at) => (isOfList(block, at) ? block : asTyped(block)))
  return htmlOf(lines)
}

/** Why this cannot be pasted into the letter, or null. */
export function tooMuch(size: { characters: number; nodes?: number }, doc: ProseNode): string | null {
  const has = sizeOf(doc)
  if (size.characters + has.characters > limits.characters)
    return `Not pasted: a letter holds ${limits.characters.toLocaleString('en-US')} characters. Paste a part of it, or send it as an enclosure.`
  if ((size.nodes ?? 0) + has.nodes > limits.nodes)
    return 'Not pasted: it has more paragraphs than a letter holds. Paste a part of it, or send it as an enclosure.'
  return null
}

/** How much of a letter’s room a text or a part of one takes. */
export function sizeOf(of: ProseNode | Slice): { characters: number; nodes: number } {
  const size = { characters: 0, nodes: 0 }
  const content = of instanceof Slice ? of.content : of.content
  content.descendants((node) => {
    size.nodes += 1
    size.characters += node.text?.length ?? 0
  })
  return size
}

function plain(text: string): PastedRun[] {
  return [{ text, bold: false, italic: false, href: null }]
}

function goesOn(before: PastedBlock | undefined, block: PastedBlock | undefined): boolean {
  if (before?.kind !== 'item' || block?.kind !== 'item' || before.ordered !== block.ordered) return false
  return !block.ordered || block.number === (before.number ?? 0) + 1
}

// One line that begins with a number is no list.
function asTyped(block: PastedBlock): PastedBlock {
  if (block.kind !== 'item') return block
  const mark = block.ordered ? `${block.number}. ` : '- '
  return { kind: 'paragraph', runs: [...plain(mark), ...block.runs] }
}

function htmlOf(blocks: PastedBlock[]): string {
  const top = Math.min(...blocks.map((block) => (block.kind === 'heading' ? block.level : 9)))
  const html: string[] = []
  for (let at = 0; at < blocks.length; ) {
    const block = blocks[at]
    if (!block) break
    if (block.kind === 'item') {
      let end = at + 1
      while (blocks[end]?.kind === 'item' || blocks[end]?.kind === 'more') end += 1
      html.push(listsIn(blocks.slice(at, end)))
      at = end
      continue
    }
    if (block.kind === 'heading') {
      const tag = block.level > top ? 'h3' : 'h2'
      html.push(`<${tag}>${inline(block.runs, true)}</${tag}>`)
    } else if (block.kind === 'quote') html.push(`<blockquote><p>${inline(block.runs)}</p></blockquote>`)
    else html.push(`<p>${inline(block.runs)}</p>`)
    at += 1
  }
  return html.join('').replaceAll('</blockquote><blockquote>', '')
}

/** Items in lists, lists in items; a list that counts otherwise than the one before is another. */
function listsIn(blocks: PastedBlock[]): string {
  const base = blocks[0]?.kind === 'item' ? blocks[0].level : 1
  const lists: { ordered: boolean; start: number; items: string[] }[] = []
  for (let at = 0; at < blocks.length; ) {
    const block = blocks[at]
    if (block?.kind !== 'item') break
    let end = at + 1
    const more: string[] = []
    while (blocks[end]?.kind === 'more') {
      more.push(`<p>${inline(blocks[end]?.runs ?? [])}</p>`)
      end += 1
    }
    const inside = end
    while (isBelow(blocks[end], base)) end += 1
    const list = lists.at(-1)
    const into = list && continuesList(list, block) ? list : begun(block)
    if (into !== list) lists.push(into)
    const nested = end > inside ? listsIn(blocks.slice(inside, end)) : ''
    into.items.push(`<li><p>${inline(block.runs)}</p>${more.join('')}${nested}</li>`)
    at = end
  }
  return lists
    .map(({ ordered, start, items }) =>
      ordered
        ? `<ol${start === 1 ? '' : ` start="${start}"`}>${items.join('')}</ol>`
        : `<ul>${items.join('')}</ul>`,
    )
    .join('')
}

function isBelow(block: PastedBlock | undefined, base: number): boolean {
  return block?.kind === 'more' || (block?.kind === 'item' && block.level > base)
}

function continuesList(list: { ordered: boolean; start: number; items: string[] }, item: Item): boolean {
  if (list.ordered !== item.ordered) return false
  return item.number === null || item.number === list.start + list.items.length
}

function begun(item: Item) {
  return { ordered: item.ordered, start: Math.max(1, item.number ?? 1), items: [] as string[] }
}

function inline(runs: PastedRun[], isHeading = false): string {
  return runs
    .map((run) => {
      if ('breaks' in run) return isHeading ? ' ' : '<br>'
      if ('note' in run) return `<sup data-footnote="${escaped(run.note)}"></sup>`
      let html = escaped(run.text)
      if (run.italic) html = `<em>${html}</em>`
      if (run.bold && !isHeading) html = `<strong>${html}</strong>`
      return run.href ? `<a href="${escaped(run.href)}">${html}</a>` : html
    })
    .join('')
    .replace(/<\/a><a href="[^"]*">/g, (seam, at: number, whole: string) => {
      const before = /<a href="[^"]*">(?!.*<a href=)/.exec(whole.slice(0, at))?.[0]
      return before && seam.endsWith(before) ? '' : seam
    })
    .replaceAll('</strong><strong>', '')
    .replaceAll('</em><em>', '')
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
