import { expect, test } from 'vitest'
import { takeUpload } from '~/http/uploads.server'

function withFile(bytes: string, name: string) {
  const form = new FormData()
  form.set('proof', new File([bytes], name))
  return takeUpload(form, 'proof')
}

test('a file without bytes is refused, and a field left empty is none', async () => {
  expect(await withFile('', 'receipt.pdf')).toEqual({ refused: 'The file is empty. Choose another one.' })
  expect(await withFile('', '')).toBeNull()
  expect(await withFile('Signed for.', 'receipt.txt')).toMatchObject({ name: 'receipt.txt', size: 11 })
})
