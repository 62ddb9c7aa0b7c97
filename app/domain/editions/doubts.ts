import { doubtOf } from '../names'

/** Names that a careful reader would stop at, by what is odd about them. Nobody's name is changed for it. */
export type Doubt = { why: string; names: string[] }

const ABBREVIATED =
  /(?:^|[\s(.])(?:Inc|Corp|Co|Ltd|LLC|Assn|Dept|St|Jr|Sr|Esq|Ph\.?D|M\.?D|\p{Lu}(?:\.\p{Lu})*)\.$/u

const DOUBTS: [string, (name: string) => boolean][] = [
  ['It is written in capitals throughout', (name) => isShouted(name)],
  ['It begins with a small letter', (name) => /^\p{Ll}/u.test(name)],
  ['It ends in a comma or a period', (name) => /[,;:.]$/.test(name) && !ABBREVIATED.test(name)],
  ['It has two spaces in a row', (name) => /\s\s/u.test(name)],
  ['It opens a bracket and does not close it, or the other way round', (name) => !isBalanced(name)],
  ['It holds an e-mail address or a web address', (name) => /\S@\S+\.\S|https?:|www\./i.test(name)],
]

/** What is odd about single names, and where names of one list are written in different ways. */
export function listDoubts(names: string[]): Doubt[] {
  const odd = DOUBTS.map(([why, isOdd]) => ({ why, names: names.filter(isOdd) }))
  const seeming = new Map<string, string[]>()
  for (const name of names) {
    const why = doubtOf(name)
    if (why) seeming.set(why, [...(seeming.get(why) ?? []), name])
  }
  return [
    ...odd,
    ...[...seeming].map(([why, theirs]) => ({ why, names: theirs })),
    waysOfInc(names),
    apostrophes(names),
  ].filter((doubt) => doubt.names.length > 0)
}

function isShouted(name: string): boolean {
  return name.includes(' ') && /\p{Lu}{5,}/u.test(name) && !/\p{Ll}/u.test(name)
}

function isBalanced(name: string): boolean {
  let open = 0
  for (const letter of name) {
    if (letter === '(') open += 1
    if (letter === ')') open -= 1
    if (open < 0) return false
  }
  return open === 0
}

function waysOfInc(names: string[]): Doubt {
  const ways = new Map<string, string[]>()
  for (const name of names) {
    const way = name.match(/,?\s+Inc(?:orporated)?\b\.?/i)?.[0]
    if (way) ways.set(way, [...(ways.get(way) ?? []), name])
  }
  return {
    why: `“Inc.” is written in ${ways.size} ways`,
    names: ways.size > 1 ? [...ways.values()].flat() : [],
  }
}

function apostrophes(names: string[]): Doubt {
  const straight = names.filter((name) => name.includes("'"))
  const curly = names.filter((name) => name.includes('’'))
  const fewer = straight.length <= curly.length ? straight : curly
  const [kind, other] = fewer === straight ? ['straight', 'curly'] : ['curly', 'straight']
  const isMixed = straight.length > 0 && curly.length > 0
  return {
    why: `A ${kind} apostrophe stands here, and ${other} ones elsewhere`,
    names: isMixed ? fewer : [],
  }
}
