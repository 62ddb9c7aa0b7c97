import type { ReactNode } from 'react'
import { type Language, words } from '~/words'
import { Rich } from './rich'

type PublicPageProps = {
  language: Language
  coalition: {
    name: string
    /** On one line, as the law asks for in mail and notices. */
    address?: string | null
    /** Where the coalition's name leads: its list of public letters. */
    href?: string
  }
  /** This page in each language. Left out where there is only one. */
  languages?: Record<Language, string>
  /** Where a paper copy can be checked, and where it is told what is kept and how it is erased. */
  hrefs?: { verify?: string; data?: string; about?: string }
  /** Stands between main and footer: the bar that keeps the deadline in sight on a phone. */
  bar?: ReactNode
  children: ReactNode
}

/** A page for signers, officials and the public: the coalition's name on top, not ours. */
export function PublicPage({ language, coalition, languages, hrefs = {}, bar, children }: PublicPageProps) {
  const t = words(language)
  return (
    <div className="public" lang={language}>
      <a className="skip" href="#main">
        {t('page.skip')}
      </a>
      <header className="mast">
        <div className="wrap">
          <Name className="house" href={coalition.href}>
            {coalition.name}
          </Name>
          {languages ? <Languages language={language} hrefs={languages} label={t('page.language')} /> : null}
        </div>
      </header>
      <main id="main" tabIndex={-1}>
        <div className="wrap">{children}</div>
      </main>
      {bar}
      <footer className="foot">
        <div className="wrap">
          <div>
            <p>
              {coalition.address
                ? t('page.belongsAt', { coalition: coalition.name, address: coalition.address })
                : t('page.belongs', { coalition: coalition.name })}{' '}
              {t('page.keeps')} {hrefs.data ? <a href={hrefs.data}>{t('page.data')}</a> : null}
            </p>
            <p>
              {hrefs.verify ? (
                <>
                  <Rich
                    text={t('page.paper')}
                    with={{ verify: (inside) => <a href={hrefs.verify}>{inside}</a> }}
                  />{' '}
                </>
              ) : null}
              {t('page.versions')}
            </p>
            <p>
              <Rich
                text={t('page.kept')}
                with={{ about: (inside) => (hrefs.about ? <a href={hrefs.about}>{inside}</a> : inside) }}
              />
            </p>
          </div>
        </div>
      </footer>
    </div>
  )
}

const languageNames = { en: 'English', es: 'Español' } as const

function Languages({ language, hrefs, label }: LanguagesProps) {
  return (
    <nav className="lang" aria-label={label}>
      {(['en', 'es'] as const).map((each) =>
        each === language ? (
          <span key={each} aria-current="true" lang={each}>
            {languageNames[each]}
          </span>
        ) : (
          <a key={each} href={hrefs[each]} lang={each} hrefLang={each}>
            {languageNames[each]}
          </a>
        ),
      )}
    </nav>
  )
}

type LanguagesProps = { language: Language; hrefs: Record<Language, string>; label: string }

function Name({ className, href, children }: { className: string; href?: string; children: ReactNode }) {
  return href ? (
    <a className={className} href={href}>
      {children}
    </a>
  ) : (
    <span className={className}>{children}</span>
  )
}
