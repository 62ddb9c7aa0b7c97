import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { differenceOf } from '~/domain/differences'
import * as signatures from '~/domain/signatures/index.server'
import { listErrors } from '~/http/answers'
import { again, readForm, refuse } from '~/http/forms.server'
import { gone, languageFor } from '~/http/public.server'
import { goOn } from '~/http/respond.server'
import { closedOf, shownToSign, statementOf, versionOf } from '~/http/signing.server'
import { ClosedPage } from '~/ui/closed-page'
import { keeping } from '~/ui/courtesy'
import { Difference } from '~/ui/difference'
import { ErrorSummary } from '~/ui/error-summary'
import { Fact, Facts, Fingerprint } from '~/ui/facts'
import { Affirm } from '~/ui/field'
import { Note } from '~/ui/note'
import { PublicPage } from '~/ui/public-page'
import { Rich } from '~/ui/rich'
import { SigningPage } from '~/ui/signing-page'
import { headingClass, mentioned } from '~/ui/spoken'
import { longMoment } from '~/ui/when'
import { words } from '~/words'

// The page only asks: mail scanners follow links, and some press buttons, so the box starts unchecked.
export async function loader({ request, params }: LoaderFunctionArgs) {
  const found = await requireToConfirm(request, params.secret)
  const { signature, letter, text, entered, language } = found
  const zone = letter.deadlineZone ?? letter.coalition.zone
  const common = {
    language,
    letterLanguage: letter.language,
    organization: signature.name,
    closed: await closedOf(letter, language),
    page: found.page && `/s/${found.page}`,
  }
  if (signature.state !== 'pending') {
    const when = signature.confirmedAt ? longMoment(signature.confirmedAt, zone, language) : ''
    return { ...common, stands: 'settled' as const, state: signature.state, when }
  }
  if (!found.isOpen) return { ...common, stands: 'closed' as const }
  return {
    ...common,
    stands: 'pending' as const,
    shown: await shownToSign(letter, text, language, request),
    kind: signature.kind,
    printed: signature.name,
    signedBy: [signature.signerName, signature.signerTitle].filter(Boolean).join(', '),
    enteredAt: longMoment(signature.createdAt, zone, language),
    version: versionOf(text, zone, language),
    changes: text.hash === entered.hash ? null : differenceOf(entered, text, language),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { signature, language } = await requireToConfirm(request, params.secret)
  const t = words(language)
  const missing = signature.kind === 'individual' ? 'problems.authorityPerson' : 'problems.authority'
  const form = z.object({ authority: z.literal('yes', { error: t(missing) }), text: z.string() })
  const read = await readForm(request, form)
  if ('answer' in read) return again(read.answer)
  const { text } = read.value
  const statement = statementOf(signature.kind, text, language)
  const confirmed = await signatures.confirm(params.secret ?? '', { textHash: text, statement })
  if ('page' in confirmed) return goOn(`/s/${confirmed.page}?lang=${language}`)
  if (confirmed.refused === 'textChanged') return refuse(read.form, { authority: t('problems.textChanged') })
  return goOn(`/confirm/${params.secret}?lang=${language}`)
}

export const meta: MetaFunction<typeof loader> = ({ data: found }) => {
  const t = words(found?.language ?? 'en')
  return [{ title: found ? t('confirm.title', { organization: found.organization }) : t('gone.linkTitle') }]
}

export { PublicErrors as ErrorBoundary } from '~/ui/public-errors'

export default function Confirm() {
  const found = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { language, organization } = found
  const t = words(language)
  if (found.stands === 'closed') return <ClosedPage {...found.closed} />
  if (found.stands === 'settled') {
    const already = t(found.state === 'held' ? 'confirm.alreadyHeld' : 'confirm.already', {
      organization,
      when: found.when,
    })
    return (
      <PublicPage
        language={language}
        coalition={found.closed.coalition}
        languages={{ en: '?lang=en', es: '?lang=es' }}
      >
        <div className="plain">
          <h1 className={headingClass(already)}>{already}</h1>
          {found.state === 'held' ? <p className="lede">{t('receiptMail.held')}</p> : null}
          <p className="row">
            {found.page ? <a href={found.page}>{t('receiptMail.button')}</a> : null}
            <a href={`${found.closed.letter}?lang=${language}`}>{t('closed.read')}</a>
          </p>
        </div>
      </PublicPage>
    )
  }
  const { shown, version, changes } = found
  return (
    <SigningPage
      shown={shown}
      heading={t(found.kind === 'individual' ? 'confirm.headingPerson' : 'confirm.heading', { organization })}
      kick={t('confirm.lede', { when: found.enteredAt })}
      problems={<ErrorSummary problems={listErrors(answer)} language={language} />}
      changes={
        changes ? (
          <section className="sec" aria-labelledby="changed">
            <h2 id="changed">{t('confirm.changedHeading')}</h2>
            <Note caution>{t('confirm.changed', { organization: mentioned(organization) })}</Note>
            <Difference changes={changes} language={language} letterLanguage={found.letterLanguage} />
          </section>
        ) : null
      }
    >
      <Facts>
        <Fact term={t('confirm.printed')} printed>
          {found.printed}
        </Fact>
        <Fact term={t('confirm.signedBy')}>{found.signedBy}</Fact>
        <Fact term={t('confirm.text')}>
          <Rich
            text={t('confirm.textIs', { version: version.number, date: version.on, hash: '' })}
            with={{ hash: () => <Fingerprint hash={version.hash} /> }}
          />{' '}
          <a href="#text">{t('confirm.read')}</a>
        </Fact>
      </Facts>
      <form
        method="post"
        action={`?lang=${language}${keeping(shown.translations)}`}
        className="signform"
        noValidate
      >
        <input type="hidden" name="text" value={version.hash} />
        <Affirm name="authority" errors={answer?.errors.authority} language={language}>
          <Rich
            text={t(found.kind === 'individual' ? 'sign.authorityPerson' : 'sign.authority', { hash: '' })}
            with={{ hash: () => <Fingerprint hash={version.hash} /> }}
          />
        </Affirm>
        <button type="submit" className="btn big wide">
          {t('confirm.button', { organization: mentioned(organization) })}
        </button>
        <p className="small quiet after">{t('confirm.notMe')}</p>
      </form>
    </SigningPage>
  )
}

async function requireToConfirm(request: Request, secret: string | undefined) {
  const found = (await signatures.findToConfirm(secret ?? '')) ?? (await gone(request, secret))
  return { ...found, language: languageFor(request, found.signature.language) }
}
