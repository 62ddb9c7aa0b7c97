export function median(values: number[]): number {
  const sorted = [...values].sort((one, other) => one - other)
  const middle = sorted.length / 2
  const [low = Number.NaN, high = low] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]]
  return (low + high) / 2
}

/** The median with the range in brackets. */
export function spread(values: number[], digits = 0): string {
  const shown = (value: number) => value.toFixed(digits)
  return `${shown(median(values))} [${shown(Math.min(...values))}–${shown(Math.max(...values))}]`
}
