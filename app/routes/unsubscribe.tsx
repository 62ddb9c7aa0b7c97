import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import * as unsubscriptions from '~/domain/unsubscriptions.server'
import { listErrors } from '~/http/answers'
import { again, readForm } from '~/http/forms.server'
import { gone, languageFor } from '~/http/public.server'
import { goOn, notFound } from '~/http/respond.server'
import { houseOf } from '~/http/signing.server'
import { ErrorSummary } from '~/ui/error-summary'
import { Check } from '~/ui/field'
import { Toast } from '~/ui/note'
import { PublicPage } from '~/ui/public-page'
import { words } from '~/words'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { subscription, language } = await requireSubscription(request, params.secret)
  const { coalition, email, stopped } = subscription
  const told = new URL(request.url).searchParams.get('told')
  return {
    language,
    coalition: houseOf(coalition),
    email,
    stopped,
    allowed: told === 'allowed',
    link: `/u/${params.secret}`,
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { subscription, language } = await requireSubscription(request, params.secret)
  const t = words(language)
  if (params.undo && params.undo !== 'undo') notFound()
  const form = z.object({
    // RFC 8058 §3.1: one press in the mail program sends this, and nothing else.
    'List-Unsubscribe': z.literal('One-Click').optional(),
    sure: z.literal('yes').optional(),
  })
  const sure = form.refine((sent) => sent.sure || sent['List-Unsubscribe'], {
    path: ['sure'],
    error: t('problems.unsubscribe'),
  })
  const read = await readForm(request, sure)
  if ('answer' in read) return again(read.answer)
  const page = `/u/${params.secret}?lang=${language}`
  if (params.undo) {
    await unsubscriptions.allow(subscription)
    return goOn(page, { told: 'allowed' })
  }
  await unsubscriptions.stop(subscription)
  return goOn(page)
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: words(data?.language ?? 'en')(data ? 'unsubscribe.title' : 'gone.linkTitle') },
]

export { PublicErrors as ErrorBoundary } from '~/ui/public-errors'

export default function Unsubscribe() {
  const { language, coalition, email, stopped, allowed, link } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = words(language)
  const who = { coalition: coalition.name, email }
  return (
    <PublicPage language={language} coalition={coalition} languages={{ en: '?lang=en', es: '?lang=es' }}>
      {allowed && !stopped ? <Toast>{t('unsubscribe.undone', who)}</Toast> : null}
      <ErrorSummary problems={listErrors(answer)} language={language} />
      <div className="plain">
        <h1>{stopped ? t('unsubscribe.doneHeading') : t('unsubscribe.heading', who)}</h1>
        <p className="lede">{stopped ? t('unsubscribe.done', who) : t('unsubscribe.lede', who)}</p>
        <p className="after">{t('unsubscribe.signer')}</p>
        {stopped ? (
          <form method="post" action={`${link}/undo?lang=${language}`} noValidate>
            <Check name="sure" language={language} errors={answer?.errors.sure}>
              {t('unsubscribe.sureUndo', who)}
            </Check>
            <p className="after">
              <button type="submit" className="btn second">
                {t('unsubscribe.undo')}
              </button>
            </p>
          </form>
        ) : (
          <form method="post" action={`${link}?lang=${language}`} noValidate>
            <Check name="sure" language={language} errors={answer?.errors.sure}>
              {t('unsubscribe.sure', who)}
            </Check>
            <p className="after">
              <button type="submit" className="btn">
                {t('unsubscribe.button')}
              </button>
            </p>
          </form>
        )}
      </div>
    </PublicPage>
  )
}

async function requireSubscription(request: Request, secret: string | undefined) {
  const subscription = (await unsubscriptions.findBySecret(secret ?? '')) ?? (await gone(request, secret))
  return { subscription, language: languageFor(request, subscription.language) }
}
