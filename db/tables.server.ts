import { getTableColumns, getTableName, is, Table } from 'drizzle-orm'
import { toSnakeCase } from 'drizzle-orm/casing'
import type { TableShape } from './engine.server'
import * as schema from './schema/index.server'

/** Every table of this release by its names in the database, alike on both engines. */
export const tables: TableShape[] = Object.values(schema)
  .filter((each): each is typeof schema.accounts => is(each, Table))
  .map((table) => ({
    name: getTableName(table),
    columns: Object.values(getTableColumns(table)).map((column) => ({
      name: toSnakeCase(column.name),
      kind: kindOf(column.dataType),
    })),
  }))
  .sort((one, other) => (one.name < other.name ? -1 : 1))

function kindOf(kind: string): TableShape['columns'][number]['kind'] {
  switch (kind) {
    case 'string':
    case 'number':
    case 'boolean':
    case 'date':
    case 'json':
      return kind
    default:
      throw new Error(`Nobody has said how a column of ${kind} is backed up.`)
  }
}
