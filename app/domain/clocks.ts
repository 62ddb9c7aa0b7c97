import { businessDaysBetween, dueOn } from './calendars'

/** What the product computes of one office from its delivery and what came back; a person decides the rest. */
export type Clock = {
  /** yyyy-mm-dd, the first delivery. */
  deliveredOn: string
  benchmark: number
  dueOn: string
  /** Business days since delivery, or until the answer. */
  days: number
  /** Business days left before the answer is due; below zero, how many it is over. */
  left: number
  acknowledged: { on: string; day: number } | null
  /** What stopped the clock. */
  answered: { on: string; day: number; kind: 'substantive' | 'refusal' } | null
}

/** The kinds of response that are an answer; all others leave the clock running. */
export const ANSWERS = ['substantive', 'refusal'] as const

type Came = { kind: string; receivedOn: string }

/** The clock of an office: it runs from delivery until a substantive answer or a refusal, and through all else. */
export function clockOf(deliveredOn: string, benchmark: number, came: Came[], today: string): Clock {
  const inOrder = came.toSorted((a, b) => (a.receivedOn < b.receivedOn ? -1 : 1))
  const dayOf = (on: string) => Math.max(0, businessDaysBetween(deliveredOn, on))
  const first = (kinds: string[]) => inOrder.find(({ kind }) => kinds.includes(kind))
  const answer = first([...ANSWERS])
  const acknowledgement = first(['acknowledgement'])
  const days = dayOf(answer?.receivedOn ?? today)
  return {
    deliveredOn,
    benchmark,
    dueOn: dueOn(deliveredOn, benchmark),
    days,
    left: benchmark - days,
    acknowledged: acknowledgement
      ? { on: acknowledgement.receivedOn, day: dayOf(acknowledgement.receivedOn) }
      : null,
    answered: answer
      ? {
          on: answer.receivedOn,
          day: days,
          kind: answer.kind === 'refusal' ? 'refusal' : 'substantive',
        }
      : null,
  }
}
