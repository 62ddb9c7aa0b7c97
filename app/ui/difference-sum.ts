import { type BlockChange, isGone, isReworded, wordsIn } from '~/domain/differences'

/** Two versions in a sentence: "Three paragraphs reworded and one moved. Five words added, three removed." */
export function sumOf(changes: BlockChange[]): string {
  const kinds = { reworded: 0, changed: 0, added: 0, removed: 0, moved: 0 }
  for (const change of changes)
    if (isReworded(change)) kinds.reworded += 1
    else if (change.kind !== 'same' && !isGone(change)) kinds[change.kind] += 1
  const paragraphs = [
    [kinds.reworded, 'reworded'],
    [kinds.changed, 'changed in form'],
    [kinds.added, 'added'],
    [kinds.removed, 'removed'],
    [kinds.moved, 'moved'],
  ] as const
  const told = paragraphs.filter(([count]) => count > 0)
  if (told.length === 0) return 'They are the same, word for word.'
  const phrases = told.map(([count, verb], at) =>
    at === 0
      ? `${numberWord(count)} ${count === 1 ? 'paragraph' : 'paragraphs'} ${verb}`
      : `${numberWord(count)} ${verb}`,
  )
  return [`${capital(listed(phrases))}.`, ...wordsSentence(wordsIn(changes))].join(' ')
}

function wordsSentence({ added, removed }: { added: number; removed: number }): string[] {
  const noun = (count: number) => (count === 1 ? 'word' : 'words')
  if (added && removed)
    return [`${capital(numberWord(added))} ${noun(added)} added, ${numberWord(removed)} removed.`]
  if (added) return [`${capital(numberWord(added))} ${noun(added)} added.`]
  return removed ? [`${capital(numberWord(removed))} ${noun(removed)} removed.`] : ['No word differs.']
}

const small = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
]

function numberWord(count: number): string {
  return small[count] ?? count.toLocaleString('en-US')
}

function listed(phrases: string[]): string {
  const last = phrases.at(-1) ?? ''
  return phrases.length < 2 ? last : `${phrases.slice(0, -1).join(', ')} and ${last}`
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
