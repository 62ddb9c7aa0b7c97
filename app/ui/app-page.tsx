import type { ReactNode } from 'react'

const sections = [
  ['letters', 'Letters'],
  ['organizations', 'Organizations'],
  ['offices', 'Offices'],
  ['mail', 'Mail'],
  ['history', 'History'],
  ['team', 'Team'],
] as const

export type AppSection = (typeof sections)[number][0]

type AppPageProps = {
  /** Where the wordmark and the sections lead. A section without an address is left out. */
  hrefs: { home: string } & Partial<Record<AppSection, string>>
  /** The section this page belongs to. */
  section?: AppSection
  me: {
    name: string
    coalition?: string
    /** Where the form that signs out is posted. */
    signOut: string
    /** Further rows of the menu: the account, other coalitions. */
    links?: { label: string; href: string }[]
  }
  /** A second place to skip to, where most come for it: the text they write. */
  skipTo?: { href: string; label: string }
  children: ReactNode
}

/** A page for the leads: the wordmark, the sections, who is signed in. The children bring the one h1. */
export function AppPage({ hrefs, section, me, skipTo, children }: AppPageProps) {
  return (
    <>
      <a className="skip" href="#main">
        Skip to the main content
      </a>
      {skipTo ? (
        <a className="skip" href={skipTo.href}>
          {skipTo.label}
        </a>
      ) : null}
      <header className="app">
        <div className="wrap">
          <a className="wordmark" href={hrefs.home}>
            Undersigned
          </a>
          <nav aria-label="Coalition">
            <ul className="navlist">
              {sections.map(([name, label]) =>
                hrefs[name] ? (
                  <li key={name}>
                    <a href={hrefs[name]} aria-current={name === section ? 'page' : undefined}>
                      {label}
                    </a>
                  </li>
                ) : null,
              )}
            </ul>
          </nav>
          <details className="memenu">
            <summary className="me">
              {me.name}
              {me.coalition ? <span className="co">, {me.coalition}</span> : null}
            </summary>
            <div>
              {me.links?.map((link) => (
                <a key={link.href} href={link.href}>
                  {link.label}
                </a>
              ))}
              <form method="post" action={me.signOut}>
                <button type="submit" className="linkbtn">
                  Sign out
                </button>
              </form>
            </div>
          </details>
        </div>
      </header>
      <main id="main" tabIndex={-1}>
        <div className="wrap">{children}</div>
      </main>
    </>
  )
}
