import { expect, it } from 'vitest'
import { asLanguage, words } from '~/words'
import { en } from '~/words/en'
import { es } from '~/words/es'

it('counts in both languages', () => {
  expect(words('en')('letter.organizations', { count: 1 })).toBe('1 organization')
  expect(words('en')('letter.organizations', { count: 1904 })).toBe('1,904 organizations')
  expect(words('es')('letter.organizations', { count: 148 })).toBe('148 organizaciones')
  expect(words('es')('letter.organizations', { count: 1_000_000 })).toMatch(/de organizaciones$/)
})

it('ends a sentence once, though a name ends with a full stop', () => {
  expect(words('en')('signer.saidSo', { organization: 'La Puerta, Inc.' })).toBe(
    'You said that you may sign for La Puerta, Inc.',
  )
})

it('speaks the Spanish that was agreed on', () => {
  const t = words('es')
  expect(t('sign.button', { organization: 'CAPAS' })).toBe('Firmar por CAPAS')
  expect(t('signer.withdrawButton', { organization: 'CAPAS' })).toBe('Retirar a CAPAS')
  expect(t('letter.undersigned')).toBe('Las organizaciones abajo firmantes')
  expect(t('page.problem')).toBe('Hay un problema')
})

it('prints a name as it was given, whatever it holds', () => {
  const name = 'A & B <i>{{hash}}</i> $t(page.skip)'
  expect(words('en')('sign.button', { organization: name })).toBe(`Sign for ${name}`)
})

it('fills in the same values and tags in both languages', () => {
  const slots = (text: string) =>
    [...new Set(text.match(/\{\{\w+|<\w+>/g) ?? [])].sort((one, other) => one.localeCompare(other, 'en'))
  for (const [group, keys] of Object.entries(en)) {
    const spanish: Record<string, string> = Object.fromEntries(
      Object.entries(Object.entries(es).find(([name]) => name === group)?.[1] ?? {}),
    )
    for (const [key, text] of Object.entries(keys)) {
      expect([group, key, slots(spanish[key] ?? '')]).toEqual([group, key, slots(text)])
    }
  }
})

it('keeps to the voice', () => {
  for (const texts of [en, es]) {
    for (const text of Object.values(texts).flatMap((group) => Object.values(group))) {
      expect(text).not.toMatch(/[!¡]|\bplease\b|successfully|por favor|con éxito/i)
    }
  }
})

it('takes the language a reader asks for, or none', () => {
  expect(asLanguage('es-MX')).toBe('es')
  expect(asLanguage('EN')).toBe('en')
  expect(asLanguage('ko')).toBe(null)
  expect(asLanguage(undefined)).toBe(null)
})
