import { z } from 'zod'
import * as files from '~/domain/files.server'

/** What a lead says of how something came. */
export const evidenceShape = {
  how: z.enum(['phone', 'email', 'paper'], { error: 'Say how it came' }),
  on: z.iso.date({ error: 'Enter the day on which it was said' }),
  note: z
    .string({ error: 'Write who said it to whom, so that others can check it' })
    .trim()
    .max(2_000, 'Shorten the note to 2,000 characters'),
}

/** The uploaded file on disk; null when none was chosen. */
export async function storeFile(form: FormData): Promise<files.Stored | { refused: string } | null> {
  const uploaded = form.get('file')
  if (!(uploaded instanceof File) || (uploaded.size === 0 && !uploaded.name)) return null
  return files.storeUpload(new Uint8Array(await uploaded.arrayBuffer()), uploaded.name)
}
