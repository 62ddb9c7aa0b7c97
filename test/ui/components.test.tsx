import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import type { BlockChange } from '~/domain/differences'
import { ChangeList, Difference } from '~/ui/difference'
import { sumOf } from '~/ui/difference-sum'
import { ErrorSummary, problemsOf } from '~/ui/error-summary'
import { Affirm, Field } from '~/ui/field'
import { LetterText } from '~/ui/letter-text'
import { byInitial } from '~/ui/names'
import { Rich } from '~/ui/rich'

const html = (element: ReactElement) => renderToStaticMarkup(element)
const text = (words: string) => ({ type: 'text', text: words })
const paragraph = (words: string) => ({ type: 'paragraph', content: [text(words)] })

it('draws the letter without trusting it', () => {
  const doc = {
    type: 'doc',
    content: [
      { type: 'paragraph', content: [text('<script>alert(1)</script>')] },
      {
        type: 'paragraph',
        content: ['javascript:alert(1)', 'http://example.org', 'https://example.org'].map((href) => ({
          ...text('read'),
          marks: [{ type: 'link', attrs: { href } }],
        })),
      },
      { type: 'iframe', attrs: { src: 'https://example.org' }, content: [text('kept')] },
    ],
  }
  const drawn = html(<LetterText doc={doc} />)
  expect(drawn).not.toContain('<script')
  expect(drawn.match(/<a [^>]*>/g)).toEqual(['<a href="https://example.org" rel="noopener">'])
  expect(drawn).not.toContain('iframe')
  expect(drawn).toContain('kept')
})

it('numbers the asks through the letter and sets its first words apart', () => {
  const asks = (...each: string[]) => ({
    type: 'asks',
    content: each.map((words) => ({ type: 'ask', attrs: { id: 'x' }, content: [paragraph(words)] })),
  })
  const doc = {
    type: 'doc',
    content: [
      { type: 'date' },
      { type: 'addressees' },
      paragraph('Today, we write to you.'),
      asks('One.', 'Two.'),
      paragraph('And:'),
      asks('Three.'),
    ],
  }
  const addressees = [
    { name: 'Ada', title: 'Secretary', cc: false },
    { name: 'Bo', title: 'Clerk', cc: true },
  ]
  const drawn = html(<LetterText doc={doc} date="March 29, 2021" addressees={addressees} />)
  expect(drawn).toContain('<p>March 29, 2021</p>')
  expect(drawn).toContain('<span class="lead">Today</span>, we write to you.')
  expect(drawn).toContain('<li id="ask-3" data-n="3" value="3">Three.</li>')
  expect(drawn).toContain('Secretary')
  expect(drawn).not.toContain('Clerk')
})

it('says what was added and removed to those who listen, and folds what is the same', () => {
  const same = (words: string): BlockChange => ({
    kind: 'same',
    type: 'paragraph',
    parts: [{ kind: 'same', text: words }],
    notes: [],
  })
  const changes: BlockChange[] = [
    same('One two three four five six'),
    same('Seven eight nine ten eleven twelve'),
    {
      kind: 'changed',
      label: 'Ask 1',
      type: 'ask',
      parts: [
        { kind: 'same', text: 'More than ' },
        { kind: 'removed', text: '13,000 ' },
        { kind: 'added', text: '14,000 ' },
        { kind: 'same', text: 'people' },
      ],
      notes: ['now italic'],
    },
    same('The end'),
  ]
  const drawn = html(<Difference changes={changes} />)
  expect(drawn).toContain(
    '2 paragraphs are the same: from “One two three four five” to “Seven eight nine ten”',
  )
  expect(drawn).toContain('1 paragraph is the same: “The end …”')
  expect(drawn).toContain('<del><span class="vh">[removed: </span>13,000<span class="vh">]</span></del>')
  expect(drawn).toContain('[now italic]')
  expect(html(<ChangeList changes={changes} />)).toContain(
    '<a href="#change-3">Ask 1: 13,000 became 14,000</a>',
  )
  expect(html(<Difference changes={changes} language="es" />)).toContain('[suprimido: ')
  const beside = html(<Difference changes={changes} sides={{ before: 'Version 1', after: 'Version 2' }} />)
  expect(beside).toContain('<span class="vh">Version 1: </span>More than <span><del>')
})

