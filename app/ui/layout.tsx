export { AppPage, type AppSection } from './app-page'
export { LetterHead, PageHead } from './heads'
export { PlainPage } from './plain-page'
export { PublicPage } from './public-page'
