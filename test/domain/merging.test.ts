import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import * as contacts from '~/domain/contacts/index.server'
import * as history from '~/domain/history.server'
import * as invitations from '~/domain/invitations/index.server'
import * as organizations from '~/domain/organizations/index.server'
import { listRows } from '~/domain/signatures/index.server'
import {
  editionSignatories,
  invitations as invitationTable,
  letters,
  organizationNames,
  organizations as organizationTable,
  signatures,
  transact,
} from '~db'
import { aCoalition, again, anOpenLetter, aSignature, done, found } from '../make'

type Coalition = Awaited<ReturnType<typeof aCoalition>>
let coalition: Coalition
let kept: organizations.Organization
let gone: organizations.Organization

beforeEach(async () => {
  coalition = await aCoalition()
  kept = await add('Amica Center for Immigrant Rights')
  gone = await add('CAIR Coalition')
})

const byName = new Intl.Collator('en')
const add = (name: string) => transact((tx) => organizations.findOrAdd(tx, coalition.id, name))
const find = (name: string) => transact((tx) => organizations.findByName(tx, coalition.id, name))
const merge = async () => done(await organizations.merge(coalition, kept.id, gone.id)).id
const open = () => anOpenLetter({ coalition })
const signatureOf = async (id: string) =>
  found((await transact((tx) => tx.select().from(signatures).where(eq(signatures.id, id))))[0])
const ask = (
  letterId: string,
  organizationId: string,
  more: Partial<typeof invitationTable.$inferInsert> = {},
) =>
  transact(async (tx) =>
    found(
      (
        await tx
          .insert(invitationTable)
          .values({ letterId, organizationId, ...more })
          .returning()
      )[0],
    ),
  )

