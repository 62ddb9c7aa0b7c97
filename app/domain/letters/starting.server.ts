import { randomInt } from 'node:crypto'
import {
  addressees,
  type DocNode,
  drafts,
  letterContacts,
  letterSlugs,
  letters,
  stories,
  type Tx,
  transact,
} from '~db'
import type { As, Coalition } from '../access.server'
import { record } from '../history.server'
import { slugFor } from '../slugs'
import { type Addressee, emptyDoc, type LetterContact, readDoc } from '../text'

export type Language = 'en' | 'es'

/** An addressee as a lead gives it; with the id of one there already, it stays the same one. */
export type AddresseeInput = Omit<Addressee, 'id'> & {
  id?: string
  email?: string | null
  benchmark?: number
  /** Its office in the directory. */
  officeId?: string | null
}

export type StoryInput = { name: string; pseudonym: boolean; vouchedBy?: string | null }

export type LetterInput = {
  title: string
  language: Language
  doc?: DocNode
  addressees?: AddresseeInput[]
  contacts?: LetterContact[]
  /** yyyy-mm-dd, as printed. */
  date?: string | null
  stories?: StoryInput[]
}

export type Started = { id: string; slug: string }

/** Starts a letter in drafting, at an address nobody can guess. */
export function start(
  coalition: As<'editor', Coalition>,
  input: LetterInput,
): Promise<Started | { refused: string }> {
  const read = readDoc(input.doc ?? emptyDoc(input.language))
  if ('refused' in read) return Promise.resolve(read)
  return transact((tx) => add(tx, coalition, { ...input, doc: read.doc }, 'letter started'))
}

/** Adds a letter in drafting, within the transaction that brings it. */
export async function add(
  tx: Tx,
  coalition: As<'editor', Coalition>,
  input: LetterInput & { doc: DocNode },
  action: string,
  data: Record<string, unknown> = {},
): Promise<Started> {
  const title = input.title.trim()
  const slug = `${slugFor(title) || 'letter'}-${random(22)}`
  const createdBy = coalition.actor.id
  const [letter] = await tx
    .insert(letters)
    .values({
      coalitionId: coalition.id,
      slug,
      title,
      language: input.language,
      date: input.date ?? null,
      leadsApprove: coalition.leadsApprove,
      createdBy,
    })
    .returning({ id: letters.id, slug: letters.slug })
  if (!letter) throw new Error('The letter was not added.')
  await tx.insert(letterSlugs).values({ slug, letterId: letter.id })
  await tx
    .insert(drafts)
    .values({ letterId: letter.id, doc: input.doc, updatedBy: createdBy, updatedAt: new Date() })
  for (const [position, each] of (input.addressees ?? []).entries())
    await tx.insert(addressees).values({ letterId: letter.id, ...addresseeRow(each, position) })
  await addContacts(tx, letter.id, input.contacts ?? [])
  for (const [position, { name, pseudonym, vouchedBy = null }] of (input.stories ?? []).entries())
    await tx.insert(stories).values({ letterId: letter.id, position, name, pseudonym, vouchedBy })
  await record(tx, coalition.actor, {
    coalitionId: coalition.id,
    letterId: letter.id,
    action,
    object: letter.id,
    data,
  })
  return letter
}

// Mail address, benchmark and office in the directory are not printed: who says nothing of them leaves them as they are.
export function addresseeRow(each: AddresseeInput, position: number) {
  const { title, name, office, component, address, cc, email, benchmark, officeId } = each
  return { position, title, name, office, component, address, cc, email, benchmark, officeId }
}

export async function addContacts(tx: Tx, letterId: string, contacts: LetterContact[]): Promise<void> {
  for (const [position, { name, organization, email }] of contacts.entries())
    await tx.insert(letterContacts).values({ letterId, position, name, organization, email })
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789'

/** Letters and digits nobody can guess. */
export function random(length: number): string {
  return Array.from({ length }, () => LETTERS[randomInt(LETTERS.length)]).join('')
}
