import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { holdsAddress, printed } from '~/domain/names'
import * as signers from '~/domain/signatures/signers.server'
import { listErrors } from '~/http/answers'
import { again, readForm, refuse } from '~/http/forms.server'
import { gone, languageFor } from '~/http/public.server'
import { goOn, notFound } from '~/http/respond.server'
import { houseOf, versionOf } from '~/http/signing.server'
import { ErrorSummary } from '~/ui/error-summary'
import { Toast } from '~/ui/note'
import { PublicPage } from '~/ui/public-page'
import { SignerChanges } from '~/ui/signer-changes'
import { NextSteps, SignerFacts, SignerHead } from '~/ui/signer-page'
import { dayOf } from '~/ui/when'
import { words } from '~/words'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { own, language } = await requireOwn(request, params.secret)
  const { signature, letter, text } = own
  const zone = letter.deadlineZone ?? letter.coalition.zone
  const frozenDay = letter.date && letter.date > dayOf(new Date(), zone) ? letter.date : null
  return {
    language,
    link: `/s/${params.secret}`,
    letter: `/letters/${letter.slug}`,
    coalition: houseOf(letter.coalition),
    told: new URL(request.url).searchParams.get('told'),
    organization: signature.name,
    isColleague: own.email !== signature.email,
    zone,
    signature: {
      state: signature.state,
      kind: signature.kind,
      name: signature.name,
      signerName: signature.signerName,
      signerTitle: signature.signerTitle,
      affiliation: signature.affiliation,
      via: signature.via,
      authority: signature.authority,
      evidence: signature.evidence,
      confirmedAt: signature.confirmedAt ?? signature.createdAt,
      endedAt: signature.endedAt,
      wantsFinal: signature.wantsFinal,
      wantsAnswers: signature.wantsAnswers,
    },
    version: versionOf(text, zone, language),
    stage: stageOf(letter.state),
    isOpen: letter.state === 'open',
    canCorrect: signers.canCorrect(letter, signature),
    deadline: letter.deadlineAt ? { at: letter.deadlineAt, zone } : null,
    frozenDay,
    offices: text.addressees.filter(({ cc }) => !cc).length,
    colleagues: (await signers.listColleagues(own)).map(({ id, email }) => ({ id, email })),
  }
}

type Acting = Awaited<ReturnType<typeof requireOwn>> & { request: Request; link: string }

/** Each act of a signer is posted to an address of its own below the link's. */
const acts = {
  correction: async ({ own, language, request, link }: Acting) => {
    const t = words(language)
    const line = (missing: string, most: number) =>
      z
        .string({ error: missing })
        .trim()
        .min(1, missing)
        .max(most, t('problems.long', { count: most }))
        .refine((value) => printed(value) !== null, t('problems.characters'))
        .refine((value) => !holdsAddress(value), t('problems.address'))
    const form = z.object({
      name: line(t('problems.organization'), 300),
      signerName: line(t('problems.name'), 200),
      signerTitle: line('', 200).optional(),
    })
    const read = await readForm(request, form)
    if ('answer' in read) return again(read.answer)
    const { name, signerName, signerTitle = null } = read.value
    const refused = await signers.correct(own, { name, signerName, signerTitle })
    if (refused) return refuse(read.form, { name: t(`problems.${refused.refused}`) })
    return goOn(link, { told: 'corrected' })
  },
  withdrawal: async ({ own, language, request, link }: Acting) => {
    const t = words(language)
    const form = z.object({
      reason: z
        .string()
        .max(1_000, t('problems.long', { count: 1_000 }))
        .optional(),
      sure: z.literal('yes', { error: t('problems.withdraw') }),
    })
    const read = await readForm(request, form)
    if ('answer' in read) return again(read.answer)
    await signers.withdraw(own, { reason: read.value.reason ?? null })
    return goOn(link, { told: 'withdrawn' })
  },
  colleagues: async ({ own, language, request, link }: Acting) => {
    const t = words(language)
    const colleague = z.email({ error: t('problems.email') }).max(254, t('problems.email'))
    const read = await readForm(request, z.object({ colleague }))
    if ('answer' in read) return again(read.answer)
    const refused = await signers.addColleague(own, read.value.colleague)
    if (refused) return refuse(read.form, { colleague: t(`problems.${refused.refused}`) })
    return goOn(link, { told: 'colleague' })
  },
  'colleagues/removal': async ({ own, language, request, link }: Acting) => {
    const gone = z.string({ error: words(language)('problems.colleagueGone') })
    const read = await readForm(request, z.object({ gone }))
    if ('answer' in read) return again(read.answer)
    await signers.removeColleague(own, read.value.gone)
    return goOn(link, { told: 'removed' })
  },
  mail: async ({ own, request, link }: Acting) => {
    const box = z.literal('yes').optional()
    const read = await readForm(request, z.object({ final: box, answers: box }))
    if ('answer' in read) return again(read.answer)
    const { final, answers } = read.value
    await signers.choose(own, { wantsFinal: final === 'yes', wantsAnswers: answers === 'yes' })
    return goOn(link, { told: 'mail' })
  },
  link: async ({ own, language, request }: Acting) => {
    const replace = z.literal('yes', { error: words(language)('problems.replace') })
    const read = await readForm(request, z.object({ replace }))
    if ('answer' in read) return again(read.answer)
    await signers.replaceLinks(own)
    return goOn(`/letters/${own.letter.slug}/link?lang=${language}`, { told: 'replaced' })
  },
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = params['*'] ?? ''
  if (!isAct(act)) notFound()
  const found = await requireOwn(request, params.secret)
  return acts[act]({ ...found, request, link: `/s/${params.secret}?lang=${found.language}` })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  const t = words(data?.language ?? 'en')
  if (!data) return [{ title: t('gone.linkTitle') }]
  return [{ title: t('signer.title', { organization: data.organization }) }]
}

export { PublicErrors as ErrorBoundary } from '~/ui/public-errors'

export default function Signer() {
  const own = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { language, coalition, told } = own
  const t = words(language)
  const said: Record<string, string> = {
    corrected: t('signer.corrected'),
    colleague: t('signer.colleagueOnWay'),
    removed: t('signer.colleagueRemoved'),
    mail: t('signer.mailSaved'),
  }
  return (
    <PublicPage
      language={language}
      coalition={coalition}
      languages={{ en: '?lang=en', es: '?lang=es' }}
      hrefs={{ verify: `/verify?lang=${language}`, data: `${own.letter}/data?lang=${language}` }}
    >
      {told && said[told] ? <Toast>{said[told]}</Toast> : null}
      <ErrorSummary problems={listErrors(answer)} language={language} />
      <SignerHead of={own} />
      <div className="cols">
        <div>
          <SignerFacts of={own} />
          <SignerChanges of={own} values={answer?.values ?? {}} errors={answer?.errors ?? {}} />
        </div>
        <NextSteps of={own} />
      </div>
    </PublicPage>
  )
}

function isAct(name: string): name is keyof typeof acts {
  return Object.hasOwn(acts, name)
}

async function requireOwn(request: Request, secret: string | undefined) {
  const own = (await signers.findBySecret(secret ?? '')) ?? (await gone(request, secret))
  return { own, language: languageFor(request, own.signature.language) }
}

function stageOf(state: string): 'before' | 'frozen' | 'delivered' {
  if (state === 'delivered' || state === 'concluded') return 'delivered'
  return state === 'final' ? 'frozen' : 'before'
}
