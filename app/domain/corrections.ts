import type { BlockChange } from './differences'

export type Touched = 'ask' | 'addressee' | 'story' | 'number' | 'negation'

/** What a change touches that keeps it from being filed as a correction, if anything. */
export function touchedBy({ kind, type, inAsk, parts }: BlockChange): Touched | null {
  if (kind === 'same') return null
  if (type === 'ask' || inAsk) return 'ask'
  if (type === 'addressees') return 'addressee'
  if (type === 'quote') return 'story'
  const differing = parts.filter((part) => part.kind !== 'same').map(({ text }) => text)
  if (differing.some((text) => NUMBER.test(text))) return 'number'
  return differing.some((text) => NEGATION.test(text)) ? 'negation' : null
}

const NUMBER =
  /\p{N}|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|hundred|thousand|million|half|third|quarter|first|second|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|cien|ciento|mil|millón|millones|mitad|tercio)\b/iu
const NEGATION =
  /\b(?:no|not|none|never|nor|neither|nobody|nothing|without|cannot|unless|except|nunca|ni|nadie|nada|ningún|ninguna|ninguno|sin|salvo|excepto)\b|n[’']t\b/iu
