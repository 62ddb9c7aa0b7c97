import type { Line } from './reading.server'

export type Marker = {
  kind: 'number' | 'letter' | 'bullet' | 'dash'
  value: number
  /** Characters of the marker and the space after it; 0 when the file's own structure says it is an item. */
  length: number
}

const NUMBER = /^(?:(\d{1,3})[.)]|\((\d{1,3})\)|(\d{1,3})\.\))\s{1,20}(?=\S)/
const LETTER = /^(?:\(([a-z])\)|([a-z])\)|([a-h])\.|\(([ivx]{1,5})\)|([ivx]{2,5})\.)\s{1,20}(?=\S)/
const BULLET = /^[•●▪◦‣∙·■□➢➤✓✔\uf0b7\uf0a7*+]\s{0,20}(?=\S)/
const DASH = /^[-–—]\s{1,20}(?=\S)/

/** The number, letter or bullet a line begins with, or that its file says it has; null when it has none. */
export function markerOf(line: Line): Marker | null {
  if (line.style?.kind === 'item') {
    return { kind: line.style.ordered ? 'number' : 'bullet', value: line.style.number, length: 0 }
  }
  return line.style ? null : markerIn(line.text)
}

/** The same for a bare text. */
export function markerIn(text: string): Marker | null {
  const number = NUMBER.exec(text)
  if (number) {
    const value = Number(number[1] ?? number[2] ?? number[3])
    return { kind: 'number', value, length: number[0].length }
  }
  const letter = LETTER.exec(text)
  if (letter) {
    const name = letter[1] ?? letter[2] ?? letter[3] ?? ''
    return { kind: 'letter', value: name ? name.charCodeAt(0) - 96 : 0, length: letter[0].length }
  }
  const bullet = BULLET.exec(text)
  if (bullet && (bullet[0].length > 1 || !/^[*+]/.test(text)))
    return { kind: 'bullet', value: 0, length: bullet[0].length }
  const dash = DASH.exec(text)
  return dash ? { kind: 'dash', value: 0, length: dash[0].length } : null
}