describe('a merge', () => {
  test('makes both names one organization, and undoing makes them two', async () => {
    const id = await merge()
    expect(await find('Cair Coalition')).toMatchObject({ id: kept.id })
    expect(await organizations.list(coalition)).toMatchObject([{ id: kept.id }])
    expect(await organizations.list(coalition, { search: 'cair' })).toMatchObject([{ id: kept.id }])
    expect(await organizations.find(coalition, gone.id)).toMatchObject({ mergedIntoId: kept.id })
    expect(await organizations.listMerges(coalition, kept.id)).toMatchObject([{ id, name: 'CAIR Coalition' }])

    expect(await organizations.unmerge(coalition, id)).toEqual({ keptId: kept.id, goneId: gone.id })
    expect(await find('Cair Coalition')).toMatchObject({ id: gone.id })
    expect(await organizations.count(coalition)).toBe(2)
    expect(await organizations.unmerge(coalition, id)).toEqual({ refused: 'This merge was undone already.' })
    const told = (await history.listOfCoalition(coalition.id)).map(({ action }) => action)
    expect(told.slice(0, 2)).toEqual(['organizations separated', 'organizations merged'])
  })

  test('moves people, names, domains, tags and relations, and undoing moves them back', async () => {
    const third = await add('Third')
    done(await contacts.add(coalition, kept.id, { name: 'Ana', email: 'ana@example.org' }))
    done(await contacts.add(coalition, gone.id, { name: 'Ana D.', email: 'ana@example.org' }))
    done(await contacts.add(coalition, gone.id, { name: 'Ben', email: 'ben@example.org' }))
    done(await organizations.addName(coalition, gone.id, { name: 'Capital Area Rights', kind: 'legal' }))
    done(await organizations.addRelation(coalition, gone.id, { kind: 'chapter', otherId: third.id }))
    const details = {
      city: null,
      state: null,
      website: null,
      scope: null,
      kind: null,
      notes: null,
      askThrough: null,
    }
    done(
      await organizations.changeDetails(coalition, gone.id, {
        ...details,
        name: gone.name,
        domains: ['cair.example'],
        tags: ['legal', 'dc'],
      }),
    )
    done(
      await organizations.changeDetails(coalition, kept.id, {
        ...details,
        name: kept.name,
        domains: [],
        tags: ['dc'],
      }),
    )
    expect(await organizations.preview(coalition, kept.id, gone.id)).toMatchObject({
      contacts: 1,
      doubles: 1,
      names: ['CAIR Coalition', 'Capital Area Rights'],
    })
    const before = await Promise.all([organizations.detailsOf(kept.id), organizations.detailsOf(gone.id)])
    const id = await merge()
    expect((await contacts.listOf(coalition, kept.id)).map(({ name }) => name)).toEqual(['Ana', 'Ben'])
    const after = await organizations.detailsOf(kept.id)
    expect(after).toMatchObject({ domains: ['cair.example'], tags: ['dc', 'legal'] })
    expect(after.names.map(({ name }) => name)).toEqual(['Capital Area Rights', 'CAIR Coalition'])
    expect(await organizations.listRelations(coalition, kept.id)).toMatchObject([
      { other: { name: 'Third' } },
    ])
    expect(await find('Capital Area Rights')).toMatchObject({ id: kept.id })

    done(await organizations.unmerge(coalition, id))
    expect(await Promise.all([organizations.detailsOf(kept.id), organizations.detailsOf(gone.id)])).toEqual(
      before,
    )
    expect((await contacts.listOf(coalition, gone.id)).map(({ name }) => name)).toEqual(['Ana D.', 'Ben'])
    expect(await organizations.listRelations(coalition, kept.id)).toEqual([])
  })

  test('moves signatures; of two that stand on an open letter the later one is held, and stands again when undone', async () => {
    const [one, two] = [await open(), await open()]
    const early = await aSignature(one, { name: gone.name, activeAt: new Date('2026-01-01') })
    const late = await aSignature(one, { name: kept.name, activeAt: new Date('2026-01-02') })
    const alone = await aSignature(two, { name: gone.name })
    expect(await organizations.preview(coalition, kept.id, gone.id)).toMatchObject({
      signatures: 2,
      clashes: [{ slug: one.slug, changing: true, held: kept.name }],
    })
    const id = await merge()
    expect(await signatureOf(early.id)).toMatchObject({
      state: 'active',
      key: kept.key,
      organizationId: kept.id,
      name: gone.name,
    })
    expect(await signatureOf(late.id)).toMatchObject({
      state: 'held',
      heldFor: expect.stringContaining('merged into'),
    })
    expect(await signatureOf(alone.id)).toMatchObject({ state: 'active', organizationId: kept.id })
    expect(await organizations.countSigned(coalition.id, [kept.id])).toEqual(new Map([[kept.id, 2]]))
    expect(await organizations.listLetters(coalition, kept.id)).toHaveLength(2)

    done(await organizations.unmerge(coalition, id))
    for (const before of [early, late, alone]) expect(await signatureOf(before.id)).toEqual(before)
    expect(await organizations.listLetters(coalition, gone.id)).toHaveLength(2)
  })

  test('is undone after others signed: what came in the name of the one that was gone goes with it', async () => {
    const letter = await open()
    const id = await merge()
    const theirs = await aSignature(letter, { name: 'CAIR coalition' })
    expect(theirs.organizationId).toBe(kept.id)
    const later = await open()
    const ours = await aSignature(later, { name: kept.name })
    done(await contacts.add(coalition, kept.id, { name: 'New', email: 'new@example.org' }))
    done(await organizations.unmerge(coalition, id))
    expect(await signatureOf(theirs.id)).toMatchObject({
      organizationId: gone.id,
      key: gone.key,
      state: 'active',
    })
    expect(await signatureOf(ours.id)).toEqual(ours)
    expect(await contacts.listOf(coalition, kept.id)).toHaveLength(1)
    const { rows } = await listRows(await again(coalition, letter.slug))
    expect(rows).toMatchObject([{ name: 'CAIR coalition', state: 'active', organizationId: gone.id }])
  })

  test('leaves alone who stands under a letter that is final, and every list that was printed', async () => {
    const letter = await open()
    const ours = await aSignature(letter, { name: kept.name })
    const theirs = await aSignature(letter, { name: gone.name })
    await transact((tx) => tx.update(letters).set({ state: 'final' }).where(eq(letters.id, letter.id)))
    expect(await organizations.preview(coalition, kept.id, gone.id)).toMatchObject({
      signatures: 0,
      clashes: [{ changing: false }],
    })
    const printed = await transact((tx) => tx.select().from(editionSignatories))
    await merge()
    expect(await signatureOf(ours.id)).toEqual(ours)
    expect(await signatureOf(theirs.id)).toEqual(theirs)
    expect(await transact((tx) => tx.select().from(editionSignatories))).toEqual(printed)
    expect(await organizations.listLetters(coalition, kept.id)).toMatchObject([
      { signatures: [{ id: expect.any(String) }, { id: expect.any(String) }] },
    ])
  })

  test('of two invitations keeps the one that was sent, and undoing lists the other again', async () => {
    const [one, two] = [await open(), await open()]
    const listed = await ask(one.id, kept.id)
    const sent = await ask(one.id, gone.id, { state: 'sent', sentAt: new Date() })
    const both = [
      await ask(two.id, kept.id, { state: 'opened', sentAt: new Date() }),
      await ask(two.id, gone.id, { state: 'considering', sentAt: new Date(), note: 'The board meets' }),
    ]
    const id = await merge()
    const of = async (letter: typeof one) =>
      (await invitations.list(await again(coalition, letter.slug))).filter(
        ({ organizationId }) => organizationId === kept.id,
      )
    expect(await of(one)).toMatchObject([{ id: sent.id, state: 'sent' }])
    expect(await of(two)).toMatchObject([{ id: both[0]?.id, state: 'opened' }])
    done(await organizations.unmerge(coalition, id))
    const all = await transact((tx) => tx.select().from(invitationTable))
    const mine = all.filter(({ letterId }) => letterId === one.id || letterId === two.id)
    expect(new Map(mine.map((each) => [each.id, each.organizationId]))).toEqual(
      new Map([listed, sent, ...both].map((each) => [each.id, each.organizationId])),
    )
  })

  test('of one that was merged itself has to wait; merges into one are undone in any order', async () => {
    const third = await add('Third')
    const first = await merge()
    const second = done(await organizations.merge(coalition, third.id, kept.id)).id
    expect(await find('CAIR Coalition')).toMatchObject({ id: third.id })
    expect(await organizations.unmerge(coalition, first)).toEqual({
      refused: expect.stringContaining('Undo that merge first'),
    })
    done(await organizations.unmerge(coalition, second))
    expect(await find('CAIR Coalition')).toMatchObject({ id: kept.id })
    const other = done(await organizations.merge(coalition, kept.id, third.id)).id
    done(await organizations.unmerge(coalition, first))
    expect(await find('CAIR Coalition')).toMatchObject({ id: gone.id })
    expect(await find('Third')).toMatchObject({ id: kept.id })
    done(await organizations.unmerge(coalition, other))
    expect(await organizations.count(coalition)).toBe(3)
  })

  test('is refused with itself, with what is gone and with another coalition’s', async () => {
    const other = await aCoalition()
    const foreign = await transact((tx) => organizations.findOrAdd(tx, other.id, 'Foreign'))
    for (const [one, two] of [
      [kept.id, kept.id],
      [kept.id, foreign.id],
      [kept.id, 'nobody'],
    ] as const)
      expect(await organizations.merge(coalition, one, two)).toHaveProperty('refused')
    const id = await merge()
    expect(await organizations.merge(coalition, kept.id, gone.id)).toHaveProperty('refused')
    expect(await organizations.unmerge(other, id)).toEqual({ refused: 'There is no such merge.' })
  })
})

