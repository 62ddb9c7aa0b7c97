/** A readable address from a title: [a-z0-9-], at most 60 characters, ending where a phrase does. */
export function slugFor(title: string): string {
  const plain = title
    .normalize('NFKD')
    .replace(/[\u0300-\u036f’']/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  if (plain.length <= MOST) return plain
  const cut = plain.slice(0, MOST + 1)
  const whole = cut.slice(0, Math.max(cut.lastIndexOf('-'), 20)).replace(/-+$/, '')
  return withoutDangling(whole, plain.slice(whole.length + 1).split('-')[0] ?? '')
}

const MOST = 60
const JOINS = new Set(
  'a an and as at but by for from in into nor of on or over per the their to under upon via with within without al con contra de del desde e el en entre la las los o para por que según segun sin sobre su sus u un una y'.split(
    ' ',
  ),
)

/** Cut before words that lead to what no longer stands there: "…for deaths in short-term", custody left out, ends at "deaths". */
function withoutDangling(cut: string, next: string): string {
  const words = cut.split('-')
  let kept = words.length
  const join = words.findLastIndex((word) => JOINS.has(word))
  // A phrase is whole when a connecting word comes next; a long one says enough without its end.
  if (join > 0 && !JOINS.has(next) && kept - join <= 3) kept = join
  while (kept > 1 && JOINS.has(words[kept - 1] ?? '')) kept -= 1
  const short = words.slice(0, kept).join('-')
  return short.length >= 20 ? short : cut
}

/** Whether an address ends in characters nobody can guess; a public letter's never does. */
export function isSecret(slug: string): boolean {
  return /-[a-z0-9]{22}$/.test(slug)
}
