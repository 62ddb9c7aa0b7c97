import { createCookie } from '@remix-run/node'
import { config } from '~/config.server'
import type { Reviewing } from '~/domain/access.server'
import * as reviews from '~/domain/reviews.server'
import type { AtDraft } from './drafting.server'
import { notFound } from './respond.server'

/** Knows a browser again as who it said it is: one cookie for each link, sent nowhere else. */
function cookieFor(secret: string) {
  return createCookie('reviewer', {
    httpOnly: true,
    secure: config.secure,
    sameSite: 'lax',
    path: `/r/${secret}`,
    maxAge: 365 * 86_400,
  })
}

/** The header that makes this browser known as a reviewer. */
export function rememberReviewer(secret: string, known: string): Promise<string> {
  return cookieFor(secret).serialize(known)
}

/** The draft in the hands of the reviewer whom this browser is known as. */
export async function findReviewing(request: Request, secret: string): Promise<Reviewing | null> {
  const known: unknown = await cookieFor(secret).parse(request.headers.get('cookie'))
  return typeof known === 'string' ? reviews.open(secret, known) : null
}

/** The draft for a reviewer to suggest and comment. */
export async function requireReviewing(request: Request, secret: string | undefined): Promise<AtDraft> {
  return (await reviewingFor(request, secret)) ?? notFound()
}

/** The same, or nothing, when the link has been ended. */
export async function reviewingFor(request: Request, secret: string | undefined): Promise<AtDraft | null> {
  const reviewing = await findReviewing(request, secret ?? '')
  if (!reviewing) return null
  const { name, organization } = reviewing.reviewer
  return { letterId: reviewing.id, writer: reviewing, name, organization }
}

/** What is said of a review link that does not stand any more. */
export function linkEnded(): Response {
  return new Response('Ask whoever sent it to you for another one.', { status: 410 })
}
