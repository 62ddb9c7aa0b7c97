export { countActive, listActive, type Signature, type SignatureState } from './listing.server'
