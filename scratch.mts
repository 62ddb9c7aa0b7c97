import { readFileSync } from 'node:fs'
import { readFile } from './app/domain/imports/index.server'
import { readPdf, fromLibrary } from './app/documents/pdf-in.server'
import { aDocument, entriesOf } from './test/documents/sample'
const bytes = new Uint8Array(readFileSync('/tmp/s4/inout/sample.pdf'))
const letter = await readFile(bytes)
if ('refused' in letter) { console.log(letter) ; process.exit() }
const want = entriesOf(aDocument()).map((e) => e.name)
const got = letter.signatories.map((s) => s.name)
console.log(got.length, 'missing', want.filter((n) => !got.includes(n)), 'extra', got.filter((n) => !want.includes(n)))
const lib = await readPdf(bytes, async () => null)
const pop = await readPdf(bytes)
if ('text' in lib && 'text' in pop) { const a = lib.text.split('\n'), b = pop.text.split('\n'); console.log(a.length, b.length); a.forEach((l, i) => { if (l !== b[i] && i < 400) console.log(JSON.stringify([l, b[i]])) }) }
for (const b of letter.blocks) console.log(b.type, '|', b.text.slice(0, 110))
console.log(letter.title, letter.date, letter.addressees, letter.warnings.map((w) => w.message))
process.exit()
