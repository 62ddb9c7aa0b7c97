import { languageName } from '~/words/languages'
import { State } from './state'

/** Where a translation stands, as the leads read it. */
export type StandingShown = {
  language: string
  title: string
  /** The version of the text that it translates. */
  of: number
  shown: { number: number } | null
  isBehind: boolean
  isChanged: boolean
}

/** "Up to date", "Out of date" or "Being written", and what readers see. */
export function TranslationState({ of }: { of: StandingShown }) {
  if (of.isBehind) return <State of="stale">Out of date</State>
  return of.shown ? <State of="active">Up to date</State> : <State of="pending">Being written</State>
}

/** The same in a sentence, with what follows from it. */
export function standingOf({ language, of, shown, isBehind, isChanged }: StandingShown): string {
  const name = languageName(language)
  if (isBehind)
    return shown
      ? `The text has changed since version ${of}, which this translates. Readers of ${name} see the text itself until the translation is up to date again.`
      : `The text has changed since version ${of}, from which this was begun.`
  if (!shown) return `It translates version ${of} of the text. Nobody outside sees it yet.`
  return isChanged
    ? `Readers of ${name} see version ${shown.number} of it. The draft says something else than that.`
    : `Readers of ${name} see version ${shown.number} of it, a translation of version ${of} of the text.`
}

/** The translations of a letter beside its text, each with its state. */
export function TranslationsBeside({ translations, path }: { translations: StandingShown[]; path: string }) {
  if (translations.length === 0) return null
  return (
    <>
      <h2>Translations</h2>
      <ul>
        {translations.map((each) => (
          <li key={each.language}>
            <a href={`${path}/translations/${each.language}`}>{languageName(each.language)}</a>
            <span className="sub">
              <TranslationState of={each} />
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}

/** What is worth saying of the translations before a text is fixed, or while it is: those that readers cannot be shown. */
export function TranslationsBehind({ translations, path }: { translations: StandingShown[]; path: string }) {
  const behind = translations.filter(({ isBehind, shown }) => isBehind || !shown)
  return behind.map((each) => (
    <p key={each.language}>
      The {languageName(each.language)} translation{' '}
      {each.isBehind ? 'is out of date' : 'is not shown to anyone yet'}: its readers see the text itself.{' '}
      <a href={`${path}/translations/${each.language}`}>Look at the translation</a>
    </p>
  ))
}
