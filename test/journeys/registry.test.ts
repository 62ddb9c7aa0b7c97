import { afterAll, beforeAll, expect, test } from 'vitest'
import { type As, type Coalition, coalitionFor } from '~/domain/access.server'
import * as coalitions from '~/domain/coalitions.server'
import * as organizations from '~/domain/organizations/index.server'
import { transact } from '~db'
import { serve, visitor } from '../browse'
import { anOpenLetter, aSignature, found } from '../make'

let served: Awaited<ReturnType<typeof serve>>
let lead: ReturnType<typeof visitor>
let coalition: As<'owner', Coalition>
let home = ''

beforeAll(async () => {
  const password = 'a long enough password'
  const made = found(
    await coalitions.setUp({
      name: 'Coalition of the Example',
      ownerName: 'Ada Okonkwo',
      email: 'ada@lead.example',
      password,
    }),
  )
  coalition = found(await coalitionFor(made.account.id, made.coalition.slug, 'owner'))
  served = await serve({ shared: true })
  lead = visitor(served.url)
  await lead.send('/sign-in', { email: 'ada@lead.example', password })
  home = `/c/${made.coalition.slug}/organizations`
}, 60_000)

afterAll(async () => {
  expect(await served.stop()).toBe(0)
})

const add = (name: string) => transact((tx) => organizations.findOrAdd(tx, coalition.id, name))
const one = (body: string, pattern: RegExp) => pattern.exec(body)?.[1] ?? ''
const say = (body: string) => body.replace(/<!-- -->/g, '')

test('Ada writes down what she knows of an organization, and is told what does not fit', async () => {
  const one = await add('HIAS PA')
  const other = await add('HIAS')
  const at = `${home}/${one.id}`
  const wrong = await lead.send(`${at}/details`, {
    name: 'HIAS',
    website: 'hias',
    domains: 'ana@hias.example',
    kind: 'nonprofit-c3',
  })
  expect(wrong.status).toBe(422)
  expect(wrong.body).toContain('Enter the whole address')
  expect(wrong.body).toContain('Enter each domain like example.org')
  const taken = await lead.send(`${at}/details`, { name: 'Hias' })
  expect(taken.body).toContain('merge them')

  const saved = await lead.send(`${at}/details`, {
    name: 'HIAS Pennsylvania',
    city: 'Philadelphia',
    state: 'PA',
    kind: 'nonprofit-c3',
    scope: 'state',
    website: 'https://hias.example',
    domains: 'hias.example',
    tags: 'Legal, refugees',
    askThrough: 'The national office',
    notes: 'Board meets on Mondays.',
  })
  for (const known of [
    'HIAS Pennsylvania',
    'HIAS PA',
    'Former name',
    'State, Philadelphia, PA',
    'legal, refugees',
    'The national office',
    'Board meets on Mondays.',
  ])
    expect(say(saved.body)).toContain(known)

  expect((await lead.send(`${at}/names`, { name: 'HIAS', kind: 'acronym' })).status).toBe(422)
  expect((await lead.send(`${at}/names`, { name: 'HIAS Filadelfia', kind: 'language' })).body).toContain(
    'In another language',
  )
  const near = await lead.send(`${at}/relations`, { kind: 'affiliate', other: 'HIASS' })
  expect(near.body).toContain('Perhaps “HIAS”')
  const related = await lead.send(`${at}/relations`, {
    kind: 'affiliate',
    other: 'hias',
    since: '2019-04-01',
  })
  expect(say(related.body)).toMatch(/Affiliate of\s*<a[^>]*>HIAS<\/a>/)
  expect(say((await lead.see(`${home}/${other.id}`)).body)).toContain('Has the affiliate')
  expect((await lead.see(`${home}/export/organizations.csv`)).body).toContain(
    'HIAS Pennsylvania,HIAS Filadelfia; HIAS PA,nonprofit-c3,state,Philadelphia',
  )
})

