import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { isOpen, textOf } from '~/domain/publications.server'
import * as signatures from '~/domain/signatures/index.server'
import { listErrors } from '~/http/answers'
import { again, refuse } from '~/http/forms.server'
import { begun, doubtAbout } from '~/http/humans.server'
import { requirePublication } from '~/http/public.server'
import { goOn } from '~/http/respond.server'
import { closedOf, entryOf, readEntry, rememberSent, shownToSign } from '~/http/signing.server'
import { ClosedPage } from '~/ui/closed-page'
import { keeping } from '~/ui/courtesy'
import { ErrorSummary } from '~/ui/error-summary'
import { SigningForm } from '~/ui/signing-form'
import { SigningPage } from '~/ui/signing-page'
import { words } from '~/words'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { letter, language } = await requirePublication(request, params.slug)
  if (!isOpen(letter)) return { language, shown: null, closed: await closedOf(letter, language) }
  return {
    language,
    shown: await shownToSign(letter, await textOf(letter), language, request),
    kind: kindOf(request, letter),
    takesIndividuals: letter.takesIndividuals,
    begun: begun(),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { letter, language } = await requirePublication(request, params.slug)
  const t = words(language)
  const kind = kindOf(request, letter)
  const read = await readEntry(request, language, kind)
  if ('answer' in read) return again(read.answer)
  const tried = await doubtAbout(read.form, { what: `sign:${letter.id}`, ip: context.ip })
  if (tried === 'too many') return refuse(read.form, { authority: t('problems.slow') }, 429)
  const entry = entryOf(read.value, kind, language)
  const signed = await signatures.sign(letter, entry, { language, doubt: tried.doubt })
  if ('refused' in signed && signed.refused === 'closed')
    return goOn(`/letters/${letter.slug}/sign?lang=${language}`)
  if ('refused' in signed) return refuse(read.form, { authority: t(`problems.${signed.refused}`) })
  const headers = 'until' in signed ? { 'set-cookie': await rememberSent(entry, signed.until) } : undefined
  return goOn(`/letters/${letter.slug}/sign/sent?lang=${language}`, { headers })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  const t = words(data?.language ?? 'en')
  if (!data?.shown) return [{ title: t(data ? 'closed.title' : 'gone.letterTitle') }]
  return [
    { title: t('sign.titleOpen', { letter: data.shown.title }) },
    { name: 'robots', content: 'noindex' },
  ]
}

export { PublicErrors as ErrorBoundary } from '~/ui/public-errors'

export default function Sign() {
  const loaded = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { language } = loaded
  if (!loaded.shown) return <ClosedPage {...loaded.closed} />
  const { shown, kind, takesIndividuals, begun: mark } = loaded
  const t = words(language)
  const as = kind === 'individual' ? '&as=person' : ''
  const kept = keeping(shown.translations)
  return (
    <SigningPage
      shown={shown}
      heading={t(kind === 'individual' ? 'sign.headingPerson' : 'sign.headingOpen')}
      also={as}
      problems={<ErrorSummary problems={listErrors(answer)} language={language} />}
    >
      <SigningForm
        language={language}
        kind={kind}
        action={`?lang=${language}${as}${kept}`}
        begun={answer?.values.begun ?? mark}
        hash={shown.version.hash}
        values={answer?.values ?? {}}
        errors={answer?.errors ?? {}}
        other={takesIndividuals ? `?lang=${language}${as ? '' : '&as=person'}${kept}` : undefined}
      />
    </SigningPage>
  )
}

function kindOf(request: Request, { takesIndividuals }: { takesIndividuals: boolean }) {
  const asPerson = takesIndividuals && new URL(request.url).searchParams.get('as') === 'person'
  return asPerson ? ('individual' as const) : ('organization' as const)
}
