import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requirePublication } from '~/http/public.server'
import { houseOf, readSent } from '~/http/signing.server'
import { PublicPage } from '~/ui/public-page'
import { longMoment } from '~/ui/when'
import { words } from '~/words'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { letter, language } = await requirePublication(request, params.slug)
  return {
    language,
    coalition: houseOf(letter.coalition),
    letter: `/letters/${letter.slug}`,
    zone: letter.deadlineZone ?? letter.coalition.zone,
    sent: await readSent(request),
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: words(data?.language ?? 'en')('checkMail.title') },
  { name: 'robots', content: 'noindex' },
]

export { PublicErrors as ErrorBoundary } from '~/ui/public-errors'

export default function SignSent() {
  const { language, coalition, letter, zone, sent } = useLoaderData<typeof loader>()
  const t = words(language)
  return (
    <PublicPage language={language} coalition={coalition} languages={{ en: '?lang=en', es: '?lang=es' }}>
      <div className="plain">
        <h1>{t('checkMail.heading')}</h1>
        <p className="lede">
          {sent
            ? t('checkMail.sent', { email: sent.email, organization: sent.organization })
            : t('checkMail.sentSomewhere')}
        </p>
        <p className="after">
          {sent ? `${t('checkMail.until', { when: longMoment(sent.until, zone, language) })} ` : null}
          {t('checkMail.notThere')} {t('checkMail.blocked')}
        </p>
        <p className="row">
          <a href={`${letter}/sign?lang=${language}`}>{t('checkMail.again')}</a>
          <a href={`${letter}?lang=${language}`}>{t('checkMail.meanwhile')}</a>
        </p>
      </div>
    </PublicPage>
  )
}
