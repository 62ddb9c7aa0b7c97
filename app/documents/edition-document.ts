/** A node of the letter's text: ProseMirror JSON with the names of app/domain/text. */
export type DocNode = {
  type: string
  attrs?: Record<string, unknown>
  content?: DocNode[]
  marks?: { type: string; attrs?: Record<string, unknown> }[]
  text?: string
}

/** Everything that is printed of one letter with its list, and nothing else. */
export type EditionDocument = {
  language: 'en' | 'es'
  /** The letterhead. A line break in the address begins a new line. */
  coalition: { name: string; address: string | null }
  text: {
    /** Printed as "Re: …". */
    title: string
    /** yyyy-mm-dd, printed "March 29, 2021". */
    date: string | null
    addressees: {
      title: string
      name: string
      office: string | null
      component: string | null
      address: string[]
      cc: boolean
    }[]
    contacts: { name: string; organization: string; email: string }[]
    doc: DocNode
  }
  /** Printed after the letter and its list. Dates, addressees and contacts are the letter's. */
  translations?: { language: 'en' | 'es'; title: string; doc: DocNode; hash: string }[]
  /** Null while the letter is not frozen; the foot then says so in place of the code. */
  edition: {
    number: number
    code: string
    verifyAt: string
    frozenOn: string
    textHash: string
    listHash: string
  } | null
  /** The version that is open for signatures, or 0 for a draft that is not. */
  version: number
  /** A copy to work on, of the draft or of the version above: without a list and what is said of it. */
  working?: true
  groups: { heading: string | null; entries: DocumentEntry[] }[]
  /** One or more sentences for the colophon, such as "In alphabetical order". */
  order: string
}

export type DocumentEntry = { name: string; kind: 'organization' | 'individual'; detail: string | null }
