import type { ReactNode } from 'react'
import type { Language } from '~/words'

type PlainPageProps = {
  /** The one h1: a sentence or a question. */
  heading: ReactNode
  /** One sentence in serif under the heading. */
  lede?: ReactNode
  /** The coalition whose page this is; without one the wordmark stands on top. */
  house?: { name: string; href?: string }
  home?: string
  language?: Language
  children?: ReactNode
}

/** A page with one thing on it: signing in, an error, a link that has run out. */
export function PlainPage({ heading, lede, house, home = '/', language = 'en', children }: PlainPageProps) {
  return (
    <div className="public" lang={language}>
      <a className="skip" href="#main">
        {language === 'es' ? 'Ir al contenido principal' : 'Skip to the main content'}
      </a>
      <header className="mast">
        <div className="wrap">
          {house ? (
            <a className="house" href={house.href ?? home}>
              {house.name}
            </a>
          ) : (
            <a className="wordmark" href={home}>
              Undersigned
            </a>
          )}
        </div>
      </header>
      <main id="main" tabIndex={-1}>
        <div className="wrap plain">
          <h1>{heading}</h1>
          {lede ? <p className="lede">{lede}</p> : null}
          {children}
        </div>
      </main>
    </div>
  )
}
