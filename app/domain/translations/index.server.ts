export { declare, hide } from './declaring.server'
export {
  draftOf,
  find,
  findIn,
  inForce,
  list,
  lockOfTranslation,
  type Standing,
  type Translation,
} from './finding.server'
export { asPrinted, type Shown, shownBeside, translationFor } from './showing.server'
export { remove, type Start, start } from './starting.server'
export { append, since } from './steps.server'
export {
  findVersion,
  keep,
  keepPaused,
  kindWords,
  listVersions,
  nameVersion,
  restore,
  type TranslationVersion,
} from './versions.server'
export { entitle, replace } from './writing.server'
