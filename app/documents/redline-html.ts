import type { Run } from '~/domain/differences'
import type { Redline, RedlineBlock } from './redline'

const INS = 'color:#1f3a93;background:#eef2fb;text-decoration:underline;text-decoration-thickness:2px'
const DEL = 'color:#555;background:#f0efec;text-decoration:line-through'
const LABEL = 'margin:1.25em 0 0;font:600 13px/1.5 Helvetica,Arial,sans-serif;color:#555'
const HIDDEN =
  'position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap'

/** Makes a comparison as one HTML file to mail: nothing is loaded with it, and its words tell what colour shows. */
export function redlineAsHtml({ title, heading, sum, language, author, date, blocks }: Redline): string {
  const body = blocks.filter(({ type }) => type !== 'date').map(drawn)
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(`${heading}: ${title}`)}</title>
</head>
<body style="margin:0;background:#fff;color:#1a1a1a">
<div style="max-width:640px;margin:0 auto;padding:24px 16px;font:17px/1.6 Georgia,serif">
<h1 style="font:600 20px/1.4 Georgia,serif;margin:0">${escaped(heading)}</h1>
<p style="margin:.5em 0 0">${escaped(sum)}</p>
<p style="${LABEL}">The later text is by ${escaped(author)}, ${escaped(date.slice(0, 10))}. <ins style="${INS}">Underlined</ins> words were added, <del style="${DEL}">struck</del> words removed.</p>
<div lang="${escaped(language)}">
${body.join('\n')}
</div>
</div>
</body>
</html>
`
}

const LABELS: Record<RedlineBlock['kind'], string> = {
  same: '',
  changed: 'reworded',
  added: 'added',
  removed: 'removed',
  moved: 'moved here',
}

function drawn(block: RedlineBlock): string {
  const reset = block.kind === 'changed' && block.parts.every(({ kind }) => kind === 'same')
  const what = block.gone ? 'moved away' : reset ? 'changed in form' : LABELS[block.kind]
  const label = capital([block.label, what].filter(Boolean).join(', '))
  const said = block.kind === 'same' ? (block.label ?? '') : label
  const notes =
    block.notes.length > 0 ? ` <span style="${LABEL}">[${escaped(block.notes.join('; '))}]</span>` : ''
  const words = block.parts.map(({ kind, runs }) => partOf(kind, runs)).join('')
  const [tag, style] = formOf(block)
  const edge = block.kind === 'moved' ? ';border-left:4px double #888;padding-left:12px' : ''
  const mark = block.bullet ? `${escaped(block.bullet)} ` : ''
  const line = `<${tag} style="margin:${said ? '0' : '1em'} 0 0${style}${edge}">${mark}${words}${notes}</${tag}>`
  return `${said ? `<p lang="en" style="${LABEL}">${escaped(said)}</p>\n` : ''}${line}`
}

// What is indented by its place in a list, in quotes or as a heading says so to a screen reader too.
function formOf({ type, level, depth = 0 }: RedlineBlock): [tag: string, style: string] {
  if (type === 'heading')
    return level === 3
      ? ['h3', ';font:600 17px/1.4 Georgia,serif']
      : ['h2', ';font:600 19px/1.4 Georgia,serif']
  if (type === 'quote') return ['blockquote', ';padding-left:24px']
  return ['p', depth > 0 ? `;padding-left:${depth * 24}px` : '']
}

function partOf(kind: 'same' | 'added' | 'removed', runs: Run[]): string {
  const words = runs.map((run) => runOf(run, kind !== 'removed')).join('')
  if (kind === 'same') return words
  const [tag, style, said] = kind === 'added' ? ['ins', INS, 'added'] : ['del', DEL, 'removed']
  const hidden = (text: string) => `<span style="${HIDDEN}">${text}</span>`
  return `<${tag} style="${style}">${hidden(`[${said}: `)}${words}${hidden(']')}</${tag}>`
}

function runOf({ text, bold, italic, href }: Run, links: boolean): string {
  const words = escaped(text).replaceAll('\n', '<br>')
  const slanted = italic ? `<i>${words}</i>` : words
  const heavy = bold ? `<b>${slanted}</b>` : slanted
  return href && links ? `<a href="${escaped(href)}" style="color:inherit">${heavy}</a>` : heavy
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
