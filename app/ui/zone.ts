import { createContext } from 'react'

/** The coalition's time zone, for what the desk says in the browser. */
export const Zone = createContext('America/New_York')
