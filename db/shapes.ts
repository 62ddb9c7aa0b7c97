/** A node of a letter's text, in ProseMirror's JSON. The schema is in app/domain/text. */
export type DocNode = {
  type: string
  attrs?: Record<string, unknown>
  content?: DocNode[]
  marks?: { type: string; attrs?: Record<string, unknown> }[]
  text?: string
}

/** An office and whoever holds it, as a text names them. */
export type Addressee = {
  id: string
  title: string
  name: string
  office: string | null
  component: string | null
  address: string[]
  cc: boolean
}

export type LetterContact = { name: string; organization: string; email: string }

/** How a file of rows is read, as found or as a person chose. */
export type IntakeChoices = {
  encoding: string | null
  delimiter: string | null
  mapping: (string | null)[]
  /** The version the form showed; null where nobody said. */
  version: number | null
  /** Wall time in the zone, "2021-03-26T17:00:00". */
  deadline: string | null
  zone: string | null
}

/** How many rows there are, and what became of them. */
export type IntakeSummary = Record<string, number>
/** A courtesy translation as an edition prints it; its addressees and contacts are the edition's. */
export type PrintedTranslation = {
  language: 'en' | 'es'
  title: string
  doc: DocNode
  /** The number of the translation's version. */
  version: number
  /** SHA-256 of the canonical JSON of its title, the edition's addressees and contacts, and its doc. */
  hash: string
}

/** What a merge moved from one organization to another, so that it can be moved back. */
export type Moved = {
  contacts: string[]
  /** Invitations whose contact was known at both: the contact they had. */
  recontacted: { id: string; contactId: string }[]
  names: string[]
  /** The other name that was recorded for the one that is gone. */
  alias: string | null
  domains: string[]
  tags: string[]
  relations: { id: string; side: 'organizationId' | 'otherId' }[]
  invitations: string[]
  /** Listed, and never asked: taken off, for the other had been asked. */
  unlisted: { id: string; letterId: string; contactId: string | null; createdAt: string }[]
  signatures: { id: string; key: string; organizationId: string | null }[]
  /** Letters it led, with the contact it had there, and what it said of them. */
  leads: { id: string; contactId: string }[]
  approvals: string[]
  /** Two that stood for the same letter: one is held. */
  held: {
    id: string
    state: 'active' | 'stale'
    heldFor: string | null
    activeAt: string | null
    since: string
  }[]
}

/** Which organizations of the registry are meant. What is left out does not matter. */
export type SegmentFilter = {
  search?: string
  scope?: string
  kind?: string
  /** As the registry writes it: "AZ" or "Arizona". */
  state?: string
  tag?: string
  /** The slug of a letter: those that stand under it. */
  signed?: string
  /** The slug of a letter: those that do not. */
  unsigned?: string
  /** Asked at least so often for a letter that is open, without an answer. */
  silent?: number
  /** Whether anybody can be written to there. */
  reach?: 'some' | 'none'
}
