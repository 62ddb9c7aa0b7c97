/** Makes one comparison as a Word or HTML file, in a process of its own. Started by redline.server.ts; never imported. */
import type { Redline } from './redline'
import { redlineAsHtml } from './redline-html'
import { redlineAsWord } from './redline-word'

export type RedlineTask = { format: 'docx' | 'html'; redline: Redline }
export type RedlineAnswer = { bytes: Uint8Array } | { failed: string }

process.once('message', async ({ format, redline }: RedlineTask) => {
  const answer: RedlineAnswer = await make(format, redline).catch((error) => ({ failed: String(error) }))
  process.send?.(answer, undefined, undefined, () => process.exit(0))
})

async function make(format: RedlineTask['format'], redline: Redline): Promise<RedlineAnswer> {
  return { bytes: format === 'docx' ? await redlineAsWord(redline) : Buffer.from(redlineAsHtml(redline)) }
}
