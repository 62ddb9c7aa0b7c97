import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { findByFile } from '~/domain/editions/index.server'
import { withinLimits } from '~/http/limits.server'
import { languageOf } from '~/http/public.server'
import { verdictOn } from '~/http/verifying.server'
import { ErrorSummary } from '~/ui/error-summary'
import { PlainPage } from '~/ui/plain-page'
import { CodeForm, FileForm, VerdictPart } from '~/ui/verdict'
import { VerdictPage } from '~/ui/verdict-page'
import { words } from '~/words'

export function loader({ request }: LoaderFunctionArgs) {
  return { language: languageOf(request) }
}

/** Compares a file with every PDF that was made here. It is read once and not kept. */
export async function action({ request, context }: ActionFunctionArgs) {
  await withinLimits('verify-file', context.ip, 30, 600)
  const language = languageOf(request)
  const nothing = { verdict: null, coalition: null }
  const file = (await request.formData()).get('file')
  if (!(file instanceof File) || file.size === 0)
    return data({ ...nothing, problem: words(language)('verify.fileMissing') }, { status: 422 })
  const found = await findByFile(new Uint8Array(await file.arrayBuffer()))
  if (!found) return data({ ...nothing, problem: null }, { status: 404 })
  const { name, address } = found.coalition
  return data({
    verdict: verdictOn(found, language, true),
    coalition: { name, address },
    problem: null,
  })
}

export const meta: MetaFunction = () => [
  { title: words('en')('verify.title') },
  { name: 'robots', content: 'noindex' },
]

export default function VerifyFile() {
  const { language } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { verdict = null, coalition = null, problem = null } = answer ?? {}
  const t = words(language)
  const isAsking = !answer || problem !== null
  if (verdict && coalition)
    return (
      <VerdictPage language={language} coalition={coalition}>
        <VerdictPart verdict={verdict} language={language} />
      </VerdictPage>
    )
  return (
    <PlainPage
      language={language}
      heading={isAsking ? t('verify.heading') : t('verify.fileUnknown')}
      lede={isAsking ? t('verify.ask') : t('verify.fileUnknownSay')}
    >
      <ErrorSummary problems={problem ? [{ id: 'file', message: problem }] : []} language={language} />
      {isAsking ? null : (
        <div className="v">
          <CodeForm language={language} />
        </div>
      )}
      <FileForm language={language} problem={problem ?? undefined} />
    </PlainPage>
  )
}
