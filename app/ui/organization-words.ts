/** What the words of the registry are called on its pages. */

export const kindWords = {
  'nonprofit-c3': 'Nonprofit, 501(c)(3)',
  'nonprofit-c4': 'Nonprofit, 501(c)(4)',
  union: 'Union',
  faith: 'Faith body',
  program: 'Clinic or program of a parent',
  coalition: 'Coalition',
  business: 'Business',
  government: 'Government body',
  other: 'Other',
} as const

export const scopeWords = {
  international: 'International',
  national: 'National',
  state: 'State',
  local: 'Local',
  tribal: 'Tribal',
} as const

export const nameWords = {
  legal: 'Legal name',
  former: 'Former name',
  acronym: 'Acronym',
  language: 'In another language',
  other: 'Other name',
} as const

type Kind = 'chapter' | 'program' | 'fiscal-sponsor' | 'affiliate' | 'sibling' | 'renamed' | 'merged'

/** What the organization of the page is to the other, and the other way round. */
export const relationWords: Record<Kind, { is: string; has: string }> = {
  chapter: { is: 'Chapter of', has: 'Has the chapter' },
  program: { is: 'Program of', has: 'Has the program' },
  'fiscal-sponsor': { is: 'Fiscally sponsored by', has: 'Fiscal sponsor of' },
  affiliate: { is: 'Affiliate of', has: 'Has the affiliate' },
  sibling: { is: 'c3 or c4 sibling of', has: 'c3 or c4 sibling of' },
  renamed: { is: 'Renamed to', has: 'Was before' },
  merged: { is: 'Became part of', has: 'Took over' },
}

/** Words as the options of a select, an empty one first where nothing may be known. */
export function optionsOf(words: Record<string, string>, none?: string) {
  return [
    ...(none === undefined ? [] : [{ value: '', label: none }]),
    ...Object.entries(words).map(([value, label]) => ({ value, label })),
  ]
}
