import type { Line } from './reading.server'

const SPANISH = new Set(
  'el los las del una por para con que su sus como más pero este esta estas estos nos nuestras nuestros y es en se al'.split(
    ' ',
  ),
)
const ENGLISH = new Set(
  'the of and to that is for with our we are this have their by from as be which has was it on'.split(' '),
)

/** The language most of the letter's small words belong to. */
export function languageOf(lines: Line[]): 'en' | 'es' {
  let spanish = 0
  let english = 0
  for (const line of lines.slice(0, 400)) {
    for (const word of line.text
      .slice(0, 5000)
      .toLowerCase()
      .split(/[^\p{L}]+/u)) {
      if (SPANISH.has(word)) spanish++
      else if (ENGLISH.has(word)) english++
    }
  }
  return spanish > english ? 'es' : 'en'
}
