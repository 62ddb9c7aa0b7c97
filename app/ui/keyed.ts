/** Parts that never change places are told apart by their place. */
export function keyed<Part>(parts: readonly Part[]) {
  return parts.map((part, at) => ({ part, key: String(at), at }))
}
