export type { Choices } from './choosing.server'
export type { Outcome } from './publishing.server'
export { type File, type Taken, takeSignatures } from './taking.server'
export { type Undone, undoSignatures } from './undoing.server'
