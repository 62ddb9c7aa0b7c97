import { type Language, words } from '~/words'
import { PublicPage } from './public-page'
import { longMoment } from './when'

export type ClosedProps = {
  language: Language
  coalition: { name: string; address: string | null }
  letter: string
  deadline: { at: string | Date; zone: string } | null
  contacts: { name: string; organization: string; email: string }[]
}

/** What stands where a letter was signed, once that is over: until when. */
export function ClosedPage({ language, coalition, letter, deadline, contacts }: ClosedProps) {
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
        {contacts.length > 0 ? (
          <section className="sec" aria-labelledby="ask">
            <h2 id="ask">{t('closed.askHeading')}</h2>
            <p className="undersec">{t('closed.askLede')}</p>
            <ul>
              {contacts.map(({ name, organization, email }) => (
                <li key={email}>
                  {name}, {organization}, <a href={`mailto:${email}`}>{email}</a>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
      </div>
    </PublicPage>
  )
}
