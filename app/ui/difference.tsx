import { Fragment } from 'react'
import {
  type BlockChange,
  type ChangePart,
  type Form,
  isGone,
  isReworded,
  type Run as Looks,
  runsOf as runsIn,
} from '~/domain/differences'
import type { Language } from '~/words'
import { keyed } from './keyed'

type DifferenceProps = {
  changes: BlockChange[]
  language?: Language
  /** The language of the letter. */
  letterLanguage?: string
  /** What each side is called, where both are to stand beside each other: on a narrow screen they cannot. */
  sides?: { before: string; after: string }
}

/** Two versions of a text compared: what differs is marked, what is the same is folded and counted. */
export function Difference({ changes, language = 'en', letterLanguage, sides }: DifferenceProps) {
  return (
    <div className={sides ? 'difference sides' : 'difference'}>
      {sides ? (
        <p className="blk heads" aria-hidden="true">
          <span />
          <span>{sides.before}</span>
          <span>{sides.after}</span>
        </p>
      ) : null}
      {runsOf(changes).map((run) =>
        run.same ? (
          <Folded
            key={run.start}
            run={run}
            last={run.start + run.blocks.length === changes.length}
            language={language}
          />
        ) : (
          keyed(run.blocks).map(({ part: block, key, at: offset }) => (
            <Block
              key={key}
              block={block}
              id={changeId(run.start + offset)}
              language={language}
              letterLanguage={letterLanguage}
              sides={sides}
            />
          ))
        ),
      )}
    </div>
  )
}

/** Where a change stands on the page; `index` is its place in the list of all blocks. */
export function changeId(index: number) {
  return `change-${index + 1}`
}

type ChangeListProps = { changes: BlockChange[]; language?: Language; notes?: Record<number, string> }

/** The list of changes with jumps. `notes` says under a change why it is no correction, by its index. */
export function ChangeList({ changes, language = 'en', notes = {} }: ChangeListProps) {
  return (
    <ol className="jump">
      {changes.map((block, index) =>
        block.kind === 'same' || isGone(block) ? null : (
          <li key={changeId(index)}>
            <a href={`#${changeId(index)}`}>{summary(block, language)}</a>
            {notes[index] ? <span className="sub">{notes[index]}</span> : null}
          </li>
        ),
      )}
    </ol>
  )
}

/** A block's words after its number or bullet. */
function Laid({ block, language }: { block: BlockChange; language: Language }) {
  return (
    <>
      {block.bullet ? `${block.bullet} ` : ''}
      <Parts block={block} language={language} />
    </>
  )
}

/** A heading, a story and an item of a list look like one. */
function setAs({ type, level, depth = 0 }: Form): string | undefined {
  if (type === 'heading') return level === 3 ? 'set-subheading' : 'set-heading'
  if (type === 'quote') return 'set-quote'
  return depth > 1 ? `set-${Math.min(depth, 4)}` : undefined
}

function wasOf(block: BlockChange): Form {
  return block.was ?? block
}

/** Words added and removed, marked by line, colour and, for those who listen, by word. */
function Parts({ block, language, only }: { block: BlockChange; language: Language; only?: 'before' }) {
  const say = words[language]
  const shown = runsIn(block).filter(({ part }) => !only || part.kind !== 'added')
  return (
    <>
      {keyed(shown).map(({ part: { part, runs }, key, at }) => {
        const [before, text, after] = withoutEdges(part.text)
        if (part.kind === 'same' || !text)
          return <Runs key={key} runs={only ? runs.map((run) => ({ ...run, ...run.was })) : runs} />
        const Tag = part.kind === 'added' ? 'ins' : 'del'
        return (
          <span key={key}>
            {before}
            <Tag>
              <span className="vh">[{part.kind === 'added' ? say.addedWords : say.removedWords} </span>
              <Runs runs={trimmed(runs)} plain={part.kind === 'removed'} />
              <span className="vh">]</span>
            </Tag>
            {after}
            {part.kind === 'removed' && !after && shown[at + 1]?.part.kind === 'added' ? ' ' : ''}
          </span>
        )
      })}
    </>
  )
}

