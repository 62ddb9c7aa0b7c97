export {
  addresseeFor,
  type ChangedHolder,
  greetingFor,
  listChangedHolders,
  takeHolder,
} from './addressing.server'
export {
  add,
  change,
  find,
  type Held,
  list,
  listLetters,
  type Office,
  type OfficeInput,
  ship,
  shipAll,
} from './directory.server'
export {
  addHolder,
  changeHolder,
  type Holder,
  type HolderInput,
  holderOn,
  removeHolder,
} from './holders.server'
