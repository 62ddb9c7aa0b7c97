const collator = new Intl.Collator('en')

/** The names in the order a letter prints them: alphabetical as English has it, equals left as they came. */
export function inPrintedOrder(names: string[]): string[] {
  return names.toSorted(collator.compare)
}

export type ListOrder = 'alphabet' | 'leads-first' | 'by-state'

type Signatory = { name: string; kind: 'organization' | 'individual'; place: string | null }

/**
 * The list as an edition prints it: organizations in the letter's order, then individuals, each by name. By state,
 * `group` is the state they stand under, those without one last.
 */
export function arranged<S extends Signatory>(
  signatories: S[],
  order: ListOrder,
  isLead: (name: string) => boolean = () => false,
): (S & { group: string | null })[] {
  const rank = ({ kind, name }: S) =>
    kind === 'individual' ? 2 : order === 'leads-first' && isLead(name) ? 0 : 1
  const groupOf = ({ kind, place }: S) => (order === 'by-state' && kind === 'organization' ? place : null)
  return signatories
    .map((each) => ({ ...each, group: groupOf(each) }))
    .sort(
      (one, other) =>
        rank(one) - rank(other) ||
        collator.compare(one.group ?? '\uffff', other.group ?? '\uffff') ||
        collator.compare(one.name, other.name),
    )
}
