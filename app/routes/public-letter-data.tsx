import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { textOf } from '~/domain/publications.server'
import { publicHeaders, requirePublication } from '~/http/public.server'
import { goneTitle } from '~/ui/public-errors'
import { PublicPage } from '~/ui/public-page'
import { words } from '~/words'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { letter, language } = await requirePublication(request, params.slug)
  const { contacts } = await textOf(letter)
  return data(
    {
      language,
      at: `/letters/${letter.slug}`,
      title: letter.title,
      letterLanguage: letter.language,
      coalition: {
        name: letter.coalition.name,
        address: letter.coalition.address?.split('\n').filter(Boolean).join(', ') ?? null,
      },
      contacts,
    },
    { headers: { ...publicHeaders(letter), 'x-robots-tag': 'noindex' } },
  )
}

export const headers = ({ loaderHeaders }: { loaderHeaders: Headers }) => loaderHeaders

export const meta: MetaFunction<typeof loader> = ({ data: shown, error }) => [
  {
    title: shown ? `${words(shown.language)('page.data')}: ${shown.title}` : goneTitle(error),
  },
]

export { PublicErrors as ErrorBoundary } from '~/ui/public-errors'

const kept = ['signing', 'printing', 'asking', 'mail'] as const

export default function YourData() {
  const { language, at, title, letterLanguage, coalition, contacts } = useLoaderData<typeof loader>()
  const t = words(language)
  return (
    <PublicPage
      language={language}
      coalition={{ ...coalition, href: `${at}?lang=${language}` }}
      languages={{ en: '?lang=en', es: '?lang=es' }}
      hrefs={{ verify: `/verify?lang=${language}` }}
    >
      <div className="receipt">
        <h1>{t('page.data')}</h1>
        <p>{t('data.lede', { coalition: coalition.name })}</p>
      </div>
      <section className="sec" aria-labelledby="kept">
        <h2 id="kept">{t('data.kept')}</h2>
        <dl className="facts across">
          {kept.map((each) => (
            <div key={each}>
              <dt>{t(`data.${each}`)}</dt>
              <dd>{t(`data.${each}Is`)}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section className="sec" aria-labelledby="never">
        <h2 id="never">{t('data.never')}</h2>
        <p className="measure">{t('data.neverIs')}</p>
      </section>
      <section className="sec" aria-labelledby="erase">
        <h2 id="erase">{t('data.erase')}</h2>
        <p className="measure">{t('data.eraseIs')}</p>
        <ul className="measure after">
          {contacts.map((each) => (
            <li key={each.email}>
              {[each.name, each.organization].filter(Boolean).join(', ')}
              {each.email ? (
                <>
                  , <a href={`mailto:${each.email}`}>{each.email}</a>
                </>
              ) : null}
            </li>
          ))}
          {coalition.address ? (
            <li>
              {coalition.name}, {coalition.address}
            </li>
          ) : null}
        </ul>
        <p className="measure after">{t('data.printed')}</p>
      </section>
      <p className="after">
        <a href={`${at}?lang=${language}`}>{t('page.back')}</a>: <span lang={letterLanguage}>{title}</span>
      </p>
    </PublicPage>
  )
}