test('Ada looks at likely pairs: she joins two, takes it back, and tells two apart for good', async () => {
  const kept = await add('Casa Latina')
  const twin = await add('Casa Latinas')
  const letter = await anOpenLetter({ coalition })
  await aSignature(letter, { name: kept.name })
  await aSignature(letter, { name: twin.name })
  await organizations.compareDue(new Date())
  const numbered = await Promise.all(
    [1, 2, 3].map(async (n) => ({ n, body: say((await lead.see(`${home}/duplicates?n=${n}`)).body) })),
  )
  const { n, body } = found(numbered.find((each) => each.body.includes('Casa Latinas')))
  for (const seen of [
    'Are these the same organization?',
    'Singular and plural',
    'Both signed',
    'is held until a lead has looked',
  ])
    expect(body).toContain(seen)
  const field = (name: string) => found(new RegExp(`name="${name}" value="([^"]+)"`).exec(body)?.[1])
  const sent = { pair: field('pair'), kept: kept.id, n: String(n) }
  expect((await lead.send(`${home}/duplicates`, sent)).body).toContain('Choose what the two are')

  const joined = await lead.send(`${home}/duplicates`, { ...sent, decision: 'same' })
  expect(joined.body).toContain('The two are one organization now.')
  const [undo] = /\/merges\/[\w-]+\/undoing/.exec(joined.body) ?? []
  expect((await lead.see(`${home}/${twin.id}`)).path).toBe(`${home}/${kept.id}`)
  const page = say((await lead.see(`${home}/${kept.id}`)).body)
  expect(page).toContain('What was found to be the same')
  expect(page).toContain('Held')
  const apart = await lead.send(`${home}${undo}`, {})
  expect(apart.body).toContain('They are two organizations again.')
  expect((await lead.see(`${home}/${twin.id}`)).path).toBe(`${home}/${twin.id}`)

  const before = await organizations.countOpen(coalition)
  const told = await lead.send(`${home}/duplicates`, { ...sent, decision: 'different' })
  expect(told.body).toContain('We won’t ask about them again.')
  expect(await organizations.countOpen(coalition)).toBe(before - 1)
  await organizations.compareDue(new Date())
  expect(await organizations.countOpen(coalition)).toBe(before - 1)
})

test('Ada finds the other one herself, sees what merging does, and keeps either name', async () => {
  const amica = await add('Amica Center')
  const cair = await add('Capital Area Rights')
  expect((await lead.see(`${home}/${amica.id}/merge`)).body).toContain(
    'Nothing in the registry looks like it',
  )
  expect((await lead.see(`${home}/${amica.id}/merge?q=capital`)).body).toContain(`merge?other=${cair.id}`)
  const seen = say((await lead.see(`${home}/${amica.id}/merge?other=${cair.id}`)).body)
  expect(seen).toContain('What happens')
  expect(seen).toContain(`/${cair.id}/merge?other=${amica.id}`)
  expect((await organizations.list(coalition, { search: 'capital' })).map(({ id }) => id)).toEqual([cair.id])
  const merged = await lead.send(`${home}/${amica.id}/merge`, { other: cair.id })
  expect(merged.body).toContain('The two are one organization now.')
  expect((await organizations.list(coalition, { search: 'capital' })).map(({ id }) => id)).toEqual([amica.id])
  expect(say((await lead.send(`${home}/${amica.id}/merge`, { other: cair.id })).body)).toContain(
    'merged already',
  )
})

test('who only views sees no act, and another coalition nothing', async () => {
  const one = await add('Casa Clara')
  const stranger = visitor(served.url)
  expect((await stranger.see(`${home}/${one.id}`)).path).toBe('/sign-in')
  expect((await lead.see(`${home}/nobody`)).status).toBe(404)
  expect((await lead.see('/c/elsewhere/organizations/duplicates')).status).toBe(404)
})

test('a part of the registry is kept as a segment, tagged, listed to ask and taken along', async () => {
  const coalitionHome = home.replace(/\/organizations$/, '')
  const filtered = await lead.see(`${home}?reach=none&order=place`)
  expect(say(filtered.body)).toContain('nobody can be written to')
  const saved = await lead.send(`${coalitionHome}/segments`, { name: 'Unreached', filter: 'reach=none' })
  expect(saved.body).toContain('Kept as a segment')
  expect(saved.body).toContain('>Unreached</a>')
  const none = await lead.send(`${home}/tagging`, { word: 'spring', filter: 'reach=none' })
  expect(none.body).toContain('tick organizations first')
  const tagged = await lead.send(`${home}/tagging`, { word: 'spring', filter: 'reach=none', all: 'yes' })
  expect(say(tagged.body)).toMatch(/\d+ organizations? tagged\./)
  const batch = one(tagged.body, /name="batch" value="([^"]+)"/)
  expect((await lead.see(`${home}?tag=spring`)).body).toContain('tagged “spring”')
  const csv = await lead.see(`${home}/export/organizations.csv?tag=spring`)
  expect(csv.body).toContain('other_names')
  expect((await lead.see(`${home}/export/contacts.vcf`)).status).toBe(200)
  expect((await lead.see(`${home}/export/everything.zip`)).status).toBe(404)
  expect((await lead.see(`${home}/print?tag=spring`)).body).toContain('tagged “spring”')
  const undone = await lead.send(`${home}/tagging/undo`, { batch })
  expect(say(undone.body)).toMatch(/The tag is taken from \d+ organizations?\./)
  const segment = one((await lead.see(`${home}?reach=none`)).body, /segments\/([\w-]+)\/removal/)
  const forgotten = await lead.send(`${coalitionHome}/segments/${segment}/removal`, {})
  expect(forgotten.body).toContain('The segment is forgotten')
})
