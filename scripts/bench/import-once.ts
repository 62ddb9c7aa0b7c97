import { readFile } from 'node:fs/promises'
import { readFile as readLetterFile } from '~/domain/imports/index.server'

const WARMING = 10
const WARM = 10

const bytes = await readFile('test/fixtures/letters/sample.txt')

/** Milliseconds of the processor's work, which a busy machine does not lengthen. */
async function once(): Promise<number> {
  const before = process.cpuUsage()
  const reading = await readLetterFile(bytes)
  if ('refused' in reading || reading.signatories.length !== 160) throw new Error('The sample was misread.')
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000
}

const cold = await once()
for (let round = 0; round < WARMING; round += 1) await once()
const warm = []
for (let round = 0; round < WARM; round += 1) warm.push(await once())
process.stdout.write(JSON.stringify({ cold, warm }))
