import type { Refusal } from './reading.server'

const ELSEWHERE = 'Open it where it was made, save it as plain text (.txt) or Word (.docx), and import that.'

const SIGNS: [string, string][] = [
  ['\x89PNG', `This is a picture. A picture has no text to read. ${ELSEWHERE}`],
  ['\xff\xd8\xff', `This is a picture. A picture has no text to read. ${ELSEWHERE}`],
  ['GIF8', `This is a picture. A picture has no text to read. ${ELSEWHERE}`],
  ['II*\x00', `This is a picture. A picture has no text to read. ${ELSEWHERE}`],
  ['MM\x00*', `This is a picture. A picture has no text to read. ${ELSEWHERE}`],
  ['RIFF', `This is a picture or recording, not a text. ${ELSEWHERE}`],
  [
    '\xd0\xcf\x11\xe0',
    'This is an old Word file (.doc) or a Word file with a password. Open it in Word, save it as .docx without a password, and import that.',
  ],
  [
    '{\\rtf',
    'This is a rich-text (RTF) file. Open it in a word processor, save it as Word (.docx) or plain text, and import that.',
  ],
  ['Rar!', 'This is an archive. Unpack it and import the letter itself, as Word (.docx) or plain text.'],
  [
    '7z\xbc\xaf',
    'This is an archive. Unpack it and import the letter itself, as Word (.docx) or plain text.',
  ],
  ['\x1f\x8b', 'This is an archive. Unpack it and import the letter itself, as Word (.docx) or plain text.'],
  ['\x7fELF', `This is a program, not a text. ${ELSEWHERE}`],
  ['MZ\x90', `This is a program, not a text. ${ELSEWHERE}`],
]

/** What a file is, from its first bytes; anything without a known sign is tried as text. */
export function kindOf(bytes: Uint8Array): 'text' | 'word' | 'pdf' | Refusal {
  const start = String.fromCharCode(...bytes.subarray(0, 1024))
  if (start.startsWith('PK\x03\x04') || start.startsWith('PK\x05\x06')) return 'word'
  const sign = SIGNS.find(([prefix]) => start.startsWith(prefix))
  if (sign) return { refused: sign[1] }
  return start.includes('%PDF-') ? 'pdf' : 'text'
}

/** Whether a text is a web page or a part of one. */
export function isHtml(text: string): boolean {
  const start = text.slice(0, 2_000).trimStart()
  return (
    /^(?:<\?xml[^<>]{0,200}>\s{0,20})?<(?:!doctype html|html|head|body|meta|title)\b/i.test(start) ||
    /^<(?:!--|(?:p|div|h[1-6]|article|section|main|ul|ol|table|b|span)\b[^<>]{0,1000}>)/i.test(start)
  )
}

/** Whether a text marks its headings, bold words and links as Markdown does. */
export function isMarkdown(text: string): boolean {
  return /^#{1,6} \S|\*\*[^\s*][^*\n]{0,500}\*\*|\]\((?:https:|mailto:)[^()\s]{1,1000}\)|\[\^[\w-]{1,40}\]/m.test(
    text,
  )
}
