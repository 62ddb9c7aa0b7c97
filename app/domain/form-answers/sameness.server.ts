/** Whether two keys are likely one name mistyped: one letter more, less, other, or two neighbours changed. Numbers tell names apart. */
export function isAlike(one: string, other: string): boolean {
  if (one === other || one.length < 12 || one.charAt(0) !== other.charAt(0) || /\d/.test(one + other))
    return false
  const [long, short] = one.length >= other.length ? [one, other] : [other, one]
  if (long.length - short.length > 1) return false
  let at = 0
  while (at < short.length && long[at] === short[at]) at++
  if (long.length > short.length) return long.slice(at + 1) === short.slice(at)
  const isOther = long.slice(at + 1) === short.slice(at + 1)
  const isSwapped =
    long[at] === short[at + 1] && long[at + 1] === short[at] && long.slice(at + 2) === short.slice(at + 2)
  return isOther || isSwapped
}
