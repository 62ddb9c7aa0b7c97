/** The zones deadlines are mostly said in. */
export const zones = [
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Phoenix',
  'America/Los_Angeles',
  'America/Anchorage',
  'Pacific/Honolulu',
  'America/Puerto_Rico',
  'UTC',
] as const

const spoken: Record<(typeof zones)[number], string> = {
  'America/New_York': 'Eastern (New York, Washington)',
  'America/Chicago': 'Central (Chicago)',
  'America/Denver': 'Mountain (Denver)',
  'America/Phoenix': 'Mountain without summer time (Phoenix)',
  'America/Los_Angeles': 'Pacific (Los Angeles)',
  'America/Anchorage': 'Alaska (Anchorage)',
  'Pacific/Honolulu': 'Hawaii (Honolulu)',
  'America/Puerto_Rico': 'Atlantic (Puerto Rico)',
  UTC: 'UTC',
}

export const zoneOptions = zones.map((zone) => ({ value: zone, label: spoken[zone] }))

/** Those first, then every other zone of the world. */
export function allZoneOptions(): { value: string; label: string }[] {
  const known = new Set<string>(zones)
  const others = Intl.supportedValuesOf('timeZone').filter((zone) => !known.has(zone))
  return [...zoneOptions, ...others.map((value) => ({ value, label: value.replaceAll('_', ' ') }))]
}
