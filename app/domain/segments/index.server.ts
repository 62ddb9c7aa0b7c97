export { exportCards, exportPeople, exportTable } from './exporting.server'
export { choicesOf, count, listAll, listPage, type Order, type SegmentFilter } from './filtering.server'
export { forget, listSaved, type Segment, save } from './saving.server'
export { tag, undoTag, untag } from './tagging.server'
