/** Something that a check before freezing says. */
export type Finding = {
  /** A fact or a question, as a sentence. */
  what: string
  why: string | null
  /** The names it is about, with a word on each, and where among the letter's pages its signature is. */
  names: { name: string; note: string | null; to: string | null }[]
  /** What can be done about it, and where among the letter's pages. */
  acts: { label: string; to: string }[]
}

type Named = string | { name: string; note?: string | null; to?: string | null }

/** A finding from what is known of it. */
export function finding(
  what: string,
  { why = null, names = [], acts = [] }: { why?: string | null; names?: Named[]; acts?: Finding['acts'] },
): Finding {
  return {
    what,
    why,
    names: names.map((each) => ({
      note: null,
      to: null,
      ...(typeof each === 'string' ? { name: each } : each),
    })),
    acts,
  }
}
