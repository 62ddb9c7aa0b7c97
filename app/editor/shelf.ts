import type { DocNode } from '~/domain/text'

/** Changes that the server does not have yet, with the text and the step they were made upon. */
export type Kept = {
  client: string
  revision: number
  doc: DocNode
  steps: Record<string, unknown>[]
  at: number
}

export type Shelf = {
  put: (kept: Omit<Kept, 'client' | 'at'>) => void
  clear: () => void
}

const PREFIX = 'undersigned:steps:'

/** Where this browser keeps what an open page could not send yet. A browser that keeps nothing is put up with. */
export function shelfFor(where: string, client: string): Shelf {
  const key = `${PREFIX}${where}:${client}`
  return {
    put: (kept) =>
      quietly(() => localStorage.setItem(key, JSON.stringify({ ...kept, client, at: Date.now() }))),
    clear: () => quietly(() => localStorage.removeItem(key)),
  }
}

/** What pages that are gone left of this draft, oldest first; a page that is still open keeps a lock of its name. */
export async function leftOf(where: string): Promise<Kept[]> {
  const prefix = `${PREFIX}${where}:`
  const keys = quietly(() => Object.keys(localStorage).filter((key) => key.startsWith(prefix))) ?? []
  if (keys.length === 0) return []
  const held = new Set((await navigator.locks?.query())?.held?.map(({ name }) => name))
  return keys
    .filter((key) => !held.has(lockOf(where, key.slice(prefix.length))))
    .flatMap((key) => quietly(() => read(localStorage.getItem(key))) ?? [])
    .sort((one, other) => one.at - other.at)
}

/** Holds the lock of an open page until that is gone. */
export function stayOpen(where: string, client: string): () => void {
  let release = () => {}
  void navigator.locks?.request(
    lockOf(where, client),
    () =>
      new Promise<void>((resolve) => {
        release = resolve
      }),
  )
  return () => release()
}

function lockOf(where: string, client: string): string {
  return `${PREFIX}${where}:${client}`
}

function read(stored: string | null): Kept[] {
  const kept: Partial<Kept> | null = JSON.parse(stored ?? 'null')
  const isWhole =
    kept?.doc && kept.client && Array.isArray(kept.steps) && typeof kept.revision === 'number' && kept.at
  return isWhole ? [kept as Kept] : []
}

function quietly<Result>(act: () => Result): Result | undefined {
  try {
    return act()
  } catch {
    return undefined
  }
}
