/**
 * What a draft may hold that no version does: suggestions, which are marks on the text they would add, take away or
 * alter, and the anchors of comments. The kinds are those of prosemirror-suggest-changes.
 */
import { getSchema, Mark, Node } from '@tiptap/core'
import { extensions } from '../text'

export const kinds = ['insertion', 'deletion', 'modification'] as const
export type Kind = (typeof kinds)[number]

const ID = /^[\w-]{1,40}\.[\w-]{1,40}$/

const suggested = (name: 'insertion' | 'deletion', tag: 'ins' | 'del') =>
  Mark.create({
    name,
    inclusive: false,
    excludes: kinds.join(' '),
    addAttributes: () => ({ id: { isRequired: true, rendered: false, validate: isIdOrThrow } }),
    renderHTML: ({ mark }) => [tag, { 'data-suggestion': mark.attrs.id }, 0],
  })

const Modification = Mark.create({
  name: 'modification',
  inclusive: false,
  excludes: 'insertion deletion',
  addAttributes: () => ({
    id: { isRequired: true, rendered: false, validate: isIdOrThrow },
    type: { isRequired: true, rendered: false, validate: oneOfThrow('attr', 'mark', 'nodeType') },
    attrName: { default: null, rendered: false, validate: 'string|null' },
    previousValue: { default: null, rendered: false, validate: isSmall },
    newValue: { default: null, rendered: false, validate: isSmall },
  }),
  renderHTML: ({ mark }) => ['span', { 'data-suggestion': mark.attrs.id, 'data-altered': '' }, 0],
})

const Comment = Mark.create({
  name: 'comment',
  inclusive: false,
  excludes: '',
  addAttributes: () => ({ thread: { isRequired: true, rendered: false, validate: isThread } }),
  parseHTML: () => [
    { tag: 'span[data-thread]', getAttrs: (element) => ({ thread: element.getAttribute('data-thread') }) },
  ],
  renderHTML: ({ mark }) => ['span', { 'data-thread': mark.attrs.thread, class: 'commented' }, 0],
})

// The nodes whose children are blocks, on which suggestions stand too.
const HOLD_BLOCKS = new Set(['doc', 'quote', 'asks', 'ask', 'bulletList', 'orderedList', 'listItem'])

/** What the draft's editor is made of. */
export const draftExtensions = [
  ...extensions.map((each) =>
    each instanceof Node && HOLD_BLOCKS.has(each.name) ? each.extend({ marks: kinds.join(' ') }) : each,
  ),
  suggested('insertion', 'ins'),
  suggested('deletion', 'del'),
  Modification,
  Comment,
]

export const draftSchema = getSchema(draftExtensions)

/** The identity of a new suggestion: it begins with who makes it. */
export function freshId(author: string): string {
  return `${author}.${crypto.randomUUID().replaceAll('-', '').slice(0, 16)}`
}

/** Who made the suggestion of this identity. */
export function authorOf(id: string): string {
  return id.slice(0, id.indexOf('.'))
}

function isIdOrThrow(value: unknown): void {
  if (typeof value !== 'string' || !ID.test(value)) throw new RangeError('This is no suggestion’s identity.')
}

function isThread(value: unknown): void {
  if (typeof value !== 'string' || !/^[\w-]{1,64}$/.test(value)) throw new RangeError('This is no thread.')
}

function oneOfThrow(...allowed: string[]) {
  return (value: unknown) => {
    if (typeof value !== 'string' || !allowed.includes(value)) throw new RangeError('This is no alteration.')
  }
}

function isSmall(value: unknown): void {
  if (JSON.stringify(value ?? null).length > 2_000) throw new RangeError('This alteration is too large.')
}
