/** A person as an address book keeps one. */
export type Card = {
  name: string
  title: string | null
  organization: string
  emails: string[]
  phone: string | null
  note: string | null
}

/** The people as vCards of version 3.0 (RFC 2426), which every address book reads. */
export function cardsOf(people: Card[]): string {
  return people.map((each) => `${linesOf(each).map(folded).join('\r\n')}\r\n`).join('')
}

function linesOf({ name, title, organization, emails, phone, note }: Card): string[] {
  const words = name.trim().split(/\s+/)
  const family = words.length > 1 ? (words.at(-1) ?? '') : ''
  const given = words.slice(0, family ? -1 : undefined).join(' ')
  return [
    'BEGIN:VCARD',
    'VERSION:3.0',
    `FN:${escaped(name)}`,
    `N:${escaped(family)};${escaped(given)};;;`,
    `ORG:${escaped(organization)}`,
    ...(title ? [`TITLE:${escaped(title)}`] : []),
    ...emails.map((email) => `EMAIL;TYPE=INTERNET:${escaped(email)}`),
    ...(phone ? [`TEL;TYPE=WORK:${escaped(phone)}`] : []),
    ...(note ? [`NOTE:${escaped(note)}`] : []),
    'END:VCARD',
  ]
}

function escaped(text: string): string {
  return text.replace(/([\\;,])/g, '\\$1').replace(/\r?\n/g, '\\n')
}

/** A line holds at most 75 octets; what is longer goes on after a space (RFC 2426 §2.6). No character is cut in two. */
function folded(line: string): string {
  const lines = ['']
  let size = 0
  for (const letter of line) {
    const octets = Buffer.byteLength(letter)
    if (size + octets > 75) {
      lines.push(' ')
      size = 1
    }
    lines[lines.length - 1] += letter
    size += octets
  }
  return lines.join('\r\n')
}
