export {
  type AddresseeRow,
  addAddressee,
  changeAddressee,
  listAddressees,
  moveAddressee,
  removeAddressee,
  setAddressees,
} from './addressees.server'
export { type BroughtIn, bringIn } from './bringing.server'
export { conclude, resume } from './concluding.server'
export { homeOf, type LetterAtHome, type Since } from './home.server'
export { listOf, textOf } from './listing.server'
export {
  canTakeBackOpening,
  close,
  closeDue,
  listMissing,
  type Missing,
  open,
  type Preview,
  previewOpening,
  reopen,
  takeBackOpening,
} from './opening.server'
export { type Overview, overviewOf } from './overview.server'
export { type Description, describe, doubtsOfDays, setContacts, type Wall } from './particulars.server'
export { publish, showAnswers, unpublish } from './publishing.server'
export {
  type AddresseeInput,
  type LetterInput,
  type Started,
  type StoryInput,
  start,
} from './starting.server'
