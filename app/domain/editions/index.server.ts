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
export { type FreezeRefused, type Freezing, freeze, reissue, takeBack } from './freezing.server'
export { add, type Listed } from './making.server'
export { findProspect, type Prospect } from './prospects.server'
export { findPdf, nameOfFile, render, renderAgain } from './rendering.server'
