import { type Word, weighty } from './words'

export type Extension = { likely: boolean; why: string }

/** What the words mean that a longer name has beyond a shorter one: the same body more fully named, or another. */
export function weigh(extra: Word[], shorter: Word[], longer: Word[]): Extension {
  const base = weighty(shorter)
  const said = `“${extra.map(({ raw }) => raw).join(' ')}”`
  return (
    namesParent(extra, base, said) ?? tellsApart(extra, base, longer, said) ?? adds(extra, base, longer, said)
  )
}

// "Binger Center for New Americans" and the same with "University of Minnesota Law School".
function namesParent(extra: Word[], base: Word[], said: string): Extension | null {
  const house = extra.some(({ stem }) => ['university', 'college', 'school'].includes(stem))
  const program = base.some(({ kind, stem }) => kind === 'body' || stem === 'clinic' || stem === 'institute')
  const known = base.some(isDistinct) || base.length >= 4
  return house && program && known ? likely(`parent and program: only one names its parent, ${said}`) : null
}

/** What makes another body of it: a number, a place, another legal kind, a chapter, a people, a part. */
function tellsApart(extra: Word[], base: Word[], longer: Word[], said: string): Extension | null {
  const kinds = new Set(extra.map(({ kind }) => kind))
  if (base.some(({ kind }) => kind === 'number') && extra.every(({ kind }) => kind === 'chapter')) return null
  if (kinds.has('number')) return another(`only one has ${said}: a local of the other, or its chapter`)
  if (kinds.has('place') || kinds.has('direction'))
    return base.some((word) => isDistinct(word) && word.folded.length >= 5) && isBareSuffix(extra, longer)
      ? likely(`only one names a place, ${said}: the same, or a chapter of it`)
      : another(`only one names a place: ${said}`)
  if (kinds.has('sister')) return another(`only one has ${said}: a sister body of another legal kind`)
  if (kinds.has('chapter')) return another(`only one has ${said}: a chapter of the other`)
  if (isPurpose(extra, base, longer)) return null
  if (kinds.has('people')) return another(`only one says for whom it is: ${said}`)
  if (kinds.has('part')) return another(`only one has ${said}: a part of the other, or its program`)
  return null
}

/** What a fuller name of the same body may add. */
function adds(extra: Word[], base: Word[], longer: Word[], said: string): Extension {
  const distinct = base.some(isDistinct)
  const common = extra.every(({ kind }) => kind === 'body' || kind === 'field' || kind === 'chapter')
  const [only, ...others] = extra
  const single = others.length === 0 ? only : undefined
  const firm = base.length > 1 || isFirm(base[0])
  if (isPurpose(extra, base, longer)) return likely(`only one says what it is for: ${said}`)
  if (single?.kind === 'body' && firm) return likely(`one adds ${said}`)
  if (single && ['national', 'american'].includes(single.stem) && base.length >= 2)
    return likely(`one adds ${said}`)
  if (single?.kind === 'chapter') return likely(`one leaves out ${said}`)
  if (common && distinct && firm) return likely(`one leaves out ${said}`)
  if (single && base.length >= 4 && isInside(extra, longer)) return likely(`one leaves out ${said}`)
  return another(`only one has ${said}`)
}

function likely(why: string): Extension {
  return { likely: true, why }
}

function another(why: string): Extension {
  return { likely: false, why }
}

function isDistinct({ kind }: Word): boolean {
  return kind === 'other'
}

// One short word, or initials, is the beginning of many names.
function isFirm(word: Word | undefined): boolean {
  return word !== undefined && isDistinct(word) && word.folded.length >= 5 && /\p{Ll}/u.test(word.raw)
}

function isInside(extra: Word[], longer: Word[]): boolean {
  const all = weighty(longer)
  return !extra.some((word) => word === all[0] || word === all.at(-1))
}

// "Young Center" and "Young Center for Immigrant Children's Rights".
function isPurpose(extra: Word[], base: Word[], longer: Word[]): boolean {
  const named = base.some(({ kind }) => kind === 'body' || kind === 'part')
  const tail = tailOf(extra, longer)
  const before = longer[longer.length - (tail?.length ?? 0) - 1]
  return (
    tail !== null &&
    named &&
    (base.some(isDistinct) || base.length >= 3) &&
    /^(?:for|para)$/.test(before?.folded ?? '')
  )
}

// Only places, at the end, with no "of" or "in" before them, which make a chapter.
function isBareSuffix(extra: Word[], longer: Word[]): boolean {
  const tail = tailOf(extra, longer)
  const before = longer[longer.length - (tail?.length ?? 0) - 1]
  return (
    tail !== null &&
    before?.kind !== 'small' &&
    extra.every(({ kind }) => kind === 'place' || kind === 'direction')
  )
}

/** The end of a name, if it holds all the words and no other word of weight. */
function tailOf(extra: Word[], longer: Word[]): Word[] | null {
  const [first] = extra
  const tail = first ? longer.slice(longer.indexOf(first)) : []
  return weighty(tail).length === extra.length && extra.every((word) => tail.includes(word)) ? tail : null
}
