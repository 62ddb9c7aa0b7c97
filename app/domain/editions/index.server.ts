export { type Checked, check } from './checking.server'
export { documentOf, draftDocumentOf, verifyAt } from './documents.server'
export {
  type Edition,
  find,
  findLast,
  findStanding,
  list,
  listSignatories,
  type Signatory,
} from './finding.server'
export type { Finding } from './findings'
export { type Format, formats, inFormat, made, preview } from './formats.server'
export { type FreezeRefused, type Freezing, freeze, isSent, reissue, takeBack } from './freezing.server'
export { add, type Listed } from './making.server'
export { chooseOrder } from './ordering.server'
export { findProspect, type Prospect } from './prospects.server'
export { findPdf, nameOfFile, render, renderAgain } from './rendering.server'
export { type Checkable, findByCode, findByFile, readCode } from './verifying.server'