it('tells a paragraph whose words changed from one that is set otherwise, and shows each side as it was', () => {
  const link = { mark: 'link', href: 'https://example.org/log', from: 0, text: 'The log' }
  const blocks: BlockChange[] = [
    {
      kind: 'changed',
      type: 'paragraph',
      parts: [{ kind: 'same', text: 'The log is public.' }],
      notes: ['“The log” now links to https://example.org/log'],
      marks: { before: [], after: [link] },
    },
    {
      kind: 'changed',
      type: 'paragraph',
      parts: [
        { kind: 'same', text: 'It is ' },
        { kind: 'added', text: 'very ' },
        { kind: 'same', text: 'long.' },
      ],
      notes: [],
    },
  ]
  expect(sumOf(blocks)).toBe('One paragraph reworded and one changed in form. One word added.')
  const drawn = html(<Difference changes={blocks} sides={{ before: 'Version 1', after: 'Version 2' }} />)
  expect(drawn).toContain('Version 1: </span>The log is public.</p>')
  expect(drawn).toContain('Version 2: </span><a href="https://example.org/log">The log</a> is public.')
  expect(drawn.match(/class="lab">[^<]+/g)).toEqual([
    'class="lab">Changed in form',
    'class="lab"> [“The log” now links to https://example.org/log]',
    'class="lab">Reworded',
  ])
})

it('says of a compared block what it is: a heading, an item in a list and how deep', () => {
  const blocks: BlockChange[] = [
    {
      kind: 'changed',
      type: 'heading',
      level: 3,
      was: { type: 'heading', level: 2 },
      parts: [{ kind: 'same', text: 'What we ask' }],
      notes: ['set as a smaller heading'],
    },
    {
      kind: 'added',
      type: 'bulletList',
      depth: 2,
      bullet: '•',
      parts: [{ kind: 'added', text: 'green' }],
      notes: [],
    },
  ]
  const drawn = html(<Difference changes={blocks} sides={{ before: 'Version 1', after: 'Version 2' }} />)
  expect(drawn).toContain('Smaller heading, changed in form')
  expect(drawn).toMatch(/class="set-heading"[^>]*><span class="vh">Version 1: /)
  expect(drawn).toMatch(/class="set-subheading"[^>]*><span class="vh">Version 2: /)
  expect(drawn).toContain('List item, level 2, added')
  expect(drawn).toMatch(/class="set-2"><span class="vh">Version 2: <\/span>• <span><ins>/)
})

it('ties hint and error to the field and keeps what was typed', () => {
  const drawn = html(
    <Field
      name="email"
      label="E-mail"
      hint="Never printed."
      errors={['Enter it in full']}
      defaultValue="r@"
    />,
  )
  expect(drawn).toContain('aria-describedby="email-description email-error"')
  expect(drawn).toContain('aria-invalid="true"')
  expect(drawn).toContain('value="r@"')
})

it('never ticks the authority statement for anyone', () => {
  expect(html(<Affirm name="authority">I may sign</Affirm>)).not.toContain('checked')
})

it('lists problems once and takes the focus', () => {
  const problems = problemsOf(
    [{ id: 'org', errors: ['Enter it', 'twice'] }, { id: 'name' }],
    ['Signing closed'],
  )
  expect(problems).toEqual([{ message: 'Signing closed' }, { id: 'org', message: 'Enter it' }])
  const drawn = html(<ErrorSummary problems={problems} language="es" />)
  expect(drawn).toContain('Hay un problema')
  expect(drawn).toContain('autofocus')
  expect(html(<ErrorSummary problems={[]} />)).toBe('')
})

it('groups names by first letter without moving any', () => {
  const groups = byInitial(['Álamo', 'Alianza', '350 Seattle', 'The A', 'Abc'])
  expect(groups.map((group) => [group.heading, group.names.length])).toEqual([
    ['A', 2],
    ['0–9', 1],
    ['T', 1],
    ['A', 1],
  ])
  expect(new Set(groups.map((group) => group.id)).size).toBe(4)
})

it('puts links into sentences and leaves tags it does not know as text', () => {
  expect(
    html(<Rich text="See <a>this</a> and <b>that</b>." with={{ a: (x) => <a href="/x">{x}</a> }} />),
  ).toBe('See <a href="/x">this</a> and &lt;b&gt;that&lt;/b&gt;.')
})
