import { cpus, loadavg, totalmem } from 'node:os'
import Database from 'better-sqlite3'
import { measureContacts } from './contacts'
import { measureImport } from './import'
import { measureLikely } from './likely'
import { measurePage } from './page'
import { measurePdf } from './pdf'
import { measureWriting } from './writing'

/** One line of the report: what, how much, and what it is a ratio to. */
export type Figure = { what: string; figure: string; ratio: string; target: string }

const [cpu] = cpus()
const { version: sqlite } = new Database(':memory:').prepare('select sqlite_version() as version').get() as {
  version: string
}
console.log(
  [
    `${cpu?.model ?? 'unknown processor'}, ${cpus().length} cores, ${Math.round(totalmem() / 1024 ** 3)} GB`,
    `Node ${process.versions.node}, SQLite ${sqlite}, ${process.platform} ${process.arch}`,
    `Load before: ${loadavg()[0]?.toFixed(2)}. Medians, with the range in brackets.`,
  ].join('\n'),
)
const figures: Figure[] = [
  ...measureImport(),
  ...measureContacts(),
  ...measureWriting(),
  ...measureLikely(),
  ...(await measurePdf()),
  ...(await measurePage()),
]
for (const { what, figure, ratio, target } of figures) {
  console.log(`\n${what}\n  ${figure}\n  ${ratio}${target ? `\n  target: ${target}` : ''}`)
}
process.exit(0)
