export { declare, hide } from './declaring.server'
export { find, findIn, list, type Standing, type Translation } from './finding.server'
export { asPrinted, type Shown, shownBeside, translationFor } from './showing.server'
export { remove, type Start, start } from './starting.server'
export { append, since } from './steps.server'
export {
  findVersion,
  keep,
  keepPaused,
  listVersions,
  nameVersion,
  restore,
  type TranslationVersion,
} from './versions.server'
export { entitle, replace } from './writing.server'
