import { leading } from './leading'
import { mails } from './mails'
import { pages } from './pages'
import { signing } from './signing'

/**
 * The groups are pages and mails. Voice: short sentences that say what is so and what follows. "We" is the
 * coalition. Tags such as <hash>…</hash> are filled by `ui/rich`.
 */
export const en = { ...pages, ...signing, ...mails, ...leading }
