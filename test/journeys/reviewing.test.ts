import { afterAll, beforeAll, expect, test } from 'vitest'
import { serve, visitor } from '../browse'

let served: Awaited<ReturnType<typeof serve>>
let ada: ReturnType<typeof visitor>
let letter = ''
let link = ''

const TEXT = `The Honorable A. One
Secretary
Office of Files

Re: Look again

Dear Secretary One:

We write about the files that nobody has looked at. We urge you to:

1. Look at every file again.
2. Say what you saw.

Sincerely,

Casa Vecina
The Long Table
`

beforeAll(async () => {
  served = await serve()
  ada = visitor(served.url)
  const home = await ada.send('/setup', {
    coalition: 'Coalition of the Example',
    name: 'Ada Okonkwo',
    email: 'ada@lead.example',
    password: 'a long enough password',
  })
  const brought = await ada.send(`${home.path}/letters/new`, { text: TEXT, as: 'draft' })
  letter = brought.path.replace(/\/findings$/, '')
}, 60_000)

afterAll(async () => {
  expect(await served.stop()).toBe(0)
})

const edit = (text: string, marks: object[] = []) => ({
  revision: 1,
  client: 'a-page-of-hers',
  steps: [
    {
      stepType: 'replace',
      from: 4,
      to: 4,
      slice: { content: [{ type: 'text', text, ...(marks.length > 0 ? { marks } : {}) }] },
    },
  ],
})

test('Ada makes a link for reviewers; an empty name is refused and nothing is lost', async () => {
  const refused = await ada.send(`${letter}/reviews`, { name: ' ' })
  expect(refused.status).toBe(422)
  expect(refused.body).toContain('Say for whom the link is')
  const page = await ada.send(`${letter}/reviews`, { name: 'Casa Vecina' })
  expect(page.body).toContain('The link is made')
  link = /\/r\/[\w-]{40,}/.exec(page.body)?.[0] ?? ''
  expect(link).not.toBe('')
})

test('Ines says who she is and reads the draft without JavaScript, and sees nothing else', async () => {
  const ines = visitor(served.url)
  expect((await ines.see(link)).path).toBe(`${link}/join`)
  const refused = await ines.send(`${link}/join`, { name: 'Ines Roe', organization: '' })
  expect(refused.status).toBe(422)
  expect(refused.body).toContain('Enter the name of your organization')
  expect(refused.body).toContain('Ines Roe')
  const draft = await ines.send(`${link}/join`, { name: 'Ines Roe', organization: 'Casa Vecina' })
  expect(draft.path).toBe(link)
  expect(draft.body).toContain('Look at every file again.')
  expect(draft.body).toContain('write to whoever sent you the link')
  expect((await ines.see(`${letter}/text`)).path).toBe('/sign-in')
  expect((await ines.see(`${letter}/text/talk`)).path).toBe('/sign-in')
  expect((await visitor(served.url).see(`${link}/talk`)).status).toBe(404)
  expect((await visitor(served.url).see(`/r/${'x'.repeat(64)}`)).status).toBe(410)
})

test('her link lets her suggest and comment, not change, accept or resolve; a link that is ended lets her nothing', async () => {
  const ines = visitor(served.url)
  await ines.send(`${link}/join`, { name: 'Ines Roe', organization: 'Casa Vecina' })
  const direct = await ines.post(`${link}/steps`, edit('Dearest '))
  expect(direct.status).toBe(422)
  expect(JSON.parse(direct.body).refused).toContain('suggest and comment')
  for (const hostile of [
    {},
    [],
    null,
    'x',
    { ...edit('x'), steps: [{ stepType: 'replace', from: -1, to: 9e9 }] },
    { ...edit('x'), client: '../..' },
  ])
    expect((await ines.post(`${link}/steps`, hostile)).status).toBe(422)

  const id = /\\?"me\\?",(?:\{[^}]*\},)?\\?"id\\?",\\?"([\w-]{36})/.exec((await ines.see(link)).body)?.[1]
  expect(id).toBeDefined()
  const mark = { type: 'insertion', attrs: { id: `${id}.one` } }
  expect((await ines.post(`${link}/steps`, edit('Most ', [mark]))).status).toBe(200)
  expect(JSON.parse((await ines.post(`${link}/steps`, edit('late ', [mark]))).body)).toMatchObject({
    revision: 2,
    clients: ['a-page-of-hers'],
  })
  const talk = JSON.parse((await ines.see(`${link}/talk`)).body)
  expect(talk.suggestions).toMatchObject([{ added: 'Most', by: 'Ines Roe', organization: 'Casa Vecina' }])
  for (const act of [
    { act: 'accept', suggestions: [mark.attrs.id] },
    { act: 'resolve', thread: 'x' },
    { act: 'comment', said: '  ' },
  ])
    expect((await ines.post(`${link}/talk`, act)).status).toBe(422)
  expect((await ines.post(`${link}/talk`, { act: 'comment', said: 'A question.' })).body).toContain(
    'A question.',
  )

  const stream = await fetch(`${served.url}${letter}/text/stream?since=1&client=12345678&mode=edit`, {
    redirect: 'manual',
  })
  expect(stream.status).toBe(302)
  const review = /reviews\/([\w-]{36})\/revocation/.exec((await ada.see(`${letter}/reviews`)).body)?.[1]
  await ada.send(`${letter}/reviews/${review}/revocation`, {})
  expect((await ines.see(link)).status).toBe(410)
  expect((await ines.see(`${link}/talk`)).status).toBe(404)
  expect((await ines.post(`${link}/steps`, edit('after', [mark]))).status).toBe(404)
  expect((await ada.see(`${letter}/history`)).body).toContain('Ines Roe, Casa Vecina')
})
