type Level = { start: number }

/** The number that Word prints before each numbered paragraph, in their order; bullets count as well. */
export function numbersIn(text: string, numbering: string): number[] {
  const { levels, lists } = listsOf(numbering)
  const counts = new Map<string, number[]>()
  const begun = new Set<string>()
  const numbers: number[] = []
  for (const { list, level } of numbered(text)) {
    const { of = list, overrides = [] } = lists.get(list) ?? {}
    const count = counts.get(of) ?? []
    counts.set(of, count)
    // The first item of a list that says so counts anew, though it shares its form with another.
    for (const [at, start] of overrides.entries())
      if (start !== undefined && !begun.has(`${list} ${at}`) && at === level) count[at] = start - 1
    begun.add(`${list} ${level}`)
    const number = (count[level] ?? (levels.get(`${of} ${level}`)?.start ?? 1) - 1) + 1
    count[level] = number
    count.length = level + 1
    numbers.push(number)
  }
  return numbers
}

function numbered(text: string): { list: string; level: number }[] {
  const found: { list: string; level: number }[] = []
  for (const [paragraph] of text.matchAll(/<w:pPr\b[^<>]{0,200}>(?:(?!<\/w:pPr>)[\s\S]){0,8000}/g)) {
    const properties = /<w:numPr\b[^<>]{0,200}>(.{0,400}?)<\/w:numPr>/s.exec(paragraph)?.[1] ?? ''
    const list = /<w:numId\b[^<>]{0,100}w:val="(\d{1,9})"/.exec(properties)?.[1] ?? '0'
    const level = Number(/<w:ilvl\b[^<>]{0,100}w:val="(\d)"/.exec(properties)?.[1] ?? 0)
    if (list !== '0') found.push({ list, level })
  }
  return found
}

function listsOf(xml: string) {
  const levels = new Map<string, Level>()
  for (const part of xml.split('<w:abstractNum ').slice(1)) {
    const id = /w:abstractNumId="(\d{1,9})"/.exec(part.slice(0, 400))?.[1] ?? ''
    for (const level of part.split('<w:lvl ').slice(1)) {
      const at = /w:ilvl="(\d)"/.exec(level.slice(0, 200))?.[1]
      const start = /<w:start\b[^<>]{0,100}w:val="(\d{1,6})"/.exec(level.slice(0, 400))?.[1]
      if (at) levels.set(`${id} ${at}`, { start: Number(start ?? 1) })
    }
  }
  const lists = new Map<string, { of: string; overrides: (number | undefined)[] }>()
  for (const part of xml.split('<w:num ').slice(1)) {
    const id = /w:numId="(\d{1,9})"/.exec(part.slice(0, 200))?.[1] ?? ''
    const of = /<w:abstractNumId\b[^<>]{0,100}w:val="(\d{1,9})"/.exec(part.slice(0, 400))?.[1] ?? ''
    const overrides: (number | undefined)[] = []
    for (const each of part.split('<w:lvlOverride ').slice(1, 10)) {
      const at = Number(/w:ilvl="(\d)"/.exec(each.slice(0, 200))?.[1] ?? 0)
      const start = /<w:startOverride\b[^<>]{0,100}w:val="(\d{1,6})"/.exec(each.slice(0, 300))?.[1]
      if (start) overrides[at] = Number(start)
    }
    lists.set(id, { of, overrides })
  }
  return { levels, lists }
}
