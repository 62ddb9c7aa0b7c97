/** How far an organization reaches, in words. */
export const SCOPES: Record<string, string> = {
  international: 'International',
  national: 'National',
  state: 'State',
  local: 'Local',
  tribal: 'Tribal',
}

/** What kind of body an organization is, in words. */
export const KINDS: Record<string, string> = {
  'nonprofit-c3': 'Nonprofit, 501(c)(3)',
  'nonprofit-c4': 'Nonprofit, 501(c)(4)',
  union: 'Union',
  faith: 'Faith body',
  program: 'Clinic or program of a parent',
  coalition: 'Coalition',
  business: 'Business',
  government: 'Government body',
  other: 'Other',
}
