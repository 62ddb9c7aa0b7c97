import type { Refusal } from './reading.server'

const ELSEWHERE = 'Open it where it was made, save it as plain text (.txt) or Word (.docx), and import that.'

const SIGNS: [string, string][] = [
  ['%PDF-', `This is a PDF. Its text has no reliable order. ${ELSEWHERE}`],
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
export function kindOf(bytes: Uint8Array): 'text' | 'word' | Refusal {
  const start = String.fromCharCode(...bytes.subarray(0, 1024))
  if (start.startsWith('PK\x03\x04') || start.startsWith('PK\x05\x06')) return 'word'
  const sign = SIGNS.find(([prefix]) => start.startsWith(prefix))
  if (sign) return { refused: sign[1] }
  return start.includes('%PDF-') ? { refused: SIGNS[0]?.[1] ?? ELSEWHERE } : 'text'
}
