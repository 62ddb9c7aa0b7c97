import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react'
import { type ReactNode, useContext } from 'react'
import '~/ui/app.css'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { publicLanguage } from '~/http/public.server'
import { PlainPage } from '~/ui/layout'
import { Nonce } from '~/ui/nonce'

/** A page that says so in its handle loads the client's code; all others are pages and forms. */
type Handle = { script?: true; language?: 'en' | 'es' }

export function loader({ request, context }: LoaderFunctionArgs) {
  return { requestId: context.requestId, language: publicLanguage(request) }
}

export function Layout({ children }: { children: ReactNode }) {
  const nonce = useContext(Nonce)
  const matches = useMatches()
  const wantsScript = matches.some(({ handle }) => (handle as Handle | undefined)?.script)
  // An error has no data of its own: then it is what the root knows of the request.
  const language =
    matches
      .map(({ data }) => (data as { language?: string | null } | undefined)?.language)
      .findLast(Boolean) ?? 'en'
  return (
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        {wantsScript ? <Scripts nonce={nonce} /> : null}
      </body>
    </html>
  )
}

export default function App() {
  return <Outlet />
}

export function ErrorBoundary() {
  const error = useRouteError()
  const root = useRouteLoaderData<typeof loader>('root')
  if (isRouteErrorResponse(error)) {
    const { heading, lede } = worded(error.status, typeof error.data === 'string' ? error.data : '')
    return (
      <PlainPage heading={heading} lede={lede}>
        <p>
          <a href="/">Go to the start</a>
        </p>
      </PlainPage>
    )
  }
  return (
    <PlainPage
      heading="Something broke on our side"
      lede="Nothing you typed was saved by this page. Go back and send it again; if it breaks again, tell whoever runs this site the number below."
    >
      {root ? <p className="quiet small">Number {root.requestId}</p> : null}
    </PlainPage>
  )
}

function worded(status: number, said: string): { heading: string; lede: string } {
  switch (status) {
    case 404:
      return {
        heading: 'There is nothing at this address',
        lede: 'The link may be cut off, or the page may have been taken down. Check the address, or ask whoever sent it to you.',
      }
    case 410:
      return { heading: 'This link has run out', lede: said || 'Ask for a fresh one.' }
    case 429:
      return { heading: 'Too many tries in a short time', lede: said || 'Wait a few minutes and try again.' }
    case 503:
      return {
        heading: 'Not possible for the moment',
        lede: said || 'Nothing was saved. Try again in a minute.',
      }
    default:
      return { heading: 'That did not work', lede: said || 'Go back and try again.' }
  }
}
