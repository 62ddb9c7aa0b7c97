const collator = new Intl.Collator('en')

/** The names in the order a letter prints them: alphabetical as English has it, equals left as they came. */
export function inPrintedOrder(names: string[]): string[] {
  return names.toSorted(collator.compare)
}
