import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { type SignOnRow, WaitingFirst } from '~/ui/sign-on-table'

const row: SignOnRow = {
  of: 'signature',
  id: '1',
  invitationId: null,
  state: 'active',
  name: 'CAPAS',
  person: 'Ada',
  erasedAt: null,
  title: null,
  place: null,
  at: '2026-11-24T12:00:00Z',
  version: 1,
  question: null,
  authority: 'self-attested',
  vouchedBy: null,
  evidence: null,
  heldFor: null,
  reason: null,
  decideBy: null,
  note: null,
  reminders: 0,
  last: false,
}

test('what needs a decision stands first, with its reason and the page where it is decided', () => {
  const held = (id: number) => ({
    ...row,
    id: `${id}`,
    name: `Held ${id}`,
    state: 'held' as const,
    heldFor: 'Unknown.',
  })
  const rows = [row, ...[2, 3, 4, 5, 6, 7].map(held)]
  const html = renderToStaticMarkup(<WaitingFirst rows={rows} at="/l" />)
  expect(html).toContain('6 need you')
  expect(html).toContain('href="/l/sign-ons/2"')
  expect(html).not.toContain('CAPAS')
  expect(html).toContain('One more in the list')
  expect(renderToStaticMarkup(<WaitingFirst rows={[row]} at="/l" />)).toBe('')
})
