import type { LoaderFunctionArgs } from '@remix-run/node'
import * as signers from '~/domain/signatures/signers.server'
import { plainOf } from '~/domain/text'
import { shownBeside } from '~/domain/translations/index.server'
import { gone } from '~/http/public.server'
import { file } from '~/http/respond.server'
import { letterDate } from '~/ui/when'
import { words } from '~/words'
import { languageName } from '~/words/languages'

/** The exact text that was signed, to keep; after it its courtesy translations. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { letter, text } =
    (await signers.findBySecret(params.secret ?? '')) ?? (await gone(request, params.secret))
  const date = letter.date && letterDate(letter.date, letter.language)
  const foot = `Version ${text.number}\nSHA-256 ${text.hash}\n`
  const translations = (await shownBeside(text, letter.id)).filter(({ isCurrent }) => isCurrent)
  const courtesies = translations.map(({ language, title, doc }) => {
    const t = words(language)
    const says = t('translation.says', { language: languageName(letter.language, language) })
    const dated = letter.date && letterDate(letter.date, language)
    return `\n${says}\n\n${plainOf({ ...text, title, doc }, dated, language)}`
  })
  return file([`${plainOf(text, date, letter.language)}\n${foot}`, ...courtesies].join(''), {
    name: `${letter.slug.replace(/-[a-z0-9]{22}$/, '')}.txt`,
    mediaType: 'text/plain; charset=utf-8',
  })
}
