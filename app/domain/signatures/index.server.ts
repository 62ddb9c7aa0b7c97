export {
  addByLead,
  type Evidence,
  type How,
  type LeadInput,
  withdrawByLead,
} from './adding.server'
export { confirm, expireDue, findToConfirm, type ToConfirm } from './confirming.server'
export {
  approve,
  type Decided,
  findStanding,
  hold,
  reject,
  stand,
  undoApproval,
  undoRejection,
} from './deciding.server'
export { erase, eraseDue } from './erasing.server'
export { type Found, findOf } from './finding.server'
export { type Growth, growth, type Step } from './growth.server'
export { countOrganizations, listActive, type Signature, type SignatureState } from './listing.server'
export { promiseReceipt } from './receipts.server'
export type { Row, RowState } from './rows.server'
export { confirmAgain, type Entry, getsMail, type Refused, type Signed, sign } from './signing.server'
export {
  dayOf,
  type Figures,
  type Filter,
  figures,
  listAllRows,
  listRows,
  type Shown,
  signedBefore,
  type Watched,
  zoneOf,
} from './watching.server'
