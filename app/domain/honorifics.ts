/** Words of respect before a name, as an address has them. */
export const HONORABLE =
  /^(?:the honorable|the hon\.|hon\.|honorable|the right honorable|el honorable|la honorable|honorable)\s+/i
export const COURTESY = /^(?:mr|mrs|ms|mx|dr|sr|sra|lic|ing)\.?\s+(?=\p{Lu})/iu

/** Whom a letter goes to, as a sentence calls them: "Secretary Ada Brandt", the words of respect left to the address. */
export function calledOf({ title, name }: { title: string; name: string }): string {
  return title && name ? `${title} ${bare(name)}` : name || title
}

/** "The Honorable Ada Brandt" is greeted by name alone where no title is known. */
export function greetedAs({ title, name }: { title: string; name: string }): string {
  return title ? calledOf({ title, name }) : name.replace(HONORABLE, '')
}

/** A name without words of respect. */
export function bare(name: string): string {
  return name.replace(HONORABLE, '').replace(COURTESY, '')
}
