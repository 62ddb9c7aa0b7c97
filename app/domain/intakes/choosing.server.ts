import type { IntakeChoices } from '../../../db/shapes'
import type { Mapping, Reading } from '../form-answers/index.server'
import type { Encoding, Table } from '../tables/index.server'

/** What a person says about a file; what is left out is found. */
export type Choices = {
  encoding?: Encoding
  delimiter?: string
  mapping?: Mapping
  version?: number | null
  deadline?: string | null
  zone?: string | null
}

/** How a file was read, to be kept with what came of it. */
export function chosen(table: Table, reading: Reading, { version, deadline, zone }: Choices): IntakeChoices {
  return {
    encoding: table.encoding,
    delimiter: table.delimiter,
    mapping: reading.mapping,
    version: version ?? null,
    deadline: deadline ?? null,
    zone: zone ?? null,
  }
}
