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
