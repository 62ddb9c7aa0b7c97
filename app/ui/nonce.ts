import { createContext } from 'react'

/** Lets the inline scripts of this response run, and no others. Empty in the browser, which hides nonces. */
export const Nonce = createContext<string | undefined>(undefined)
