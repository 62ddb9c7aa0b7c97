import type { ReactNode } from 'react'
import { Body, Container, Head, Hr, Html, Link, Preview, Section, Text } from 'react-email'

// Mail programs know no style sheets, variables or web fonts; these are the tokens' values on white.
const ink = '#16181d'
const ink2 = '#4a4e57'
const accent = '#1f3d99'
const serif = 'Georgia, "Times New Roman", serif'
const sans = '-apple-system, "Segoe UI", Helvetica, Arial, sans-serif'

type FrameProps = {
  language?: 'en' | 'es'
  /** What an inbox shows after the subject. */
  preview: string
  /** Stands over the line at the top. */
  house: string
  /** Who writes, why this came, how to stop it. */
  foot?: ReactNode
  children: ReactNode
}

/** The paper every mail is written on: one column, the house on top, the reasons at the foot. */
export function Frame({ language = 'en', preview, house, foot, children }: FrameProps) {
  return (
    <Html lang={language}>
      <Head />
      <Preview>{preview}</Preview>
      <Body style={{ margin: 0, padding: 0, background: '#ffffff', color: ink, fontFamily: sans }}>
        <Container style={{ maxWidth: 600, padding: '24px 20px' }}>
          <Text
            style={{
              margin: 0,
              paddingBottom: 8,
              borderBottom: `1px solid ${ink}`,
              font: `600 16px/24px ${serif}`,
            }}
          >
            {house}
          </Text>
          <Section style={{ paddingTop: 20 }}>{children}</Section>
          {foot ? (
            <>
              <Hr style={{ borderColor: '#d8d8d1', margin: '32px 0 12px' }} />
              <Section>{foot}</Section>
            </>
          ) : null}
        </Container>
      </Body>
    </Html>
  )
}

export function Line({ children }: { children: ReactNode }) {
  return <Text style={{ margin: '0 0 14px', font: `400 16px/24px ${sans}`, color: ink }}>{children}</Text>
}

/** What is or will be printed. */
export function Printed({ children, large = false }: { children: ReactNode; large?: boolean }) {
  return (
    <Text
      style={{
        margin: '0 0 14px',
        font: large ? `500 22px/28px ${serif}` : `400 17px/25px ${serif}`,
        color: ink,
      }}
    >
      {children}
    </Text>
  )
}

export function Act({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Text style={{ margin: '20px 0' }}>
      <Link
        href={href}
        style={{
          display: 'inline-block',
          background: accent,
          color: '#ffffff',
          padding: '12px 20px',
          borderRadius: 2,
          font: `600 16px/20px ${sans}`,
          textDecoration: 'none',
        }}
      >
        {children}
      </Link>
    </Text>
  )
}

export function Small({ children }: { children: ReactNode }) {
  return <Text style={{ margin: '0 0 8px', font: `400 13px/20px ${sans}`, color: ink2 }}>{children}</Text>
}

/** The bare address of the act before it, for who cannot press that; in plain text the act is the address itself. */
export function Bare({ href, children }: { href: string; children: ReactNode }) {
  return (
    <div data-skip-in-text="true">
      <Small>
        {children}
        <br />
        <span style={{ overflowWrap: 'anywhere', wordBreak: 'break-word' }}>{href}</span>
      </Small>
    </div>
  )
}

export function Anchor({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link href={href} style={{ color: accent }}>
      {children}
    </Link>
  )
}
