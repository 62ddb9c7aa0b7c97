import { keyed } from './keyed'

type Name = string | { name: string; note?: string; language?: string }

export type NameGroup = { heading?: string; id?: string; names: Name[] }

type NamesProps = {
  /** In the order they are printed in. One group without a heading is a plain list. */
  groups: NameGroup[]
}

/** The undersigned, in columns, each as it gave its name. */
export function Names({ groups }: NamesProps) {
  return (
    <div className="names">
      {keyed(groups).map(({ part: group, key }) => (
        <section key={key} aria-labelledby={group.heading ? headingId(group) : undefined}>
          {group.heading ? <h3 id={headingId(group)}>{group.heading}</h3> : null}
          <ul>
            {keyed(group.names).map((each) => (
              <Entry key={each.key} of={each.part} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

/** Cuts a list that is already in its order into groups by first letter, without moving anything. */
export function byInitial(names: Name[]): NameGroup[] {
  const groups: NameGroup[] = []
  const used = new Map<string, number>()
  for (const each of names) {
    const heading = initial(typeof each === 'string' ? each : each.name)
    const last = groups.at(-1)
    if (last?.heading === heading) last.names.push(each)
    else {
      const times = (used.get(heading) ?? 0) + 1
      used.set(heading, times)
      groups.push({ heading, id: times === 1 ? `n-${heading}` : `n-${heading}-${times}`, names: [each] })
    }
  }
  return groups
}

function Entry({ of }: { of: Name }) {
  if (typeof of === 'string') return <li>{of}</li>
  return (
    <li lang={of.language}>
      {of.name}
      {of.note ? <small>{of.note}</small> : null}
    </li>
  )
}

function initial(name: string) {
  const letter =
    name
      .normalize('NFD')
      .match(/[\p{L}\p{N}]/u)?.[0]
      ?.toUpperCase() ?? '#'
  return /\p{N}/u.test(letter) ? '0–9' : letter
}

function headingId(group: NameGroup) {
  return group.id ?? `n-${(group.heading ?? '').replace(/\W+/g, '-')}`
}
