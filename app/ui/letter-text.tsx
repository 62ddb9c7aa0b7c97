import type { ReactNode } from 'react'
import { Fragment } from 'react'
import { directionOf } from '~/domain/languages'
import { keyed } from './keyed'

/** ProseMirror's JSON, as `domain/text` checked it. Whatever is not known here is passed over, its text kept. */
export type LetterNode = {
  type: string
  attrs?: Record<string, unknown>
  content?: LetterNode[]
  text?: string
  marks?: { type: string; attrs?: Record<string, unknown> }[]
}

export type LetterAddressee = {
  title?: string | null
  name?: string | null
  office?: string | null
  component?: string | null
  address?: string[]
  /** Named at the foot of the printed letter, not over the salutation. */
  cc?: boolean
}

export type LetterContact = { name: string; organization?: string | null; email?: string | null }

type LetterTextProps = {
  doc: LetterNode
  /** Already written out, in the letter's language. */
  date?: string | null
  addressees?: LetterAddressee[]
  contacts?: LetterContact[]
  /** The Re: line, under the addressees. Left out where the title stands over the text anyway. */
  re?: string
  /** The language of the letter, where it differs from the page's. */
  language?: string
  /** Drops the ids of the asks where a page shows the text twice. */
  anonymous?: boolean
  /** Gives each block a place by its number, to be found beside another text. */
  placed?: boolean
}

type Setting = Omit<LetterTextProps, 'doc' | 'language' | 'placed'> & {
  numbers: Map<LetterNode, number>
  notes: LetterNode[]
  say: (typeof words)['en']
  lead: LetterNode | undefined
}

/** The text of a letter, drawn from its JSON. No HTML of anybody's is ever put into the page. */
export function LetterText({ doc, language, placed = false, ...filled }: LetterTextProps) {
  const setting = {
    ...filled,
    numbers: numberAsks(doc),
    notes: footnotesIn(doc),
    lead: firstParagraph(doc),
    say: words[language === 'es' ? 'es' : 'en'],
  }
  return (
    <div className="letter" lang={language}>
      {placed ? (
        keyed(doc.content ?? []).map(({ part, key, at }) => (
          <div key={key} data-block={at}>
            <Node node={part} setting={setting} />
          </div>
        ))
      ) : (
        <Nodes of={doc.content} setting={setting} />
      )}
      <Footnotes setting={setting} />
    </div>
  )
}

function Nodes({ of, setting }: { of: LetterNode[] | undefined; setting: Setting }) {
  return (
    <>
      {keyed(of ?? []).map(({ part, key }) => (
        <Node key={key} node={part} setting={setting} />
      ))}
    </>
  )
}

function Node({ node, setting }: { node: LetterNode; setting: Setting }): ReactNode {
  const inside = <Nodes of={node.content} setting={setting} />
  const lang = textAttribute(node, 'lang')
  const dir = directionOf(lang)
  switch (node.type) {
    case 'text':
      return <Marked node={node} />
    case 'hardBreak':
      return <br />
    case 'footnote':
      return <Reference number={setting.notes.indexOf(node) + 1} setting={setting} />
    case 'date':
      return setting.date ? <p>{setting.date}</p> : null
    case 'addressees':
      return (
        <Addressees
          of={(setting.addressees ?? []).filter((each) => !each.cc)}
          re={setting.re}
          say={setting.say}
        />
      )
    case 'contacts':
      return <Contacts of={setting.contacts ?? []} />
    case 'salutation':
    case 'closing':
      return (
        <p lang={lang} dir={dir}>
          {inside}
        </p>
      )
    case 'heading':
      return node.attrs?.level === 3 ? (
        <h3 lang={lang} dir={dir}>
          {inside}
        </h3>
      ) : (
        <h2 lang={lang} dir={dir}>
          {inside}
        </h2>
      )
    case 'paragraph':
      if (!node.content?.length) return null
      return (
        <p lang={lang} dir={dir}>
          {node === setting.lead ? <Led node={node} setting={setting} /> : inside}
        </p>
      )
    case 'quote':
    case 'blockquote':
      return (
        <blockquote className="story" lang={lang} dir={dir}>
          {inside}
        </blockquote>
      )
    case 'asks':
      return (
        <ol className="asks" lang={lang}>
          {inside}
        </ol>
      )
    case 'ask':
      return <Ask node={node} setting={setting} />
    case 'bulletList':
      return <ul lang={lang}>{inside}</ul>
    case 'orderedList':
      return (
        <ol start={numberAttribute(node, 'start')} lang={lang}>
          {inside}
        </ol>
      )
    case 'listItem':
      return (
        <li lang={lang}>
          <Close node={node} setting={setting} />
        </li>
      )
    default:
      return inside
  }
}

function Ask({ node, setting }: { node: LetterNode; setting: Setting }) {
  const number = setting.numbers.get(node)
  return (
    <li
      id={setting.anonymous ? undefined : `ask-${number}`}
      data-n={number}
      value={number}
      lang={textAttribute(node, 'lang')}
    >
      <Close node={node} setting={setting} />
    </li>
  )
}

