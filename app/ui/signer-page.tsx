import type { ReactNode } from 'react'
import { firstName } from '~/domain/names'
import { type Language, words } from '~/words'
import { Fact, Facts, Fingerprint } from './facts'
import { Rich } from './rich'
import { headingClass } from './spoken'
import { State } from './state'
import { Unbroken } from './time'
import { dayOf, deadlineText, longMoment, timeText, weekdayDate } from './when'

export type SignerShown = {
  language: Language
  /** The private link, below which each act is posted. */
  link: string
  letter: string
  organization: string
  /** A colleague looks at it, not its signer. */
  isColleague: boolean
  zone: string
  signature: {
    state: 'pending' | 'held' | 'active' | 'stale' | 'withdrawn' | 'rejected' | 'expired'
    kind: 'organization' | 'individual'
    name: string
    signerName: string
    signerTitle: string | null
    affiliation: string | null
    via: 'public' | 'invitation' | 'lead'
    authority: 'self-attested' | 'invited' | 'known-contact' | 'vouched'
    evidence: string | null
    confirmedAt: string | Date
    endedAt: string | Date | null
    wantsFinal: boolean
    wantsAnswers: boolean
  }
  version: { number: number; on: string; hash: string }
  stage: 'before' | 'frozen' | 'delivered'
  isOpen: boolean
  canCorrect: boolean
  deadline: { at: string | Date; zone: string } | null
  /** yyyy-mm-dd, if a day for it is set and still to come. */
  frozenDay: string | null
  offices: number
  colleagues: { id: string; email: string }[]
}

/** What became of the signature, in a sentence, and what this page is. */
export function SignerHead({ of }: { of: SignerShown }) {
  const { language, organization, signature, version, deadline, isOpen } = of
  const t = words(language)
  const mine = { name: firstName(signature.signerName), version: version.number }
  const said = (): [string, string] => {
    if (of.isColleague && ['active', 'stale', 'held'].includes(signature.state)) {
      const heading =
        signature.state === 'held' ? t('signer.headingHeld') : t('signer.heading', { organization })
      return [heading, t('signer.ledeColleague', { name: signature.signerName, version: version.number })]
    }
    switch (signature.state) {
      case 'held':
        return [t('signer.headingHeld'), t('signer.ledeHeld', mine)]
      case 'rejected':
        return [t('signer.headingRejected'), t('signer.ledeRejected')]
      case 'withdrawn': {
        const when = longMoment(signature.endedAt ?? signature.confirmedAt, of.zone, language)
        const until = deadline && isOpen ? deadlineText(deadline.at, deadline.zone, language) : null
        const lede = until
          ? t('signer.ledeWithdrawn', { when, deadline: until })
          : t('signer.ledeWithdrawnClosed', { when })
        return [t('signer.headingWithdrawn', { organization }), lede]
      }
      default:
        return [
          t('signer.heading', { organization }),
          t(signature.kind === 'individual' ? 'signer.ledePerson' : 'signer.lede', mine),
        ]
    }
  }
  const [heading, lede] = said()
  return (
    <div className="receipt">
      <h1 className={headingClass(heading)}>{heading}</h1>
      <p>{lede}</p>
      {signature.state === 'withdrawn' && isOpen ? (
        <p>
          <a href={`${of.letter}/sign?lang=${language}`}>{t('signer.signAgain')}</a>
        </p>
      ) : null}
    </div>
  )
}

