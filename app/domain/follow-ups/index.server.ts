export { findBefore, listAskedBefore, listOf, listSignedBefore, type SignedBefore } from './lineage.server'
export { openAsks, start } from './starting.server'
