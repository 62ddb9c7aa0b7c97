/**
 * Makes PDFs, in a process of its own that can be killed. Started by pdf.server.ts with an empty working directory;
 * speaks over the IPC channel and ends with it.
 */
import { readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import type { NodeCompiler, NodeTypstCompileResult } from '@myriaddreamin/typst-ts-node-compiler'

export type PdfTask = { root: string } & (
  | { kind: 'render'; letter: string }
  | { kind: 'probe'; strings: string[] }
)
export type PdfAnswer =
  | { kind: 'rendered'; bytes: Uint8Array; pages: number; undrawable: string[]; memory: number }
  | { kind: 'probed'; undrawable: string[]; memory: number }
  | { kind: 'unavailable'; reason: string }
  | { kind: 'failed'; reason: string }

type Compiler = { compiler: NodeCompiler; workspace: string }

const fonts = [
  'source-serif-4/400Regular/SourceSerif4_400Regular.ttf',
  'source-serif-4/400Regular_Italic/SourceSerif4_400Regular_Italic.ttf',
  'source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf',
  'source-serif-4/700Bold/SourceSerif4_700Bold.ttf',
  'source-serif-4/700Bold_Italic/SourceSerif4_700Bold_Italic.ttf',
  'noto-naskh-arabic/400Regular/NotoNaskhArabic_400Regular.ttf',
  'noto-sans-kr/400Regular/NotoSansKR_400Regular.ttf',
]

// Tried in this order. The last three are inside the compiler: Hebrew; Cherokee and rarer Latin; signs. Nothing else is
// ever used, so that the same letter looks the same on every machine.
const families = [
  'Source Serif 4',
  'Noto Naskh Arabic',
  'Noto Sans KR',
  'Libertinus Serif',
  'New Computer Modern',
  'DejaVu Sans Mono',
]

const PROBE = `
#set document(title: "Probe")
#set text(font: json("fonts.json"), fallback: false)
#for each in json("probe.json") { par(each) }
`

// Beyond this many doubtful strings each is taken as undrawable without a look at it alone.
const LOOKS = 100

let ready: Compiler | null = null

process.on('message', (task: PdfTask) => {
  process.send?.(answerTo(task))
})
process.on('disconnect', () => {
  // A server that was killed could not clear up.
  if (path.basename(process.cwd()).startsWith('undersigned-pdf-')) rmSync(process.cwd(), { recursive: true })
  process.exit()
})

function answerTo(task: PdfTask): PdfAnswer {
  try {
    ready ??= open(task.root)
  } catch (error) {
    return { kind: 'unavailable', reason: String(error) }
  }
  try {
    if (task.kind === 'render') return render(ready, task.letter)
    return { kind: 'probed', undrawable: undrawableOf(ready, task.strings), memory: memory() }
  } catch (error) {
    return { kind: 'failed', reason: String(error) }
  } finally {
    // Without this the compiler keeps everything it ever laid out.
    ready.compiler.evictCache(0)
  }
}

// The compiler is a native binary that not every platform has, so it is loaded here and not on import.
function open(root: string): Compiler {
  const require = createRequire(path.join(root, 'package.json'))
  const typst = require('@myriaddreamin/typst-ts-node-compiler') as {
    NodeCompiler: { create: typeof NodeCompiler.create }
  }
  const folder = path.join(root, 'node_modules/@expo-google-fonts')
  const fontBlobs = fonts.map((font) => readFileSync(path.join(folder, font)))
  const workspace = process.cwd()
  const compiler = typst.NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs }] })
  const template = readFileSync(path.join(root, 'app/documents/letter.typ'), 'utf8')
  compiler.addSource(path.join(workspace, 'letter.typ'), template)
  compiler.addSource(path.join(workspace, 'probe.typ'), PROBE)
  compiler.mapShadow(path.join(workspace, 'fonts.json'), Buffer.from(JSON.stringify(families)))
  return { compiler, workspace }
}

function render(typst: Compiler, letter: string): PdfAnswer {
  const { compiler, workspace } = typst
  compiler.mapShadow(path.join(workspace, 'letter.json'), Buffer.from(letter))
  const compiled = compiler.compile({ mainFilePath: path.join(workspace, 'letter.typ') })
  if (!compiled.result) return { kind: 'failed', reason: problemsOf(compiled) }
  const pages = compiled.result.numOfPages
  try {
    const bytes = compiler.pdf(compiled.result, { pdfStandard: 'ua-1' })
    return { kind: 'rendered', bytes, pages, undrawable: [], memory: memory() }
  } catch (error) {
    const missing = missingIn(error)
    if (missing.length === 0) throw error
    // Still tagged; only the promise of PDF/UA-1 is not made.
    const bytes = compiler.pdf(compiled.result, {})
    const strings = [...new Set(stringsIn(JSON.parse(letter)))]
    const undrawable = narrow(typst, strings, missing)
    return {
      kind: 'rendered',
      bytes,
      pages,
      undrawable: undrawable.length > 0 ? undrawable : missing,
      memory: memory(),
    }
  }
}

function undrawableOf(typst: Compiler, strings: string[]): string[] {
  const missing = missingFrom(typst, strings)
  return missing.length > 0 ? narrow(typst, strings, missing) : []
}

// A joiner may be missing in one name and drawn in another, so each doubtful string is set alone.
function narrow(typst: Compiler, strings: string[], missing: string[]): string[] {
  const doubtful = strings.filter((each) => missing.some((text) => each.includes(text)))
  if (doubtful.length > LOOKS) return doubtful
  return doubtful.filter((each) => missingFrom(typst, [each]).length > 0)
}

function missingFrom({ compiler, workspace }: Compiler, strings: string[]): string[] {
  compiler.mapShadow(path.join(workspace, 'probe.json'), Buffer.from(JSON.stringify(strings)))
  const compiled = compiler.compile({ mainFilePath: path.join(workspace, 'probe.typ') })
  if (!compiled.result) throw new Error(problemsOf(compiled))
  try {
    compiler.pdf(compiled.result, { pdfStandard: 'ua-1' })
    return []
  } catch (error) {
    const missing = missingIn(error)
    if (missing.length === 0) throw error
    return missing
  }
}

function problemsOf(compiled: NodeTypstCompileResult): string {
  return `The letter could not be laid out. ${JSON.stringify(compiled.takeDiagnostics()?.shortDiagnostics)}`
}

// The compiler prints its diagnostics as Rust does, quoted twice over: `\"\\u{200d}\"`.
function missingIn(error: unknown): string[] {
  const found = String(error).matchAll(/the text `\\"(.+?)\\"` could not be displayed/g)
  return [...new Set([...found].map((match) => unquoted(unquoted(match[1] ?? ''))))]
}

function unquoted(text: string): string {
  return text.replace(/\\(?:u\{([0-9a-f]+)\}|(.))/g, (_, hex?: string, plain?: string) =>
    hex ? String.fromCodePoint(Number.parseInt(hex, 16)) : (plain ?? ''),
  )
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : []
}

function memory(): number {
  return process.memoryUsage.rss()
}
