import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { type HomeLetter, NeedsYou, needsOf } from '~/ui/home'
import { type BoardOffice, SumUp } from '~/ui/scoreboard'

const quiet: HomeLetter = {
  slug: 'a',
  title: 'A letter',
  state: 'delivered',
  asPrinted: false,
  deadlineAt: null,
  deadlineZone: null,
  signatures: 0,
  names: 0,
  held: 0,
  pending: 0,
  considering: 0,
  asked: 0,
  silent: 0,
  questions: 0,
  unresolved: 0,
  unapproved: { waiting: 0, notYet: 0 },
  words: 0,
  version: null,
  editedAt: null,
  delivered: 0,
  answers: 0,
  listed: 0,
  findings: 0,
  undelivered: 0,
  unassessed: 0,
  untold: null,
  overdue: [],
}

test('nothing waits only where nothing does, and what waits is said most urgent first', () => {
  expect(renderToStaticMarkup(<NeedsYou letters={[quiet]} at="/l" />)).toContain('Nothing waits')
  const busy: HomeLetter = {
    ...quiet,
    unassessed: 2,
    undelivered: 1,
    questions: 1,
    untold: { responseId: 'r', count: 3 },
    overdue: [{ office: 'ICE', dueOn: '2025-05-01', over: 14 }],
  }
  const open: HomeLetter = { ...quiet, slug: 'b', state: 'open', listed: 9, findings: 2, held: 1 }
  const draft: HomeLetter = { ...quiet, state: 'drafting', unapproved: { waiting: 2, notYet: 1 } }
  expect(needsOf(draft, '/l/d').map(({ what }) => what)).toEqual([
    'A lead organization says not yet to the text',
    '2 lead organizations have yet to approve the text',
  ])
  const html = renderToStaticMarkup(<NeedsYou letters={[busy, open]} at="/l" />)
  const said = [...html.matchAll(/<strong>([^<]+)/g)].map(([, what]) => what)
  expect(said).toEqual([
    'Answer a question',
    'Decide on a held signature',
    'Ask the 9 organizations on the list',
    'Deliver the letter to one more office',
    'ICE is 14 business days late',
    'Tell 3 signers of an answer',
    'Assess 2 asks that were answered',
    'Settle 2 doubts from bringing it in',
  ])
  expect(html).toContain('2 more')
  expect(needsOf({ ...open, asked: 1 }, '/l/b').map(({ href }) => href)).toEqual([
    '/l/b/sign-ons?state=held',
    '/l/b/findings',
  ])
})

test('the sum counts apart what is answered, what waits and what was never delivered', () => {
  const office = { title: '', name: '', office: null, method: null }
  const clock = {
    deliveredOn: '2025-03-20',
    benchmark: 30,
    dueOn: '2025-05-01',
    days: 10,
    left: 20,
    acknowledged: null,
    answered: null,
  }
  const answered = { on: '2025-04-03', day: 10, kind: 'substantive' as const }
  const offices: BoardOffice[] = [
    { ...office, id: '1', called: 'DHS', clock: { ...clock, answered } },
    { ...office, id: '2', called: 'DPC', clock },
    { ...office, id: '3', called: 'ICE', clock: null },
  ]
  const met = {
    outcome: 'met' as const,
    quote: null,
    by: null,
    on: '2025-04-04',
    answeredOn: null,
    answerKind: null,
    source: null,
    isQuoteMissing: false,
    byActor: true,
  }
  const rows = [1, 2, 3].map((number) => ({
    ask: { id: String(number), number, text: 'Do it' },
    cells: [number === 1 ? met : null, null, null],
  }))
  expect(renderToStaticMarkup(<SumUp offices={offices} rows={rows} />).replace(/<[^>]+>/g, '')).toContain(
    'one is met, two are answered and not assessed yet, three have no answer yet and three are not delivered.',
  )
})
