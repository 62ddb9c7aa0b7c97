import { data, redirect } from '@remix-run/node'
import * as links from '~/domain/links.server'
import { find, type PublicLetter } from '~/domain/publications.server'
import { asLanguage, type Language } from '~/words'

/** The letter for whoever has its address, and the language of the page; an earlier address leads to the present one. */
export async function requirePublication(
  request: Request,
  slug: string | undefined,
): Promise<{ letter: PublicLetter; language: Language }> {
  const letter = await find(slug ?? '')
  if (!letter && slug && slug !== slug.toLowerCase() && (await find(slug.toLowerCase()))) {
    const { pathname, search } = new URL(request.url)
    throw redirect(`${pathname.replace(`/${slug}`, `/${slug.toLowerCase()}`)}${search}`, 302)
  }
  if (!letter) throw data({ language: languageOf(request) }, { status: 404 })
  if (letter.slug !== slug && request.method === 'GET') {
    const { pathname, search } = new URL(request.url)
    throw redirect(`${pathname.replace(`/${slug}`, `/${letter.slug}`)}${search}`, 302)
  }
  return { letter, language: languageOf(request, letter.language) }
}

/** The language asked for in the address, else by the browser, else the one given. */
export function languageOf(request: Request, otherwise: Language = 'en'): Language {
  const asked = asLanguage(new URL(request.url).searchParams.get('lang'))
  return asked ?? preferred(request.headers.get('accept-language')) ?? otherwise
}

/** The language of a page for signers or the public, also of one that could not be made; null for the leads' pages. */
export function publicLanguage(request: Request): Language | null {
  return FOR_PUBLIC.test(new URL(request.url).pathname) ? languageOf(request) : null
}

const FOR_PUBLIC = /^\/(letters|s|i|u|a|confirm|v|verify)(\/|$)/

/** The first language of a browser's list (RFC 9110 §12.5.4) that we have. */
export function preferred(header: string | null | undefined): Language | null {
  const ranges = (header ?? '').split(',').map((range) => {
    const [tag = '', ...parameters] = range.trim().split(/\s*;\s*/)
    const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2)
    return { tag, weight: weight === undefined ? 1 : Number(weight) || 0 }
  })
  const best = ranges
    .filter(({ tag, weight }) => weight > 0 && asLanguage(tag))
    .sort((one, other) => other.weight - one.weight)
  return asLanguage(best[0]?.tag)
}

/** Only a letter that is public may be found by machines; none is kept without asking again. */
export function publicHeaders(letter: PublicLetter): Record<string, string> {
  const isPublic = letter.visibility === 'public'
  return {
    'cache-control': `${isPublic ? 'public' : 'private'}, no-cache`,
    ...(isPublic ? {} : { 'x-robots-tag': 'noindex' }),
  }
}

/** The language asked for in the address, else the one in which we know a person to read. */
export function languageFor(request: Request, known: Language): Language {
  return asLanguage(new URL(request.url).searchParams.get('lang')) ?? known
}

/** Ends with a page that says the link no longer works, and where to get another if we know its letter. */
export async function gone(request: Request, secret = ''): Promise<never> {
  const letter = await links.letterBehind(secret)
  throw data({ language: languageOf(request), letter: letter && `/letters/${letter}` }, { status: 410 })
}
