// The demo's story took weeks; it is told in seconds. Everything written meanwhile carries the story's time.

import { workOff } from '~/jobs/worker.server'

const RealDate = Date
let ahead = 0

class StoryDate extends RealDate {
  constructor(...given: unknown[]) {
    super(...((given.length === 0 ? [StoryDate.now()] : given) as [number]))
  }

  static override now(): number {
    return RealDate.now() + ahead
  }
}

/** Lets every clock of this process stand at this time from now on, and run. */
export function itIs(time: Date): void {
  globalThis.Date = StoryDate as DateConstructor
  ahead = time.getTime() - RealDate.now()
}

/** So many days from today, at this hour and minute in UTC; negative is before. */
export function day(days: number, hour = 15, minute = 0): Date {
  const at = new RealDate()
  return new RealDate(
    RealDate.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate() + days, hour, minute),
  )
}

export type Happening = { at: Date; does: () => Promise<void> }

/** Lets everything happen at its time, one after the other. */
export async function live(happenings: Happening[]): Promise<void> {
  for (const { at, does } of happenings.toSorted((one, other) => one.at.getTime() - other.at.getTime())) {
    itIs(at)
    await does()
    await workOff()
  }
}