/** Words in bold, italic and with their links; `plain` leaves the links out. */
function Runs({ runs, plain = false }: { runs: Looks[]; plain?: boolean }) {
  return (
    <>
      {keyed(runs).map(({ part: run, key }) => (
        <Fragment key={key}>{dressed(run, plain)}</Fragment>
      ))}
    </>
  )
}

function dressed({ text, bold, italic, href }: Looks, plain: boolean) {
  const slanted = italic ? <i>{text}</i> : text
  const heavy = bold ? <b>{slanted}</b> : slanted
  return href && !plain ? <a href={href}>{heavy}</a> : heavy
}

function trimmed(runs: Looks[]): Looks[] {
  return runs.map((run, at) => {
    const start = at === 0 ? run.text.trimStart() : run.text
    return { ...run, text: at === runs.length - 1 ? start.trimEnd() : start }
  })
}

type BlockProps = {
  block: BlockChange
  id: string
  language: Language
  letterLanguage?: string
  sides?: DifferenceProps['sides']
}

function Block({ block, id, language, letterLanguage, sides }: BlockProps) {
  const gone = isGone(block)
  const moved = block.kind === 'moved'
  const stoodHere = <span lang={language}>{words[language].stoodHere(firstWords(block, 5))}</span>
  const stood = block.kind === 'removed' || block.kind === 'changed' || (moved && block.parts.some(differs))
  return (
    <section className={gone ? 'blk gone' : moved ? 'blk moved' : 'blk'} id={id}>
      <p className="lab">{blockLabel(block, language)}</p>
      {sides ? (
        <div className="letter older" lang={letterLanguage}>
          {gone || stood ? (
            <p className={gone ? undefined : setAs(wasOf(block))}>
              <span className="vh">{sides.before}: </span>
              {gone ? stoodHere : <Parts block={block} language={language} only="before" />}
            </p>
          ) : null}
        </div>
      ) : null}
      <div className="letter newer" lang={letterLanguage}>
        <p className={gone ? undefined : setAs(block)}>
          {sides && !gone && block.kind !== 'removed' ? <span className="vh">{sides.after}: </span> : null}
          {gone ? stoodHere : <Laid block={block} language={language} />}
          {moved
            ? null
            : block.notes.map((note) => (
                <span key={note} className="lab">
                  {' '}
                  [{note}]
                </span>
              ))}
        </p>
        {moved && block.notes.length > 0 ? (
          <p className="lab" lang={language}>
            {capital(block.notes.join('; '))}.
          </p>
        ) : null}
      </div>
    </section>
  )
}

function differs(part: ChangePart) {
  return part.kind !== 'same'
}

type Run = { same: boolean; start: number; blocks: BlockChange[] }

function Folded({ run, last, language }: { run: Run; last: boolean; language: Language }) {
  const [first] = run.blocks
  const end = run.blocks.at(-1)
  if (!first || !end) return null
  return (
    <details className="same">
      <summary>
        {words[language].same(run.blocks.length, firstWords(first, 5), last ? null : firstWords(end, 4))}
      </summary>
      <div className="letter">
        {keyed(run.blocks).map(({ part: block, key }) => (
          <p key={key} className={setAs(block)}>
            <Laid block={block} language={language} />
          </p>
        ))}
      </div>
    </details>
  )
}

function runsOf(changes: BlockChange[]) {
  const runs: Run[] = []
  changes.forEach((block, start) => {
    const same = block.kind === 'same'
    const last = runs.at(-1)
    if (last?.same === same) last.blocks.push(block)
    else runs.push({ same, start, blocks: [block] })
  })
  return runs
}

function blockLabel(block: BlockChange, language: Language) {
  const say = words[language]
  const kind = block.kind === 'same' ? 'changed' : block.kind
  const what = isGone(block) ? say.movedAway : kind !== 'changed' || isReworded(block) ? say[kind] : say.reset
  const label = block.label ?? formIn(block, language)
  return label ? `${label}, ${what.toLowerCase()}` : what
}

/** What a block is, for who does not see how it is set: "List item, level 2". */
function formIn({ type, level, depth = 0 }: Form, language: Language) {
  const say = words[language]
  const form = say.forms[type === 'heading' && level === 3 ? 'subheading' : type]
  return form && depth > 1 ? `${form}, ${say.level(depth)}` : form
}

