import type { DocNode } from '~/domain/text'

/** A text that is not saved yet, and the saved one that it was made from. */
export type Kept = { doc: DocNode; revision: number; at: number }

export type Shelf = {
  put: (doc: DocNode, revision: number) => void
  look: () => Kept | null
  clear: () => void
}

/** Where this browser keeps what could not be saved. A browser that keeps nothing is put up with. */
export function shelfFor(letterId: string): Shelf {
  const key = `undersigned:draft:${letterId}`
  return {
    put: (doc, revision) => {
      try {
        localStorage.setItem(key, JSON.stringify({ doc, revision, at: Date.now() }))
      } catch {}
    },
    look: () => {
      try {
        const kept: Partial<Kept> | null = JSON.parse(localStorage.getItem(key) ?? 'null')
        return kept?.doc && typeof kept.revision === 'number' && typeof kept.at === 'number'
          ? { doc: kept.doc, revision: kept.revision, at: kept.at }
          : null
      } catch {
        return null
      }
    },
    clear: () => {
      try {
        localStorage.removeItem(key)
      } catch {}
    },
  }
}
