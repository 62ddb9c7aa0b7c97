import { readFile, readLetter } from '~/domain/imports/index.server'
import type { DocNode } from '~/domain/text'

/** The text of a form's file, or the one that was pasted; with the field that is wrong, when neither is read. */
export async function sourceIn(
  form: FormData,
): Promise<{ title: string | null; doc: DocNode } | { refused: string; at: 'file' | 'text' }> {
  const file = form.get('file')
  const text = String(form.get('text') ?? '')
  const given = file instanceof File && (file.size > 0 || file.name !== '') ? file : null
  if (!given && !text.trim()) return { refused: 'Paste the text, or choose its file', at: 'text' }
  const reading = given
    ? await readFile(new Uint8Array(await given.arrayBuffer()), given.name)
    : readLetter(text)
  if ('refused' in reading) return { refused: reading.refused, at: given ? 'file' : 'text' }
  return { title: reading.title, doc: reading.doc }
}
