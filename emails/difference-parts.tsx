import { Fragment } from 'react'
import { Section } from 'react-email'
import type { RedlineBlock } from '~/documents/redline'
import { keyed } from '~/ui/keyed'
import { type Language, type Words, words } from '~/words'
import { Anchor, Printed, Small } from './frame'

// As the comparison that is mailed as a file: see documents/redline-html.
const INS = { color: '#1f3a93', background: '#eef2fb', textDecoration: 'underline' }
const DEL = { color: '#555555', background: '#f0efec', textDecoration: 'line-through' }
const HIDDEN = {
  position: 'absolute',
  width: 1,
  height: 1,
  overflow: 'hidden',
  clipPath: 'inset(50%)',
  whiteSpace: 'nowrap',
} as const

type ChangesProps = {
  blocks: RedlineBlock[]
  language: Language
  /** The letter's. */
  letterLanguage: Language
}

/** What differs between two texts, word by word; what is the same is counted. Its words tell what its lines show. */
export function Changes({ blocks, language, letterLanguage }: ChangesProps) {
  const t = words(language)
  return (
    <>
      {keyed(runsOf(blocks.filter(({ type }) => type !== 'date'))).map(({ part: run, key }) =>
        run.same ? (
          <Small key={key}>{t('difference.unchanged', { count: run.blocks.length })}</Small>
        ) : (
          keyed(run.blocks).map(({ part: block, key: of }) => (
            <Fragment key={`${key} ${of}`}>
              <Small>{labelOf(block, t)}</Small>
              <Section lang={letterLanguage}>
                <Printed>
                  {block.bullet ? `${block.bullet} ` : null}
                  {keyed(block.parts).map(({ part, key: each }) => (
                    <Part key={each} part={part} t={t} />
                  ))}
                </Printed>
              </Section>
              {block.notes.length > 0 ? <Small>{block.notes.join('; ')}</Small> : null}
            </Fragment>
          ))
        ),
      )}
    </>
  )
}

type PartIn = RedlineBlock['parts'][number]

function Part({ part: { kind, runs }, t }: { part: PartIn; t: Words }) {
  const inside = keyed(runs).map(({ part, key }) => <Run key={key} run={part} links={kind !== 'removed'} />)
  if (kind === 'same') return <>{inside}</>
  const said = t(kind === 'added' ? 'difference.addedWords' : 'difference.removedWords')
  const Tag = kind === 'added' ? 'ins' : 'del'
  return (
    <Tag style={kind === 'added' ? INS : DEL}>
      <span style={HIDDEN}>[{said}: </span>
      {inside}
      <span style={HIDDEN}>]</span>
    </Tag>
  )
}

function Run({ run: { text, bold, italic, href }, links }: { run: PartIn['runs'][number]; links: boolean }) {
  const lines = keyed(text.split('\n')).map(({ part, key, at }) => (
    <Fragment key={key}>
      {at > 0 ? <br /> : null}
      {part}
    </Fragment>
  ))
  const slanted = italic ? <i>{lines}</i> : lines
  const heavy = bold ? <b>{slanted}</b> : slanted
  return href && links ? <Anchor href={href}>{heavy}</Anchor> : heavy
}

function labelOf({ label, kind, gone }: RedlineBlock, t: Words): string {
  const what = t(gone ? 'difference.movedAway' : `difference.${kind === 'same' ? 'changed' : kind}`)
  const said = [label, what].filter(Boolean).join(', ')
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}`
}

function runsOf(blocks: RedlineBlock[]) {
  const runs: { same: boolean; blocks: RedlineBlock[] }[] = []
  for (const block of blocks) {
    const same = block.kind === 'same'
    const last = runs.at(-1)
    if (last?.same === same) last.blocks.push(block)
    else runs.push({ same, blocks: [block] })
  }
  return runs
}
