// Fills an empty data folder with the sample coalition and the real letter of March 29, 2021, as it was sent.
import { readFileSync } from 'node:fs'
import { coalitionFor } from '~/domain/access.server'
import * as coalitions from '~/domain/coalitions.server'
import { readLetter } from '~/domain/imports/index.server'
import * as letters from '~/domain/letters/index.server'
import { close, migrate } from '~db'

await migrate()
const made = await coalitions.setUp({
  name: 'File Review Coalition',
  ownerName: 'Marisol Quintero-Vance',
  email: 'marisol@file-review.example',
  password: null,
})
if (!made) throw new Error('The demo’s folder is not empty. Delete .demo and start again.')
const coalition = await coalitionFor(made.account.id, made.coalition.slug, 'owner')
const reading = readLetter(readFileSync('scripts/demo/letter.txt', 'utf8'))
if (!coalition || 'refused' in reading) throw new Error('The sample letter could not be read.')
const title = 'Every person in ICE custody should be considered for release'
const brought = await letters.bringIn(
  coalition,
  { ...reading, title, slug: 'file-review', date: '2021-03-29' },
  'sent',
)
if ('refused' in brought) throw new Error(brought.refused)
await close()
