import type { ReactNode } from 'react'
import { AppPage, type AppSection } from './app-page'

type CoalitionPageProps = {
  coalition: { slug: string; name: string }
  /** Who is signed in. */
  member: string
  section: AppSection
  skipTo?: { href: string; label: string }
  children: ReactNode
}

/** A page of one coalition's leads. */
export function CoalitionPage({ coalition, member, section, skipTo, children }: CoalitionPageProps) {
  const at = `/c/${coalition.slug}`
  return (
    <AppPage
      hrefs={{
        home: at,
        letters: at,
        organizations: `${at}/organizations`,
        offices: `${at}/offices`,
        mail: `${at}/mail`,
        history: `${at}/history`,
        team: `${at}/team`,
      }}
      section={section}
      skipTo={skipTo}
      me={{
        name: member,
        coalition: coalition.name,
        signOut: '/sign-out',
        links: [
          { label: 'Your account', href: '/account' },
          { label: 'About the coalition', href: `${at}/settings` },
        ],
      }}
    >
      {children}
    </AppPage>
  )
}
