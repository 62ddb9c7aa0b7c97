import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { canonicalAddress } from '~/domain/contacts/index.server'
import * as invitations from '~/domain/invitations/index.server'
import { isOpen, textOf } from '~/domain/publications.server'
import * as signatures from '~/domain/signatures/index.server'
import { listErrors } from '~/http/answers'
import { again, readForm, refuse } from '~/http/forms.server'
import { begun, doubtAbout } from '~/http/humans.server'
import { gone, languageFor } from '~/http/public.server'
import { goOn, notFound } from '~/http/respond.server'
import { closedOf, daysToDecide, entryOf, readEntry, rememberSent, shownToSign } from '~/http/signing.server'
import { ClosedPage } from '~/ui/closed-page'
import { keeping } from '~/ui/courtesy'
import { Disclose } from '~/ui/disclose'
import { ErrorSummary } from '~/ui/error-summary'
import { Toast } from '~/ui/note'
import { OtherAnswers, reasons } from '~/ui/other-answers'
import { PublicPage } from '~/ui/public-page'
import { SigningForm } from '~/ui/signing-form'
import { SigningPage } from '~/ui/signing-page'
import { headingClass, mentioned } from '~/ui/spoken'
import { weekdayDate } from '~/ui/when'
import { words } from '~/words'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { invited, language } = await requireInvited(request, params.secret)
  const { letter, invitation, organization, contact, signed } = invited
  const common = {
    language,
    link: `/i/${params.secret}`,
    organization: organization.name,
    closed: await closedOf(letter, language),
    told: toldOf(request),
    // Whom it was forwarded to has answered nothing yet.
    answered: contact
      ? { state: invitation.state, decideBy: invitation.decideBy }
      : { state: invitation.state === 'declined' ? invitation.state : null, decideBy: null },
  }
  if (signed) return { ...common, stands: 'signed' as const, page: signed.page && `/s/${signed.page}` }
  if (!isOpen(letter)) return { ...common, stands: 'closed' as const }
  return {
    ...common,
    stands: 'open' as const,
    shown: await shownToSign(letter, await textOf(letter), language, request),
    begun: begun(),
    name: contact?.name ?? null,
    known: {
      organization: organization.name,
      name: contact?.name ?? '',
      title: contact?.title ?? '',
      email: invited.email,
      city: organization.city ?? '',
      state: organization.state ?? '',
    },
    days: daysToDecide(letter, language),
  }
}

/** What a page says of the answer before. */
const said = ['considered', 'forwarded', 'declined', 'asked'] as const
type Said = (typeof said)[number]

type Answering = Awaited<ReturnType<typeof requireInvited>> & { request: Request; ip: string }

/** Each other answer, and the form by which it signs, is posted to an address of its own below the link's. */
const answers = {
  signature: async ({ invited, language, request, ip }: Answering) => {
    const { letter } = invited
    const t = words(language)
    const read = await readEntry(request, language, 'organization')
    if ('answer' in read) return again(read.answer)
    const entry = entryOf(read.value, 'organization', language)
    const isInvited = canonicalAddress(entry.email) === invited.email
    const tried = isInvited ? { doubt: null } : await doubtAbout(read.form, { what: `sign:${letter.id}`, ip })
    if (tried === 'too many') return refuse(read.form, { authority: t('problems.slow') }, 429)
    const by = { id: invited.invitation.id, email: invited.email, secret: invited.secret }
    const signed = await signatures.sign(letter, entry, { invitation: by, language, doubt: tried.doubt })
    if ('page' in signed) return goOn(`/s/${signed.page}?lang=${language}`)
    if ('until' in signed)
      return goOn(`/letters/${letter.slug}/sign/sent?lang=${language}`, {
        headers: { 'set-cookie': await rememberSent(entry, signed.until) },
      })
    if (signed.refused === 'closed') return back(invited, language)
    return refuse(read.form, { authority: t(`problems.${signed.refused}`) })
  },
  consideration: async ({ invited, language, request }: Answering) => {
    const t = words(language)
    const days = daysToDecide(invited.letter, language).map(({ value }) => value)
    const by = z
      .string({ error: t('problems.day') })
      .refine((day) => days.includes(day), t('problems.dayPast'))
    const read = await readForm(request, z.object({ by }))
    if ('answer' in read) return again(read.answer)
    await invitations.consider(invited, { decideBy: read.value.by })
    return back(invited, language, 'considered')
  },
  forwarding: async ({ invited, language, request }: Answering) => {
    const t = words(language)
    const to = z.email({ error: t('problems.forward') }).max(254, t('problems.forward'))
    const read = await readForm(request, z.object({ to }))
    if ('answer' in read) return again(read.answer)
    await invitations.forward(invited, read.value.to)
    return back(invited, language, 'forwarded')
  },
  declination: async ({ invited, language, request }: Answering) => {
    const why = z.enum(reasons, { error: words(language)('problems.why') }).default('whyNone')
    // Scanners press buttons: without the box nothing is declined.
    const sure = z.literal('yes', { error: words(language)('problems.decline') })
    const read = await readForm(request, z.object({ why, sure }))
    if ('answer' in read) return again(read.answer)
    // The leads read English.
    const reason = read.value.why === 'whyNone' ? null : words('en')(`invitation.${read.value.why}`)
    await invitations.decline(invited, { reason })
    return back(invited, language, 'declined')
  },
  question: async ({ invited, language, request }: Answering) => {
    const t = words(language)
    const question = z
      .string({ error: t('problems.question') })
      .trim()
      .min(1, t('problems.question'))
      .max(2_000, t('problems.long', { count: 2_000 }))
    const read = await readForm(request, z.object({ question }))
    if ('answer' in read) return again(read.answer)
    await invitations.askQuestion(invited, read.value.question)
    return back(invited, language, 'asked')
  },
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { answer = '' } = params
  if (!isAnswer(answer)) notFound()
  const found = await requireInvited(request, params.secret)
  return answers[answer]({ ...found, request, ip: context.ip })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  const t = words(data?.language ?? 'en')
  if (!data) return [{ title: t('gone.linkTitle') }]
  const { organization } = data
  if (data.stands === 'closed') return [{ title: t('closed.title') }]
  if (data.stands === 'signed') return [{ title: t('invitation.signed', { organization }) }]
  return [{ title: t('sign.title', { organization, letter: data.shown.title }) }]
}