describe('likely duplicates', () => {
  test('are kept with their reasons until a person decides, and what is decided is not asked again', async () => {
    await add('Casa Clara')
    await add('Casas Clara')
    await add('Claras Casa, Inc.')
    await organizations.compareDue(new Date())
    const open = await organizations.listOpen(coalition)
    expect(
      new Set(open.map(({ one, other }) => [one.name, other.name].toSorted(byName.compare).join(' | '))),
    ).toEqual(
      new Set([
        'Casa Clara | Casas Clara',
        'Casa Clara | Claras Casa, Inc.',
        'Casas Clara | Claras Casa, Inc.',
      ]),
    )
    expect(open[0]?.reasons.join()).not.toBe('')
    const [first] = open
    done(await organizations.decide(coalition, [found(first).one.id, found(first).other.id], 'different'))
    expect(await organizations.countOpen(coalition)).toBe(2)
    await organizations.changeDetails(coalition, found(first).one.id, {
      ...found(first).one,
      domains: ['casa.example'],
      tags: [],
    })
    await organizations.compareDue(new Date())
    expect(await organizations.countOpen(coalition)).toBe(2)
    expect(await organizations.reopen(coalition, found(first).id)).toBeNull()
    expect(await organizations.countOpen(coalition)).toBe(3)
  })

  test('are found by another name and by a shared domain, and never across coalitions', async () => {
    done(
      await organizations.addName(coalition, kept.id, {
        name: 'Capital Area Immigrants’ Rights',
        kind: 'former',
      }),
    )
    const likely = await organizations.likelyOf(coalition.id, { name: 'Capital Area Immigrant Rights' })
    expect(likely.filter(({ organization }) => organization.id === kept.id)).toMatchObject([
      {
        organization: { id: kept.id },
        reasons: expect.arrayContaining([expect.stringContaining('by another name')]),
      },
    ])
    const other = await aCoalition()
    expect(await organizations.likelyOf(other.id, { name: kept.name })).toEqual([])
    for (const one of [kept, gone])
      done(
        await organizations.changeDetails(coalition, one.id, {
          ...one,
          city: 'Washington',
          domains: ['amica.example'],
          tags: [],
        }),
      )
    expect(await organizations.likelyOf(coalition.id, { ...kept, city: 'Washington' })).toMatchObject([
      {
        organization: { id: gone.id },
        verdict: 'likely',
        reasons: ['both write from amica.example, in Washington'],
      },
    ])
  })
})

