import { data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { findByCode, readCode } from '~/domain/editions/index.server'
import { languageOf } from '~/http/public.server'
import { verdictOn } from '~/http/verifying.server'
import { PlainPage } from '~/ui/plain-page'
import { CodeForm, titleOf, VerdictPart } from '~/ui/verdict'
import { VerdictPage } from '~/ui/verdict-page'
import { words } from '~/words'

/** What is kept under the code in a copy's foot. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const typed = params.code ?? ''
  const code = readCode(typed)
  if (code && code !== typed) throw redirect(`/v/${code}${new URL(request.url).search}`, 302)
  const found = code ? await findByCode(code) : null
  const language = languageOf(request, found?.edition.language)
  if (!found)
    return data({ language, code: typed.slice(0, 100), verdict: null, coalition: null }, { status: 404 })
  const { name, address } = found.coalition
  return data({ language, code: typed, verdict: verdictOn(found, language), coalition: { name, address } })
}

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => {
  const t = words(shown?.language ?? 'en')
  const title = shown?.verdict ? titleOf(shown.verdict, shown.language) : t('verify.unknownTitle')
  return [{ title }, { name: 'robots', content: 'noindex' }]
}

export default function VerifyCode() {
  const { language, code, verdict, coalition } = useLoaderData<typeof loader>()
  const t = words(language)
  if (verdict && coalition)
    return (
      <VerdictPage language={language} coalition={coalition} code={code}>
        <VerdictPart verdict={verdict} language={language} />
      </VerdictPage>
    )
  return (
    <PlainPage language={language} heading={t('verify.unknown')} lede={t('verify.unknownSay')}>
      <div className="v">
        <CodeForm language={language} code={code} />
      </div>
    </PlainPage>
  )
}