export { PublicErrors as ErrorBoundary } from '~/ui/public-errors'

export default function Invitation() {
  const loaded = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { language, organization, link, closed, told, answered } = loaded
  const t = words(language)
  if (loaded.stands === 'closed') return <ClosedPage {...closed} />
  if (loaded.stands === 'signed')
    return (
      <PublicPage
        language={language}
        coalition={closed.coalition}
        languages={{ en: '?lang=en', es: '?lang=es' }}
      >
        <div className="plain">
          <h1 className={headingClass(organization)}>{t('invitation.signed', { organization })}</h1>
          <p className="row">
            {loaded.page ? (
              <a href={`${loaded.page}?lang=${language}`}>{t('invitation.yourPage')}</a>
            ) : (
              <a href={`${closed.letter}/link?lang=${language}`}>{t('gone.linkButton')}</a>
            )}
            <a href={`${closed.letter}?lang=${language}`}>{t('closed.read')}</a>
          </p>
        </div>
      </PublicPage>
    )
  const { shown, known, name, days } = loaded
  const day = answered.decideBy ? weekdayDate(answered.decideBy, language) : ''
  const tells = {
    considered: t('invitation.considered', { day }),
    forwarded: t('invitation.forwardedOn'),
    declined: `${t('invitation.declined', { organization: mentioned(organization) })} ${closed.until ? t('invitation.changeMind', { deadline: closed.until }) : ''}`,
    asked: t('invitation.asked'),
  }
  const before =
    answered.state === 'considering' && day
      ? tells.considered
      : answered.state === 'declined'
        ? tells.declined
        : null
  const tell = told ? tells[told] : before
  const declined = answered.state === 'declined'
  const form = (
    <SigningForm
      language={language}
      kind="organization"
      action={`${link}/signature?lang=${language}${keeping(shown.translations)}`}
      begun={answer?.values.begun ?? loaded.begun}
      hash={shown.version.hash}
      values={{ ...known, ...answer?.values }}
      errors={answer?.errors ?? {}}
      organization={organization}
      invited
    />
  )
  return (
    <SigningPage
      shown={shown}
      heading={t(declined ? 'invitation.declinedHeading' : 'sign.heading', { organization })}
      kick={
        name ? (
          <>
            {t('sign.for', { name })}{' '}
            <a href={`${closed.letter}/sign?lang=${language}`}>{t('sign.notYou')}</a>
          </>
        ) : undefined
      }
      problems={
        <>
          {tell ? <Toast>{tell}</Toast> : null}
          <ErrorSummary problems={listErrors(answer)} language={language} />
        </>
      }
      stop={link.replace('/i/', '/u/')}
    >
      {declined ? (
        <Disclose summary={t('invitation.changedMind')} open={Boolean(answer?.errors.authority)}>
          {form}
        </Disclose>
      ) : (
        form
      )}
      <OtherAnswers
        language={language}
        link={link}
        days={days}
        values={answer?.values ?? {}}
        errors={answer?.errors ?? {}}
      />
    </SigningPage>
  )
}

function isAnswer(name: string): name is keyof typeof answers {
  return Object.hasOwn(answers, name)
}

async function requireInvited(request: Request, secret: string | undefined) {
  const invited = (await invitations.findBySecret(secret ?? '')) ?? (await gone(request, secret))
  return { invited, language: languageFor(request, invited.contact?.language ?? invited.letter.language) }
}

function back({ secret }: invitations.Invited, language: string, told?: Said) {
  return goOn(`/i/${secret}?lang=${language}`, { told })
}

function toldOf(request: Request): Said | null {
  const told = new URL(request.url).searchParams.get('told')
  return said.find((each) => each === told) ?? null
}
