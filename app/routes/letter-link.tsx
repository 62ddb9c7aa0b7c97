import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import * as links from '~/domain/links.server'
import { listErrors } from '~/http/answers'
import { again, readForm } from '~/http/forms.server'
import { withinLimits } from '~/http/limits.server'
import { requirePublication } from '~/http/public.server'
import { goOn } from '~/http/respond.server'
import { houseOf } from '~/http/signing.server'
import { ErrorSummary } from '~/ui/error-summary'
import { Field } from '~/ui/field'
import { PublicPage } from '~/ui/public-page'
import { words } from '~/words'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { letter, language } = await requirePublication(request, params.slug)
  const told = new URL(request.url).searchParams.get('told')
  return {
    language,
    coalition: houseOf(letter.coalition),
    letter: `/letters/${letter.slug}`,
    title: letter.title,
    letterLanguage: letter.language,
    told: told === 'sent' || told === 'replaced' ? told : null,
  }
}

// Whoever signed or was asked, and whoever was not, is told the same.
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { letter, language } = await requirePublication(request, params.slug)
  const email = { error: words(language)('problems.email') }
  const read = await readForm(request, z.object({ email: z.email(email).max(254, email.error) }))
  if ('answer' in read) return again(read.answer)
  await withinLimits(`link:${letter.id}`, context.ip, 30, 600)
  await links.request(letter, read.value.email)
  return goOn(`/letters/${letter.slug}/link?lang=${language}`, { told: 'sent' })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: words(data?.language ?? 'en')('gone.linkButton') },
  { name: 'robots', content: 'noindex' },
]

export { PublicErrors as ErrorBoundary } from '~/ui/public-errors'

export default function LetterLink() {
  const { language, coalition, letter, title, letterLanguage, told } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = words(language)
  return (
    <PublicPage language={language} coalition={coalition} languages={{ en: '?lang=en', es: '?lang=es' }}>
      <ErrorSummary problems={listErrors(answer)} language={language} />
      <div className="plain">
        <h1>{told ? t('checkMail.heading') : t('gone.linkButton')}</h1>
        <p className="lede">
          {told === 'sent'
            ? t('checkMail.linkSent')
            : told === 'replaced'
              ? t('checkMail.linkReplaced')
              : t('gone.linkFresh')}
        </p>
        <p className="after">
          <a href={`${letter}?lang=${language}`} lang={letterLanguage}>
            {title}
          </a>
        </p>
        {told ? (
          <p className="after">
            {t('checkMail.notThere')} {t('checkMail.blocked')}
          </p>
        ) : (
          <form method="post" action={`?lang=${language}`} noValidate>
            <Field
              name="email"
              type="email"
              language={language}
              label={t('sign.email')}
              defaultValue={answer?.values.email}
              errors={answer?.errors.email}
              autoComplete="email"
              spellCheck={false}
            />
            <p className="after">
              <button type="submit" className="btn">
                {t('gone.linkButton')}
              </button>
            </p>
          </form>
        )}
      </div>
    </PublicPage>
  )
}
