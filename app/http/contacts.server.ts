import { z } from 'zod'

/** A person at an organization, as a form gives one. */
export const contactShape = {
  name: z.string({ error: 'Enter the contact’s name' }).trim().max(200, 'Shorten the name to 200 characters'),
  title: z.string().trim().max(200, 'Shorten the title to 200 characters').optional(),
  email: z
    .email({ error: 'Enter an e-mail address in full, like name@example.org' })
    .max(254, 'Enter a shorter address')
    .optional(),
  language: z.enum(['en', 'es']).optional(),
}
