import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { readCode } from '~/domain/editions/index.server'
import { languageOf } from '~/http/public.server'
import { ErrorSummary, errorTitle } from '~/ui/error-summary'
import { PlainPage } from '~/ui/plain-page'
import { CodeForm, FileForm } from '~/ui/verdict'
import { words } from '~/words'

/** A code that was typed leads to the page of what has it. */
export function loader({ request }: LoaderFunctionArgs) {
  const language = languageOf(request)
  const typed = new URL(request.url).searchParams.get('code')
  const code = readCode(typed ?? '')
  if (code) throw redirect(`/v/${code}?lang=${language}`, 302)
  return { language, typed: typed?.slice(0, 100) ?? null }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: errorTitle(words(data?.language ?? 'en')('verify.title'), Boolean(data?.typed !== null)) },
  { name: 'robots', content: 'noindex' },
]

export default function Verify() {
  const { language, typed } = useLoaderData<typeof loader>()
  const t = words(language)
  const problem = typed === null ? undefined : t('verify.codeWrong')
  return (
    <PlainPage language={language} heading={t('verify.heading')} lede={t('verify.ask')}>
      <ErrorSummary problems={problem ? [{ id: 'code', message: problem }] : []} language={language} />
      <div className="v">
        <CodeForm language={language} code={typed ?? undefined} problem={problem} />
      </div>
      <FileForm language={language} />
      <OtherLanguage language={language} />
    </PlainPage>
  )
}

function OtherLanguage({ language }: { language: 'en' | 'es' }) {
  const [other, name] = language === 'en' ? (['es', 'Español'] as const) : (['en', 'English'] as const)
  return (
    <p className="after">
      <a href={`/verify?lang=${other}`} lang={other} hrefLang={other}>
        {name}
      </a>
    </p>
  )
}
