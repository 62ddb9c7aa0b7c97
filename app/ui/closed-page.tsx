import { type Language, words } from '~/words'
import { PublicPage } from './public-page'
import { longMoment } from './when'

export type ClosedProps = {
  language: Language
  coalition: { name: string; address: string | null }
  letter: string
  deadline: { at: string | Date; zone: string } | null
}

/** What stands where a letter was signed, once that is over: until when. */
export function ClosedPage({ language, coalition, letter, deadline }: ClosedProps) {
  const t = words(language)
  return (
    <PublicPage language={language} coalition={coalition} languages={{ en: '?lang=en', es: '?lang=es' }}>
      <div className="plain">
        <h1>{t('closed.heading')}</h1>
        <p className="lede">
          {deadline
            ? t('closed.lede', { deadline: longMoment(deadline.at, deadline.zone, language) })
            : t('closed.ledeOpen')}
        </p>
        <p className="row">
          <a href={`${letter}?lang=${language}`}>{t('closed.read')}</a>
        </p>
      </div>
    </PublicPage>
  )
}
