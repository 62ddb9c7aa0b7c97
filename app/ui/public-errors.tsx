import { isRouteErrorResponse, useRouteError, useRouteLoaderData } from '@remix-run/react'
import { asLanguage, type Language, words } from '~/words'
import { PlainPage } from './plain-page'

/** What a page for the public shows when there is no letter, or when something broke. */
export function PublicErrors() {
  const error = useRouteError()
  const root = useRouteLoaderData<{ requestId: string; language: Language | null }>('root')
  const isOurs = isRouteErrorResponse(error)
  const language = languageOf(error) ?? root?.language ?? 'en'
  const t = words(language)
  if (isOurs && error.status === 404)
    return <PlainPage language={language} heading={t('gone.letter')} lede={t('gone.letterLede')} />
  if (isOurs && error.status === 410)
    return (
      <PlainPage language={language} heading={t('gone.link')} lede={t('gone.linkLede')}>
        {error.data?.letter ? (
          <p>
            <a href={`${error.data.letter}/link?lang=${language}`}>{t('gone.linkButton')}</a>
          </p>
        ) : null}
      </PlainPage>
    )
  if (isOurs && (error.status === 429 || error.status === 503))
    return <PlainPage language={language} heading={t('faults.busy')} lede={t('faults.busyLede')} />
  return (
    <PlainPage language={language} heading={t('faults.heading')} lede={t('faults.lede')}>
      {root ? <p className="quiet small">{t('faults.number', { id: root.requestId })}</p> : null}
    </PlainPage>
  )
}

/** The title of a page that has no letter to show. */
export function goneTitle(error: unknown): string {
  return words(languageOf(error) ?? 'en')('gone.letterTitle')
}

function languageOf(error: unknown): Language | null {
  return isRouteErrorResponse(error) ? asLanguage(error.data?.language) : null
}
