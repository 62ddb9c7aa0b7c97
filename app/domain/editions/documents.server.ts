import { config } from '~/config.server'
import type { DocumentEntry, EditionDocument } from '~/documents/edition-document'
import type { Manifest } from '~/documents/package.server'

import type { As, Letter } from '../access.server'
import { textOf } from '../drafts.server'
import { type Edition, listSignatories } from './finding.server'
import { findProspect } from './prospects.server'

/** An edition as it is printed: from its own copy alone, so that it is the same at any time. */
export async function documentOf(edition: Edition): Promise<EditionDocument> {
  const { letterhead, frozenOn }: Manifest = JSON.parse(edition.manifest)
  const { title, date, addressees, contacts, doc } = edition
  return {
    language: edition.language,
    coalition: letterhead,
    text: { title, date, addressees, contacts, doc },
    translations: edition.translations ?? [],
    edition: {
      number: edition.number,
      code: edition.code,
      verifyAt: verifyAt(edition.code),
      frozenOn: edition.asPrinted ? (date ?? frozenOn) : frozenOn,
      textHash: edition.textHash,
      listHash: edition.listHash,
    },
    version: edition.versionNumber,
    groups: groupsOf(await listSignatories(edition)),
    order: edition.order,
  }
}

/** The letter as it stands before it is frozen, with those who have signed, and marked as not final. */
export async function draftDocumentOf(letter: As<'viewer', Letter>): Promise<EditionDocument> {
  const prospect = await findProspect(letter.id)
  const text = prospect?.version ?? (await textOf(letter.id))
  return {
    language: letter.language,
    coalition: letter.coalition,
    text: {
      title: text.title,
      date: letter.date,
      addressees: text.addressees,
      contacts: text.contacts,
      doc: text.doc,
    },
    translations: prospect?.translations ?? [],
    edition: null,
    version: prospect?.version.number ?? 0,
    groups: groupsOf(prospect?.list ?? []),
    order: prospect?.order ?? '',
  }
}

/** Where anybody checks a copy with this code. */
export function verifyAt(code: string): string {
  return `${config.appUrl}/v/${code}`
}

type Entry = DocumentEntry & { group: string | null }

function groupsOf(entries: Entry[]): EditionDocument['groups'] {
  const groups: EditionDocument['groups'] = []
  let heading: string | null | undefined
  for (const { name, kind, detail, group } of entries) {
    if (groups.length === 0 || group !== heading) groups.push({ heading: group, entries: [] })
    heading = group
    groups.at(-1)?.entries.push({ name, kind, detail })
  }
  return groups
}