/** An item that is one paragraph is set without the paragraph. */
function Close({ node, setting }: { node: LetterNode; setting: Setting }) {
  const only = node.content?.length === 1 ? node.content[0] : undefined
  return <Nodes of={only?.type === 'paragraph' ? only.content : node.content} setting={setting} />
}

/** The first words in small capitals: three, or as far as the first comma. */
function Led({ node, setting }: { node: LetterNode; setting: Setting }) {
  const [first, ...rest] = node.content ?? []
  if (first?.type !== 'text') return <Nodes of={node.content} setting={setting} />
  const text = first.text ?? ''
  const opening = text.match(/^\s*(?:[^\s,]+\s+){0,2}[^\s,]+/)?.[0] ?? ''
  return (
    <>
      <span className="lead">
        <Marked node={{ ...first, text: opening }} />
      </span>
      <Marked node={{ ...first, text: text.slice(opening.length) }} />
      <Nodes of={rest} setting={setting} />
    </>
  )
}

function Marked({ node }: { node: LetterNode }) {
  let shown: ReactNode = node.text
  for (const mark of [...(node.marks ?? [])].reverse()) {
    if (mark.type === 'bold') shown = <b>{shown}</b>
    else if (mark.type === 'italic') shown = <i>{shown}</i>
    else if (mark.type === 'link') shown = <Link href={mark.attrs?.href}>{shown}</Link>
  }
  return <>{shown}</>
}

function Link({ href, children }: { href: unknown; children: ReactNode }) {
  if (typeof href !== 'string' || !/^(https:\/\/|mailto:)/i.test(href)) return <>{children}</>
  return (
    <a href={href} rel="noopener">
      {children}
    </a>
  )
}

function Reference({ number, setting }: { number: number; setting: Setting }) {
  if (setting.anonymous) return <sup>{number}</sup>
  return (
    <sup>
      <a
        id={`note-${number}-at`}
        href={`#note-${number}`}
        role="doc-noteref"
        aria-label={`${setting.say.note} ${number}`}
      >
        {number}
      </a>
    </sup>
  )
}

function Footnotes({ setting }: { setting: Setting }) {
  const { notes, anonymous, say } = setting
  if (notes.length === 0) return null
  return (
    <section className="footnotes" role="doc-endnotes" aria-label={say.notes}>
      <ol>
        {keyed(notes).map(({ part, key, at }) => (
          <li key={key} id={anonymous ? undefined : `note-${at + 1}`}>
            {textAttribute(part, 'text')}
            {anonymous ? null : (
              <>
                {' '}
                <a href={`#note-${at + 1}-at`} role="doc-backlink" aria-label={`${say.back} ${at + 1}`}>
                  {say.up}
                </a>
              </>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

const words = {
  en: { re: 'Re:', note: 'Note', notes: 'Notes', up: 'Back', back: 'Back to the text at note' },
  es: { re: 'Asunto:', note: 'Nota', notes: 'Notas', up: 'Volver', back: 'Volver al texto en la nota' },
}

function Addressees({ of, re, say }: { of: LetterAddressee[]; re?: string; say: Setting['say'] }) {
  return (
    <>
      {of.length > 0 ? (
        <div className="addressees">
          {keyed(of).map(({ part: addressee, key }) => (
            <address key={key}>
              {keyed(linesOf(addressee)).map((line) => (
                <span key={line.key}>{line.part}</span>
              ))}
            </address>
          ))}
        </div>
      ) : null}
      {re ? (
        <p>
          <b>
            {say.re} {re}
          </b>
        </p>
      ) : null}
    </>
  )
}

function linesOf({ name, title, office, component, address = [] }: LetterAddressee) {
  return [name, title, office, component, ...address].filter(Boolean)
}

function Contacts({ of }: { of: LetterContact[] }) {
  if (of.length === 0) return null
  return (
    <address className="contacts">
      {keyed(of).map(({ part: contact, key, at }) => (
        <Fragment key={key}>
          {at > 0 ? <br /> : null}
          {[contact.name, contact.organization].filter(Boolean).join(', ')}
          {contact.email ? (
            <>
              {', '}
              <a href={`mailto:${contact.email}`}>{contact.email}</a>
            </>
          ) : null}
        </Fragment>
      ))}
    </address>
  )
}

/** Asks are numbered through the letter, whatever lists they stand in. */
function numberAsks(doc: LetterNode) {
  const numbers = new Map<LetterNode, number>()
  for (const block of doc.content ?? []) {
    if (block.type !== 'asks') continue
    for (const ask of block.content ?? []) numbers.set(ask, numbers.size + 1)
  }
  return numbers
}

function footnotesIn(node: LetterNode): LetterNode[] {
  return node.type === 'footnote' ? [node] : (node.content ?? []).flatMap(footnotesIn)
}

function firstParagraph(doc: LetterNode) {
  return doc.content?.find((node) => node.type === 'paragraph' && node.content?.length)
}

function textAttribute(node: LetterNode, name: string) {
  const value = node.attrs?.[name]
  return typeof value === 'string' && value ? value : undefined
}

function numberAttribute(node: LetterNode, name: string) {
  const value = node.attrs?.[name]
  return typeof value === 'number' ? value : undefined
}
