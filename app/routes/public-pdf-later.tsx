import { data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import * as editions from '~/domain/editions/index.server'
import { findEdition, isOpen } from '~/domain/publications.server'
import { publicHeaders, requirePublication } from '~/http/public.server'
import { PlainPage } from '~/ui/plain-page'
import { deadlineText } from '~/ui/when'
import { words } from '~/words'

/** What stands in place of the PDF while there is none, and when there will be one. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { letter, language } = await requirePublication(request, params.slug)
  const edition = await findEdition(letter)
  if (edition && (await editions.findPdf(edition))) return redirect(`/letters/${letter.slug}/letter.pdf`, 302)
  const { deadlineAt, deadlineZone } = letter
  return data(
    {
      language,
      house: letter.coalition.name,
      letter: `/letters/${letter.slug}?lang=${language}`,
      title: letter.title,
      is: edition ? (edition.pdfProblem ? ('none' as const) : ('making' as const)) : ('later' as const),
      deadline:
        isOpen(letter) && deadlineAt && deadlineZone
          ? deadlineText(deadlineAt, deadlineZone, language)
          : null,
    },
    {
      status: edition && !edition.pdfProblem ? 503 : 404,
      headers: { ...publicHeaders(letter), 'retry-after': '5' },
    },
  )
}

export const headers = ({ loaderHeaders }: { loaderHeaders: Headers }) => loaderHeaders

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [
  { title: shown?.title ?? '' },
  { name: 'robots', content: 'noindex' },
  ...(shown?.is === 'making' ? [{ httpEquiv: 'refresh', content: '3' }] : []),
]

export { PublicErrors as ErrorBoundary } from '~/ui/public-errors'

export default function PdfLater() {
  const { language, house, letter, is, deadline } = useLoaderData<typeof loader>()
  const t = words(language)
  const heading = { later: t('letter.pdfLater'), making: t('letter.pdfMaking'), none: t('letter.pdfNone') }[
    is
  ]
  const later = deadline ? t('letter.pdfLaterSay', { deadline }) : t('letter.pdfLaterClosed')
  const lede = { later, making: t('letter.pdfMakingSay'), none: t('letter.pdfNoneSay') }[is]
  return (
    <PlainPage language={language} house={{ name: house, href: letter }} heading={heading} lede={lede}>
      <p className="after">
        <a href={letter}>{t('page.back')}</a>
      </p>
    </PlainPage>
  )
}