/** "13,000 became 14,000" where one thing took another's place; else the longest of what was added, or of what went. */
function summary(block: BlockChange, language: Language) {
  const say = words[language]
  const label = block.label ? `${block.label}: ` : ''
  const removed = block.parts.filter((part) => part.kind === 'removed')
  const added = block.parts.filter((part) => part.kind === 'added')
  const out = longestOf(removed)
  const into = longestOf(added)
  if (block.kind === 'moved') return label + say.moved1(firstWords(block, 4))
  if (block.kind !== 'changed')
    return `${label}${quoted(firstWords(block, 5), language)}: ${blockWord(block, language)}`
  if (into && out && added.length === 1 && removed.length === 1) {
    return label + say.became(named(out.text, language), named(into.text, language))
  }
  const shown = into ?? out
  return label + (shown ? named(shown.text, language) : block.notes.join(', '))
}

function longestOf(parts: ChangePart[]): ChangePart | undefined {
  return parts.toSorted((one, other) => other.text.length - one.text.length)[0]
}

function blockWord(block: BlockChange, language: Language) {
  return words[language][block.kind === 'added' ? 'added' : 'removed'].toLowerCase()
}

function textOf(block: BlockChange) {
  return block.parts.map((part) => part.text).join('')
}

function capital(text: string) {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function firstWords(block: BlockChange, count: number) {
  return textOf(block).trim().split(/\s+/).slice(0, count).join(' ')
}

/** Numbers stand for themselves, words in quotation marks, without the comma they ended in. */
function named(text: string, language: Language) {
  const bare = text.trim().replace(/[,;:.]+$/, '')
  return /^[\d.,]+$/.test(bare) ? bare : quoted(bare || text.trim(), language)
}

function quoted(text: string, language: Language) {
  return language === 'es' ? `«${text}»` : `“${text}”`
}

/** Space at the edge of a marked word is left unmarked. */
function withoutEdges(text: string) {
  const inner = text.trim()
  const at = text.indexOf(inner)
  return [text.slice(0, at), inner, text.slice(at + inner.length)]
}

type Forms = Record<string, string>

const words = {
  en: {
    forms: {
      heading: 'Heading',
      subheading: 'Smaller heading',
      quote: 'Story',
      bulletList: 'List item',
      orderedList: 'Numbered item',
      salutation: 'Salutation',
      closing: 'Closing',
    } as Forms,
    level: (depth: number) => `level ${depth}`,
    changed: 'Reworded',
    reset: 'Changed in form',
    added: 'Added',
    removed: 'Removed',
    moved: 'Moved here',
    movedAway: 'Moved away',
    addedWords: 'added:',
    removedWords: 'removed:',
    stoodHere: (start: string) => `“${start} …” stood here.`,
    moved1: (start: string) => `“${start}” moved`,
    became: (out: string, into: string) => `${out} became ${into}`,
    same: (count: number, from: string, to: string | null) =>
      count === 1
        ? `1 paragraph is the same: “${from} …”`
        : `${count} paragraphs are the same: from “${from}” ${to ? `to “${to}”` : 'to the end'}`,
  },
  es: {
    forms: {
      heading: 'Encabezado',
      subheading: 'Encabezado menor',
      quote: 'Testimonio',
      bulletList: 'Punto de una lista',
      orderedList: 'Punto numerado',
      salutation: 'Saludo',
      closing: 'Despedida',
    } as Forms,
    level: (depth: number) => `nivel ${depth}`,
    changed: 'Cambiado',
    reset: 'Cambia la forma',
    added: 'Añadido',
    removed: 'Suprimido',
    moved: 'Trasladado aquí',
    movedAway: 'Trasladado a otro lugar',
    addedWords: 'añadido:',
    removedWords: 'suprimido:',
    stoodHere: (start: string) => `Aquí estaba «${start} …».`,
    moved1: (start: string) => `«${start}» cambió de lugar`,
    became: (out: string, into: string) => `${out} pasó a ser ${into}`,
    same: (count: number, from: string, to: string | null) =>
      count === 1
        ? `1 párrafo no cambia: «${from} …»`
        : `${count} párrafos no cambian: de «${from}» ${to ? `a «${to}»` : 'al final'}`,
  },
}
