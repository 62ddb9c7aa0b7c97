import { readFileSync } from 'node:fs'
import { type LetterReading, readLetter } from '~/domain/imports/index.server'

export const folder = new URL('./fixtures/letters/', import.meta.url)

/** A letter or list of test/fixtures/letters. */
export function fixture(name: string): string {
  return readFileSync(new URL(name, folder), 'utf8')
}

export function read(text: string): LetterReading {
  const reading = readLetter(text)
  if ('refused' in reading) throw new Error(reading.refused)
  return reading
}

export function rows(name: string): string[][] {
  return fixture(name)
    .split('\n')
    .slice(1)
    .filter(Boolean)
    .map((line) => line.split('\t'))
}

export function sorted(list: string[]): string[] {
  return [...list].sort((a, b) => (a < b ? -1 : 1))
}

export const names = (reading: LetterReading) => reading.signatories.map((one) => one.name)
export const asks = (reading: LetterReading) => reading.asks.map((one) => one.text)
export const types = (reading: LetterReading) => reading.blocks.map((one) => one.type)
export const messages = (reading: LetterReading) => reading.warnings.map((one) => one.message).join('\n')
export const blocks = (reading: LetterReading, type: string) =>
  reading.blocks.filter((one) => one.type === type).map((one) => one.text)
