/** Whether two keys are likely one name typed twice: a letter differs, the words stand in another order. */
export function isAlike(one: string, other: string): boolean {
  if (one === other || Math.abs(one.length - other.length) > 2) return false
  if (one.length >= 10 && one.split(' ').length > 1 && inOrder(one) === inOrder(other)) return true
  return one.length >= 12 && one.charAt(0) === other.charAt(0) && differsByOne(one, other)
}

function inOrder(key: string): string {
  return key.split(' ').sort().join(' ')
}

/** One letter more, less, other, or two neighbours changed; not in a number, nor a word of its own. */
function differsByOne(one: string, other: string): boolean {
  const [long, short] = one.length >= other.length ? [one, other] : [other, one]
  if (long.length - short.length > 1 || /\d/.test(one + other)) return false
  let at = 0
  while (at < short.length && long[at] === short[at]) at++
  if (long.length > short.length) return long.slice(at + 1) === short.slice(at)
  const rest = long.slice(at + 1) === short.slice(at + 1)
  const swapped =
    long[at] === short[at + 1] && long[at + 1] === short[at] && long.slice(at + 2) === short.slice(at + 2)
  return rest || swapped
}
