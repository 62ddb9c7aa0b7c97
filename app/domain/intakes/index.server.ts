export { type ContactsOutcome, takeContacts, undoContacts } from './contacts.server'
export { takeSignatures } from './taking.server'
export { undoSignatures } from './undoing.server'
