export { assess, isIn, type Outcome } from './assessing.server'
export {
  find,
  type Kind,
  keepFile,
  type Response,
  type ResponseInput,
  record,
  remove,
} from './recording.server'
export { type Board, type Came, type Cell, type Row, scoreboard } from './scoreboard.server'
export { countWanting, tellSigners } from './telling.server'
