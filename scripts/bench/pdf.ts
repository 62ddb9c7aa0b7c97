import { readFile } from 'node:fs/promises'
import type { EditionDocument } from '~/documents/edition-document'
import { renderPdf } from '~/documents/pdf.server'
import type { Figure } from './index'
import { median, spread } from './numbers'

const ROUNDS = 15

/** Makes the sample's PDF in a child that has to start, and then again and again in the same one. */
export async function measurePdf(): Promise<Figure[]> {
  const sample: EditionDocument = JSON.parse(
    await readFile('test/fixtures/documents/sample-letter.json', 'utf8'),
  )
  const once = async () => {
    const started = performance.now()
    await renderPdf(sample)
    return performance.now() - started
  }
  const fresh = await once()
  await once()
  const warm: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) warm.push(await once())
  return [
    {
      what: 'PDF of the sample letter, 160 names',
      figure: `${spread(warm)} ms in a warm child, ${fresh.toFixed(0)} ms in a fresh one`,
      ratio: `warm is ${(median(warm) / fresh).toFixed(2)} × fresh`,
      target: 'under 150 ms in a warm child',
    },
  ]
}
