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
