/** What people left in a Word file for each other: a sentence for whoever brings it in, and words that stand nearby. */
export type Remark = { message: string; near: string }

type Change = { kind: 'in' | 'out'; author: string; text: string; near: string }
type Comment = { author: string; said: string; on: string }

const MOST = 100
const KINDS: Record<string, Change['kind']> = {
  'w:ins': 'in',
  'w:moveTo': 'in',
  'w:del': 'out',
  'w:moveFrom': 'out',
}

/** Each tracked change and each comment of a Word file, from the XML of its text and of its comments. */
export function remarksIn(text: string, comments: string): Remark[] {
  const said = commentsIn(comments)
  const changes: Change[] = []
  const ranges = new Set<string>()
  let open = null as Change | null
  let last = null as Change | null
  let before = ''
  for (const [, closing, tag = '', attributes = '', words = ''] of tagsIn(text)) {
    const kind = KINDS[tag]
    if (kind && closing) open = null
    else if (kind && !attributes.endsWith('/')) {
      const author = attribute(attributes, 'author') || 'Someone'
      open = last?.kind === kind && last.author === author ? last : { kind, author, text: '', near: before }
      if (open !== last) changes.push(open)
      last = open
    } else if (tag === 'w:p' && closing) {
      last = null
      before = ''
    } else if (tag === 'w:commentRangeStart') ranges.add(attribute(attributes, 'id'))
    else if (tag === 'w:commentRangeEnd') ranges.delete(attribute(attributes, 'id'))
    else if ((tag === 'w:t' || tag === 'w:delText') && !closing && words) {
      const plain = decoded(words)
      if (open) open.text += plain
      else last = null
      if (open?.kind !== 'out') before += plain
      for (const id of ranges) {
        const comment = said.get(id)
        if (comment) comment.on += plain
      }
    }
  }
  const told = [
    ...changes.filter((each) => each.text.trim()).map(changed),
    ...[...said.values()].map(commented),
  ]
  return told.length > MOST ? [...told.slice(0, MOST), more(told.length - MOST)] : told
}

function commentsIn(xml: string): Map<string, Comment> {
  const found = new Map<string, Comment>()
  let open: Comment | null = null
  for (const [, closing, tag = '', attributes = '', words = ''] of tagsIn(xml)) {
    if (tag === 'w:comment' && !closing) {
      open = { author: attribute(attributes, 'author') || 'Someone', said: '', on: '' }
      found.set(attribute(attributes, 'id'), open)
    } else if (open && tag === 'w:t' && !closing) open.said += decoded(words)
    else if (open && tag === 'w:p' && closing) open.said += ' '
  }
  return found
}

function tagsIn(xml: string) {
  return xml.matchAll(/<(\/?)(w:[A-Za-z]{1,40})([^<>]{0,2000})>([^<]{0,100000})/g)
}

function changed({ kind, author, text, near }: Change): Remark {
  return kind === 'in'
    ? {
        message: `“${short(text)}” was put in by ${author} as a tracked change. It stands in the draft; take it out if it is not agreed.`,
        near: text.trim(),
      }
    : {
        message: `“${short(text)}” was taken out by ${author} as a tracked change. It does not stand in the draft; put it back if it should stay.`,
        near: near.slice(-80).trim(),
      }
}

function commented({ author, said, on }: Comment): Remark {
  const about = on.trim() ? `“${short(on)}” has a comment` : 'The file has a comment'
  return { message: `${about} by ${author}: ${short(said)}`, near: on.trim() }
}

function more(count: number): Remark {
  return {
    message: `The file has ${count} more tracked changes and comments. Look through it in Word.`,
    near: '',
  }
}

function short(text: string): string {
  const whole = text.replace(/\s+/g, ' ').trim()
  return whole.length > 200 ? `${whole.slice(0, 200)}…` : whole
}

function attribute(attributes: string, name: string): string {
  return decoded(new RegExp(`\\bw:${name}="([^"]{0,200})"`).exec(attributes)?.[1] ?? '')
}

function decoded(text: string): string {
  const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
  return text.replace(/&(amp|lt|gt|quot|apos);/g, (whole, name) => named[String(name)] ?? whole)
}
