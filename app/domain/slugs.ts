/** A readable address from a title: [a-z0-9-], at most 60 characters, ending with a whole word. */
export function slugFor(title: string): string {
  const plain = title
    .normalize('NFKD')
    .replace(/[\u0300-\u036f’']/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  if (plain.length <= 60) return plain
  const cut = plain.slice(0, 61)
  return cut.slice(0, Math.max(cut.lastIndexOf('-'), 20)).replace(/-+$/, '')
}

/** Whether an address ends in characters nobody can guess; a public letter's never does. */
export function isSecret(slug: string): boolean {
  return /-[a-z0-9]{22}$/.test(slug)
}
