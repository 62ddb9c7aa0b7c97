export {
  askQuestion,
  consider,
  decline,
  findBySecret,
  forward,
  type Invited,
} from './answering.server'
export { ask, listToAsk, type Sending } from './asking.server'
export { type Candidate, listCandidates } from './candidates.server'
export { answered, choose, remove, setContact } from './choosing.server'
export { type Entry, readLines } from './lines.server'
export { type Asked, find, type Invitation, list, listPart, type Part } from './listing.server'
export { listToRemind, remind } from './reminding.server'
