/** The zones deadlines are said in. */
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

export const zoneOptions = zones.map((zone) => ({ value: zone, label: zone.replace('_', ' ') }))
