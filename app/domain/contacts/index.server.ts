export { canonicalAddress } from '../messages.server'
export {
  add,
  addRole,
  addressesOf,
  type Contact,
  type ContactInput,
  callAnew,
  change,
  comeBack,
  findOrAdd,
  leave,
  reached,
  samePerson,
} from './keeping.server'
export {
  find,
  isThereOn,
  knownOf,
  listOf,
  listSameAddress,
  type Standing,
  standingOf,
  todayForContacts,
} from './standing.server'
