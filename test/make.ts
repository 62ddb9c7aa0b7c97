import { eq } from 'drizzle-orm'
import { type As, type Coalition, coalitionFor, type Letter, letterFor } from '~/domain/access.server'
import * as accounts from '~/domain/accounts.server'
import * as coalitions from '~/domain/coalitions.server'
import * as letters from '~/domain/letters/index.server'
import * as organizations from '~/domain/organizations/index.server'
import * as versions from '~/domain/versions.server'
import { letters as letterTable, signatures, transact, versions as versionTable } from '~db'

/** An account that owns a coalition of its own. */
export async function anOwner(name = 'Ada Lark') {
  const email = `${crypto.randomUUID()}@example.org`
  return transact(async (tx) => {
    const account = await accounts.create(tx, { email, name, passwordHash: null })
    const { slug } = await coalitions.create(tx, { name: 'Coalition for Second Looks' }, account.id)
    return { ...account, coalitionSlug: slug }
  })
}

/** A coalition as its owner has it. */
export async function aCoalition(): Promise<As<'owner', Coalition>> {
  const owner = await anOwner()
  return found(await coalitionFor(owner.id, owner.coalitionSlug, 'owner'))
}

/** A letter in drafting as its owner has it, in a coalition of its own unless one is given. */
export async function aLetter(
  overrides: Partial<letters.LetterInput> & { coalition?: As<'owner', Coalition> } = {},
): Promise<As<'owner', Letter>> {
  const { coalition = await aCoalition(), ...input } = overrides
  const started = await letters.start(coalition, {
    title: 'Second looks for closed files',
    language: 'en',
    ...input,
  })
  if ('refused' in started) throw new Error(started.refused)
  return again(coalition, started.slug)
}

/** A letter open for signatures, put so: its text is version 1, its deadline ten days ahead. */
export async function anOpenLetter(
  overrides: Parameters<typeof aLetter>[0] = {},
  set: Partial<typeof letterTable.$inferInsert> = {},
): Promise<As<'owner', Letter>> {
  const coalition = overrides.coalition ?? (await aCoalition())
  const letter = await aLetter({ ...overrides, coalition })
  const version = done(await versions.keep(letter, { kind: 'opened' }))
  await transact(async (tx) => {
    await tx
      .update(letterTable)
      .set({
        state: 'open',
        versionId: version.id,
        openedAt: new Date(),
        deadlineAt: new Date(Date.now() + 10 * 86_400_000),
        deadlineZone: 'America/New_York',
        deadlineWall: '2026-12-04T17:00',
        ...set,
      })
      .where(eq(letterTable.id, letter.id))
  })
  return again(coalition, letter.slug)
}

/** A signature on an open letter, put there in this state; by an organization that the registry then knows. */
export async function aSignature(
  letter: As<'owner', Letter>,
  overrides: Partial<typeof signatures.$inferInsert> & { name: string },
): Promise<typeof signatures.$inferSelect> {
  return transact(async (tx) => {
    const organization =
      overrides.kind === 'individual'
        ? null
        : await organizations.findOrAdd(tx, letter.coalitionId, overrides.name)
    const [version] = await tx
      .select()
      .from(versionTable)
      .where(eq(versionTable.id, letter.versionId ?? ''))
    const [signature] = await tx
      .insert(signatures)
      .values({
        letterId: letter.id,
        state: 'active',
        key: organization?.key ?? `person:${organizations.spelled(overrides.name)}`,
        organizationId: organization?.id,
        signerName: 'Teresa Quiroga',
        signerTitle: 'Policy director',
        email: `${crypto.randomUUID()}@signer.example`,
        versionId: version?.id ?? '',
        textHash: version?.hash ?? '',
        statement: 'I may sign for this organization, and it agrees to exactly this text.',
        via: 'public',
        authority: 'self-attested',
        confirmedAt: new Date(),
        activeAt: new Date(),
        ...overrides,
      })
      .returning()
    return found(signature)
  })
}

/** The letter as it is now. */
export async function again(coalition: As<'owner', Coalition>, slug: string): Promise<As<'owner', Letter>> {
  return found(await letterFor(coalition.actor.id, slug, 'owner'))
}

/** The thing itself, where a test knows that it is there. */
export function found<T>(thing: T | null | undefined): T {
  if (thing === null || thing === undefined) throw new Error('It is not there.')
  return thing
}

/** What was done, where a test knows that it was not refused. */
export function done<T extends object>(
  outcome: T | { refused: string } | { refused: string; field?: string },
): T {
  if ('refused' in outcome) throw new Error(String(outcome.refused))
  return outcome
}