/** What was signed, by whom, how we know, and under which text. */
export function SignerFacts({ of }: { of: SignerShown }) {
  const { language, organization, signature, version, link, stage } = of
  const t = words(language)
  const when = longMoment(signature.confirmedAt, of.zone, language)
  const came = {
    public: t('signer.byMail', { when }),
    invitation: t('signer.byPersonalLink', { when }),
    lead: t('signer.byLead', { when, evidence: signature.evidence ?? '' }),
  }
  return (
    <Facts across>
      <Fact term={t(stage === 'before' ? 'signer.printed' : 'signer.printedAs')} printed>
        {signature.name}
        {signature.affiliation ? (
          <>
            <br />
            <span className="quiet small">
              {signature.affiliation}. {t('letter.affiliations')}
            </span>
          </>
        ) : null}
      </Fact>
      <Fact term={t('signer.state')}>
        <StateOf signature={signature} language={language} />
      </Fact>
      {signature.kind === 'organization' ? (
        <Fact term={t('signer.signedBy')}>
          {[signature.signerName, signature.signerTitle].filter(Boolean).join(', ')}
          <br />
          <span className="quiet small">
            <Unbroken>{came[signature.via]}</Unbroken>
          </span>
        </Fact>
      ) : (
        <Fact term={t('signer.signedBy')}>
          <Unbroken>{came[signature.via]}</Unbroken>
        </Fact>
      )}
      {signature.kind === 'organization' && signature.via !== 'lead' ? (
        <Fact term={t('signer.authority')}>
          {of.isColleague
            ? t('signer.theySaidSo', { name: signature.signerName, organization })
            : t('signer.saidSo', { organization })}
          {signature.authority === 'known-contact' && !of.isColleague ? ` ${t('signer.knownContact')}` : ''}
        </Fact>
      ) : null}
      <Fact term={t('signer.text')}>
        <Rich
          text={t('signer.textIs', { version: version.number, date: version.on, hash: '' })}
          with={{ hash: () => <Fingerprint hash={version.hash} /> }}
        />
        <br />
        <a href={`${of.letter}?lang=${language}#text`}>{t('signer.readIt')}</a>
        {' · '}
        <a href={`${link}/text`}>{t('signer.downloadIt')}</a>
      </Fact>
    </Facts>
  )
}

function StateOf({ signature, language }: { signature: SignerShown['signature']; language: Language }) {
  const t = words(language)
  const { state } = signature
  if (state === 'expired') return null
  const means =
    state === 'active'
      ? t('signer.active')
      : state === 'held'
        ? t('signer.held')
        : state === 'stale'
          ? t('signer.stale')
          : null
  return (
    <>
      <State of={state} language={language} />
      {means ? `: ${means}` : null}
    </>
  )
}

/** The days to come, as far as they are set. */
export function NextSteps({ of }: { of: SignerShown }) {
  const { language, signature, deadline, isOpen, stage } = of
  const t = words(language)
  if (['withdrawn', 'rejected', 'expired'].includes(signature.state)) return null
  const steps: { day: string; what: ReactNode }[] = []
  if (signature.state === 'held') steps.push({ day: t('signer.nextFirst'), what: t('signer.nextChecked') })
  if (isOpen && deadline)
    steps.push({
      day: weekdayDate(dayOf(deadline.at, deadline.zone), language),
      what: (
        <>
          <Unbroken>
            {t('signer.nextCloses', { time: timeText(deadline.at, deadline.zone, language) })}
          </Unbroken>{' '}
          <a href={`${of.letter}/deadline.ics?lang=${language}`}>{t('signer.calendar')}</a>
        </>
      ),
    })
  if (stage === 'before')
    steps.push({
      day: of.frozenDay ? weekdayDate(of.frozenDay, language) : t('signer.nextLater'),
      what: t('signer.nextFrozen', { count: of.offices }),
    })
  if (stage !== 'delivered' && signature.wantsFinal)
    steps.push({ day: t('signer.nextSameDay'), what: t('signer.nextCopy') })
  if (signature.wantsAnswers) steps.push({ day: t('signer.nextAfter'), what: t('signer.nextAnswers') })
  if (steps.length === 0) return null
  return (
    <aside aria-labelledby="nx">
      <h2 id="nx">{t('signer.next')}</h2>
      <ol className="steps small">
        {steps.map(({ day, what }) => (
          <li key={day}>
            <span className="quiet">
              <Unbroken>{day}</Unbroken>
            </span>
            <span>{what}</span>
          </li>
        ))}
      </ol>
      {stage === 'before' ? <p className="small quiet after">{t('signer.ifChanged')}</p> : null}
    </aside>
  )
}
