import { fromSalutation } from './addressees.server'

/** A proposal for the letter's address, [a-z0-9-]: from its title, else from whom it addresses, else from its first words. */
export function slugOf(title: string | null, salutation: string | null, first: string): string {
  const greeted = salutation ? fromSalutation(salutation) : []
  const whom = greeted[0] ? `${greeted[0].title} ${greeted[0].name}`.trim() : ''
  return shortened(title ?? '') || shortened(whom ? `letter to ${whom}` : '') || shortened(first) || 'letter'
}

function shortened(text: string): string {
  const words = text
    .slice(0, 400)
    .normalize('NFD')
    .replace(/\p{M}|[’']/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
  let slug = ''
  for (const word of words) {
    if (slug && slug.length + word.length >= 60) break
    slug = slug ? `${slug}-${word}` : word
  }
  return slug.slice(0, 60)
}
