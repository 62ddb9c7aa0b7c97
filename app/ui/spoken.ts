import { shortened } from '~/words/shortened'

/** How much of a name a button or a sentence holds, when the whole stands elsewhere on the page. */
const MOST = 80

/** A name where it is only mentioned: a very long one by its first words. */
export function mentioned(name: string): string {
  return shortened(name, MOST)
}

/** The class of a heading: one that a very long name fills is set smaller. */
export function headingClass(words: string): string | undefined {
  return words.length > 1.5 * MOST ? 'fills' : undefined
}

/** The end of an address that leads to these words on its page, where the browser can find them. */
export function fragmentOf(words: string): string {
  // A minus means something else in such an address.
  return `#:~:text=${encodeURIComponent(words).replaceAll('-', '%2D')}`
}
