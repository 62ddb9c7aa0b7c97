import { stringify } from 'csv-stringify/sync'
import { type Block, clean, compose, textOf } from './composition'
import type { EditionDocument } from './edition-document'

/** The whole letter with its list as plain text: one line for each paragraph, an empty line between them, footnotes after the text. */
export function renderText(document: EditionDocument): string {
  const letter = compose(document)
  const head = [letter.letterhead.name, ...letter.letterhead.address].filter(Boolean).join('\n')
  const groups = letter.list.groups.map((group) =>
    [
      ...(group.heading === null ? [] : [group.heading, '']),
      ...group.entries.map(({ name, detail }) => (detail === null ? name : `${name}, ${detail}`)),
    ].join('\n'),
  )
  const parts = [
    head,
    ...letter.blocks.flatMap((block) => printed(block, '')),
    ...letter.notes.map((note, at) => `[${at + 1}] ${note}`),
    ...(groups.length > 0 ? [letter.list.heading, ...groups] : []),
    letter.cc.join('\n'),
    [letter.colophon.check?.text, letter.colophon.text].filter(Boolean).join(' ').replaceAll('\u00a0', ' '),
    letter.foot.text,
    ...letter.translations.flatMap(({ heading, says, blocks, notes }) => [
      heading,
      says,
      ...blocks.flatMap((block) => printed(block, '')),
      ...notes.map((note, at) => `[${at + 1}] ${note}`),
    ]),
  ]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

/** The list as a table for a spreadsheet: UTF-8 with a byte order mark, and no cell that a spreadsheet would compute. */
export function renderCsv(document: EditionDocument): string {
  const rows = document.groups.flatMap((group) =>
    group.entries.map(({ name, kind, detail }) => ({
      name: clean(name),
      kind,
      group: clean(group.heading ?? ''),
      detail: clean(detail ?? ''),
    })),
  )
  return stringify(
    rows.map((row, at) => ({ position: at + 1, ...row })),
    {
      header: true,
      columns: ['position', 'name', 'kind', 'group', 'detail'],
      bom: true,
      escape_formulas: true,
    },
  )
}

function printed(block: Block, indent: string): string[] {
  switch (block.kind) {
    case 'date':
    case 'title':
      return [block.text]
    case 'addressees':
      return block.addressees.map((lines) => lines.join('\n'))
    case 'contacts':
      return [block.contacts.map(({ text, email }) => [text, email].filter(Boolean).join(', ')).join('\n')]
    case 'quote':
      return block.blocks.flatMap((each) => printed(each, `${indent}    `))
    case 'list':
      return block.items.flatMap((item, at) =>
        listed(item, block.of === 'bullets' ? '•' : `${block.start + at}.`, indent),
      )
    default:
      return [textOf(block).replace(/^/gm, indent)]
  }
}

function listed(item: Block[], mark: string, indent: string): string[] {
  const [first = '', ...rest] = item.flatMap((block) => printed(block, `${indent}   `))
  return [`${indent}${mark} ${first.trimStart()}`, ...rest]
}
