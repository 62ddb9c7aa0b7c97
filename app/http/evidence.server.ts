import { z } from 'zod'

/** What a lead says of how something came. */
export const evidenceShape = {
  how: z.enum(['phone', 'email', 'paper'], { error: 'Say how it came' }),
  on: z.iso.date({ error: 'Enter the day on which it was said' }),
  note: z
    .string({ error: 'Write who said it to whom, so that others can check it' })
    .trim()
    .max(2_000, 'Shorten the note to 2,000 characters'),
}
