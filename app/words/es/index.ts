import type { en } from '../en'
import { leading } from './leading'
import { mails } from './mails'
import { pages } from './pages'
import { signing } from './signing'

/** The same keys as the English, and the form Spanish has for millions beside each plural. */
type Spanish<Groups> = { [Group in keyof Groups]: SameKeys<Groups[Group]> }
type SameKeys<Group> = { [Key in keyof Group]: string } & {
  [Key in keyof Group as Key extends `${infer Stem}_other` ? `${Stem}_many` : never]: string
}

/** Written with *usted*. A native reader has still to go over it. */
export const es = { ...pages, ...signing, ...mails, ...leading } satisfies Spanish<typeof en>
