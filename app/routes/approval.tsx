import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import * as leads from '~/domain/leads/index.server'
import { shownToApprove } from '~/http/approving.server'
import { again, readForm, refuse } from '~/http/forms.server'
import { gone, languageFor } from '~/http/public.server'
import { goOn, notFound } from '~/http/respond.server'
import { ApprovingPage } from '~/ui/approving-page'
import { shortHash } from '~/ui/facts'
import { type Language, words } from '~/words'

// The page only asks: mail scanners follow links, and some press buttons, so the box starts unchecked.
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { asked, language } = await requireAsked(request, params.secret)
  return shownToApprove(asked, params.secret ?? '', language)
}

type Answering = { request: Request; secret: string; language: Language; organization: string }

/** Each answer is posted to an address of its own below the link’s. */
const answers = {
  approval: async ({ request, secret, language, organization }: Answering) => {
    const t = words(language)
    const authority = z.literal('yes', { error: t('approval.problemBox', { organization }) })
    const read = await readForm(request, z.object({ text: z.string(), authority }))
    if ('answer' in read) return again(read.answer)
    const { text: textHash } = read.value
    const statement = t('approval.statement', { organization, hash: shortHash(textHash) })
    const taken = await leads.approve(secret, { textHash, statement: statement.replace(/<\/?hash>/g, '') })
    if ('refused' in taken) return refusal(taken, read.form, 'authority', { request, secret, language })
    return goOn(`/a/${secret}?lang=${language}`)
  },
  'not-yet': async ({ request, secret, language }: Answering) => {
    const t = words(language)
    const reason = z
      .string({ error: t('approval.problemReason') })
      .trim()
      .min(1, t('approval.problemReason'))
      .max(2_000, t('problems.long', { count: 2_000 }))
    const read = await readForm(request, z.object({ text: z.string(), reason }))
    if ('answer' in read) return again(read.answer)
    const { text: textHash } = read.value
    const taken = await leads.sayNotYet(secret, { textHash, reason: read.value.reason })
    if ('refused' in taken) return refusal(taken, read.form, 'reason', { request, secret, language })
    return goOn(`/a/${secret}?lang=${language}`)
  },
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { answer = '', secret = '' } = params
  if (answer !== 'approval' && answer !== 'not-yet') notFound()
  const { asked, language } = await requireAsked(request, secret)
  return answers[answer]({ request, secret, language, organization: asked.organization })
}

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => {
  const t = words(shown?.language ?? 'en')
  const title = shown ? t('approval.title', { organization: shown.organization }) : t('gone.linkTitle')
  return [{ title }, { name: 'robots', content: 'noindex' }]
}

export { PublicErrors as ErrorBoundary } from '~/ui/public-errors'

export default function Approval() {
  return <ApprovingPage shown={useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />
}

async function requireAsked(request: Request, secret = '') {
  const asked = (await leads.findBySecret(secret)) ?? (await gone(request, secret))
  return { asked, language: languageFor(request, asked.person.language ?? asked.letter.language) }
}

/** The page again, with the newer text where one took the place of what was read. */
async function refusal(
  { refused }: leads.NotTaken,
  form: FormData,
  field: 'authority' | 'reason',
  { request, secret, language }: Pick<Answering, 'request' | 'secret' | 'language'>,
) {
  const t = words(language)
  if (refused === 'gone') return gone(request, secret)
  if (refused === 'often') return refuse(form, { [field]: t('approval.problemOften') }, 429)
  if (refused === 'superseded') return refuse(form, { [field]: t('approval.superseded') }, 409)
  return goOn(`/a/${secret}?lang=${language}`)
}
