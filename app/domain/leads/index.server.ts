export { approve, type NotTaken, recordByHand, sayNotYet } from './approving.server'
export { type Asked, ask, endLinks, remind, renewLink, toRemind } from './asking.server'
export { type Approving, findBySecret } from './finding.server'
export { type Leading, namesOf } from './names.server'
export { choosePerson, move, name, remove, requireApproval, waiveApproval } from './naming.server'
export {
  type Answer,
  findApproved,
  type Lead,
  list,
  listAnswers,
  presentHash,
  type Stands,
  whyUnapproved,
} from './standing.server'