describe('names', () => {
  test('a new name leaves the old one as another name, with its signatures', async () => {
    const letter = await open()
    const signed = await aSignature(letter, { name: gone.name })
    done(
      await organizations.changeDetails(coalition, gone.id, {
        ...gone,
        name: 'Capital Rights',
        domains: [],
        tags: [],
      }),
    )
    expect(await find('CAIR Coalition')).toMatchObject({ id: gone.id, name: 'Capital Rights' })
    expect(await signatureOf(signed.id)).toMatchObject({ key: 'capital rights', name: 'CAIR Coalition' })
    done(await organizations.changeDetails(coalition, gone.id, { ...gone, domains: [], tags: [] }))
    expect((await organizations.detailsOf(gone.id)).names.map(({ name }) => name)).toEqual(['Capital Rights'])
  })

  test('of another organization are refused', async () => {
    const refused = { refused: expect.stringContaining('merge them') }
    expect(
      await organizations.addName(coalition, kept.id, { name: 'Cair Coalition', kind: 'former' }),
    ).toEqual(refused)
    expect(
      await organizations.changeDetails(coalition, kept.id, {
        ...kept,
        name: 'CAIR Coalition, Inc.',
        domains: [],
        tags: [],
      }),
    ).toMatchObject(refused)
  })

  test('that an earlier release kept are made again; two that come to one stay two', async () => {
    const letter = await open()
    const set = (id: string, key: string, name: string) =>
      transact((tx) =>
        tx.update(organizationTable).set({ key, name, keyedBy: 0 }).where(eq(organizationTable.id, id)),
      )
    await set(kept.id, 'puerta inc', 'Puerta, Inc.')
    await set(gone.id, 'casa inc', 'Casa, Inc.')
    const plain = await add('Casa')
    const signed = await aSignature(letter, { name: 'x', organizationId: kept.id, key: 'puerta inc' })
    await transact((tx) =>
      tx.insert(organizationNames).values({
        organizationId: kept.id,
        coalitionId: coalition.id,
        name: 'Puerta Abierta, LLC',
        key: 'puerta abierta llc',
        kind: 'legal',
      }),
    )
    expect(await organizations.rekey()).toBeGreaterThanOrEqual(2)
    expect(await find('Puerta')).toMatchObject({ id: kept.id, key: 'puerta' })
    expect(await find('Puerta Abierta')).toMatchObject({ id: kept.id })
    expect(await signatureOf(signed.id)).toMatchObject({ key: 'puerta' })
    expect(await find('Casa')).toMatchObject({ id: plain.id })
    expect(await find('Casa, Inc.')).toMatchObject({ id: gone.id, key: 'casa inc' })
    expect(await organizations.rekey()).toBe(0)
    await organizations.compareDue(new Date())
    expect(
      (await organizations.listOpen(coalition)).some(({ reasons }) => reasons.join().includes('legal form')),
    ).toBe(true)
  })
})

test('the registry is exported with what is known of each, no cell a formula', async () => {
  await add('=cmd()')
  done(await organizations.addName(coalition, kept.id, { name: 'Amica', kind: 'other' }))
  done(
    await organizations.changeDetails(coalition, kept.id, {
      ...kept,
      city: 'Washington',
      kind: 'nonprofit-c3',
      domains: ['a.example', 'b.example'],
      tags: ['dc'],
    }),
  )
  expect((await organizations.exportCsv(coalition)).split('\n')).toEqual([
    '\uFEFFname,other_names,kind,scope,city,state,website,domains,tags,ask_through,notes',
    "'=cmd(),,,,,,,,,,",
    'Amica Center for Immigrant Rights,Amica,nonprofit-c3,,Washington,,,a.example; b.example,dc,,',
    'CAIR Coalition,,,,,,,,,,',
    '',
  ])
})
