export { type BroughtIn, bringIn } from './bringing.server'
export { listOf, textOf } from './listing.server'
export { type Description, describe, setAddressees, setContacts } from './particulars.server'
export {
  type AddresseeInput,
  type LetterInput,
  type Started,
  type StoryInput,
  start,
} from './starting.server'
