const ITEM = /mso-list:\s*l(\d+) level(\d+)/i

/** What another program put on the clipboard, with its headings and lists as the letter knows them and nothing empty. */
export function cleanHtml(pasted: string): string {
  const { body } = new DOMParser().parseFromString(cleanText(pasted), 'text/html')
  for (const each of body.querySelectorAll('style, script, meta, title, img, o\\:p')) each.remove()
  // Google Docs wraps everything in a bold element that is not bold.
  for (const each of body.querySelectorAll('b[style*="font-weight:normal"]'))
    each.replaceWith(...each.childNodes)
  for (const heading of body.querySelectorAll('h1, h4, h5, h6'))
    rename(heading, heading.tagName === 'H1' ? 'h2' : 'h3')
  for (const item of body.querySelectorAll('p[style*="mso-list"]')) listed(item)
  for (const each of body.querySelectorAll('p, h2, h3, li')) if (!each.textContent?.trim()) each.remove()
  for (const each of body.querySelectorAll('br'))
    if (!each.closest('p, h2, h3, li') || each.className === 'Apple-interchange-newline') each.remove()
  return body.innerHTML
}

/** Pasted words without what a letter cannot hold. */
export function cleanText(pasted: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  return pasted.replace(/\t/g, ' ').replace(/[\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f\u200b]/g, '')
}

/** Word writes a list as paragraphs with their numbers typed out; the paragraph goes into the list before it, or begins one. */
function listed(paragraph: Element) {
  const [, list = '', level = '1'] = ITEM.exec(paragraph.getAttribute('style') ?? '') ?? []
  if (!list) return
  const ignored = [...paragraph.querySelectorAll('span')].filter((span) =>
    /mso-list:\s*Ignore/i.test(span.getAttribute('style') ?? ''),
  )
  const mark = ignored
    .map((span) => span.textContent ?? '')
    .join('')
    .trim()
  for (const span of ignored) span.remove()
  const kind = /^\(?[\p{L}\d]{1,5}[.)]/u.test(mark) ? 'ol' : 'ul'
  const before = paragraph.previousElementSibling
  let into: Element = before?.getAttribute('data-word') === list ? before : begun(kind, list, mark)
  if (into !== before) paragraph.before(into)
  for (let depth = 1; depth < Number(level) && depth < 9; depth += 1) {
    const item: Element = into.lastElementChild ?? into.appendChild(document.createElement('li'))
    const last: Element | null = item.lastElementChild
    into = last?.getAttribute('data-word') === list ? last : item.appendChild(begun(kind, list, mark))
  }
  const item = document.createElement('li')
  item.append(rename(paragraph, 'p'))
  into.append(item)
}

function begun(kind: 'ol' | 'ul', list: string, mark: string): Element {
  const made = document.createElement(kind)
  made.setAttribute('data-word', list)
  if (kind === 'ol' && Number.parseInt(mark, 10) > 1)
    made.setAttribute('start', String(Number.parseInt(mark, 10)))
  return made
}

function rename(element: Element, tag: string): Element {
  const made = document.createElement(tag)
  made.append(...element.childNodes)
  element.replaceWith(made)
  return made
}
