import { type Language, words } from '~/words'
import { Fact, Facts, Figure, Fingerprint } from './facts'
import { keyed } from './keyed'
import { byInitial, type NameGroup, Names } from './names'
import { Rich } from './rich'
import { State } from './state'
import { Deadline, Unbroken } from './time'
import { dayOf, timeText, weekdayDate } from './when'

type When = { at: string | Date; zone: string }
type Listed = {
  name: string
  kind: 'organization' | 'individual'
  group: string | null
  detail: string | null
}

type LetterLink = { slug: string; title: string; language: Language }
type FormerShown = { number: number; on: string; added: number; removed: number; sameText: boolean }

type SideProps = {
  of: {
    language: Language
    stands: 'open' | 'closed' | 'final'
    asPrinted: boolean
    deadline: When | null
    counts: { organizations: number; individuals: number } | null
    names: Listed[] | null
    ledBy: string
    minutes: number
    edition: { number: number; on: string } | null
    former: FormerShown | null
    before: LetterLink | null
    after: LetterLink[]
    deliveries: { to: string; on: string }[]
    hrefs: { sign: string; pdf: string | null }
  }
}

/** From how many names on a list is easier to read by letter. */
const LONG = 30

/** Beside the text: until when, how many, by whom, and the one act. */
export function SignSide({ of: { language, stands, deadline, counts, edition, ...shown } }: SideProps) {
  const t = words(language)
  return (
    <aside className="side" aria-label={stands === 'open' ? t('letter.aside') : t('letter.text')}>
      <Facts>
        {stands !== 'final' && deadline ? (
          <Fact term={t('letter.signBy')}>
            <strong>
              <Deadline at={deadline.at} zone={deadline.zone} language={language} />
            </strong>
            {stands === 'open' ? (
              <span
                className="quiet block"
                data-reader-time={t('letter.yourTime', { time: '{time}', zone: '{zone}' })}
              />
            ) : null}
          </Fact>
        ) : null}
        {edition ? (
          <Fact term={t('letter.editionIs')}>
            {t('letter.edition', { number: edition.number, date: edition.on })}
            {shown.former ? (
              <span className="quiet block">{differenceIn(shown.former, language)}</span>
            ) : null}
          </Fact>
        ) : null}
        {counts ? (
          <Fact term={t(stands === 'open' ? 'letter.signedSoFar' : 'letter.signed')} className="count">
            <Figure of={t('letter.organizationsUnit', { count: counts.organizations })}>
              {counts.organizations.toLocaleString(language === 'es' ? 'es-US' : 'en-US')}
            </Figure>
            {counts.individuals > 0 ? (
              <>
                <br />
                {t('letter.individuals', { count: counts.individuals })}
              </>
            ) : null}
          </Fact>
        ) : null}
        {stands === 'final' && !shown.asPrinted ? (
          <Fact term={t('letter.delivered')} className="led">
            {shown.deliveries.length === 0
              ? t('letter.notDelivered')
              : keyed(shown.deliveries).map(({ part, key }) => (
                  <p key={key}>{t('letter.deliveredTo', { addressee: part.to, date: part.on })}</p>
                ))}
          </Fact>
        ) : null}
        {shown.ledBy ? (
          <Fact term={t('letter.ledBy')} className="led">
            {shown.ledBy}
          </Fact>
        ) : null}
        {shown.before ? (
          <Fact term={t('letter.before')} className="led">
            <LinkTo letter={shown.before} language={language} />
          </Fact>
        ) : null}
        {shown.after.length > 0 ? (
          <Fact term={t('letter.after')} className="led">
            {shown.after.map((each) => (
              <p key={each.slug}>
                <LinkTo letter={each} language={language} />
              </p>
            ))}
          </Fact>
        ) : null}
      </Facts>
      {stands === 'open' ? (
        <>
          <a className="btn big wide" href={shown.hrefs.sign}>
            {t('letter.sign')}
          </a>
          <p className="also quiet">{t('letter.takes')}</p>
        </>
      ) : null}
      {stands === 'closed' ? <p className="also quiet">{t('letter.closedAsk')}</p> : null}
      <p className="also">
        <a href="#text">{t('letter.read')}</a> {t('letter.minutes', { count: shown.minutes })}
        {shown.hrefs.pdf ? (
          <>
            {' '}
            · <a href={shown.hrefs.pdf}>{t('letter.pdf')}</a>
          </>
        ) : null}
        {shown.names ? (
          <>
            {' '}
            · <a href="#names">{t('letter.who')}</a>
          </>
        ) : null}
      </p>
    </aside>
  )
}

function LinkTo({ letter, language }: { letter: LetterLink; language: Language }) {
  return (
    <a href={`/letters/${letter.slug}?lang=${language}`} lang={letter.language}>
      {letter.title}
    </a>
  )
}

/** What an edition replaced, and what it changed of that. */
function differenceIn({ number, on, added, removed, sameText }: FormerShown, language: Language): string {
  const t = words(language)
  return [
    t('letter.replaced', { number, date: on }),
    t(sameText ? 'letter.sameText' : 'letter.otherText'),
    added > 0 ? t('letter.namesAdded', { count: added }) : '',
    removed > 0 ? t('letter.namesRemoved', { count: removed }) : '',
    added + removed === 0 ? t('letter.sameNames') : '',
  ]
    .filter(Boolean)
    .join(' ')
}

type AnswersProps = {
  of: {
    language: Language
    letterLanguage: Language
    coalition: { name: string }
    answers: {
      came: { office: string; kind: AnswerKind; on: string; words: string | null }[]
      late: { office: string; dueOn: string; over: number; benchmark: number }[]
      asks: { number: number; offices: { office: string; stands: keyof typeof shapes }[] }[]
    } | null
  }
}

type AnswerKind = 'acknowledgement' | 'interim' | 'substantive' | 'refusal' | 'referral' | 'meeting'

/** What came back, and what the leads say it means; kept apart. */
export function Answers({ of: { language, letterLanguage, coalition, answers } }: AnswersProps) {
  if (!answers) return null
  const t = words(language)
  return (
    <section className="sec" aria-labelledby="answers">
      <h2 id="answers">{t('letter.answers')}</h2>
      {answers.came.length === 0 ? <p className="measure after">{t('letter.answersNone')}</p> : null}
      {keyed(answers.came).map(({ part: { office, kind, on, words: said }, key }) => (
        <div key={key} className="measure cameback">
          <p>{t(`answerMail.${kind}`, { office, date: on })}</p>
          {said ? (
            <blockquote className="asprinted answer" lang={letterLanguage}>
              {letterLanguage === 'es' ? `«${said}»` : `“${said}”`}
            </blockquote>
          ) : null}
        </div>
      ))}
      {keyed(answers.late).map(({ part: { office, dueOn, over, benchmark }, key }) => (
        <p key={key} className="measure after">
          {t('letter.answersLate', { office, date: dueOn, benchmark, count: over })}
        </p>
      ))}
      {answers.asks.length > 0 ? (
        <>
          <h3 className="answersasks">{t('letter.answersAsks')}</h3>
          <p className="small quiet">{t('letter.answersBy', { coalition: coalition.name })}</p>
          <Facts across>
            {answers.asks.map(({ number, offices }) => (
              <Fact key={number} term={t('letter.ask', { number })}>
                {keyed(offices).map(({ part: { office, stands }, key }) => (
                  <span key={key} className="block">
                    <State of={shapes[stands]}>{t(`letter.${stands}`)}</State>: {office}
                  </span>
                ))}
              </Fact>
            ))}
          </Facts>
        </>
      ) : null}
    </section>
  )
}

const shapes = {
  met: 'met',
  partly: 'partly',
  refused: 'refused',
  ignored: 'silent',
  superseded: 'superseded',
  answered: 'none',
  silent: 'none',
  undelivered: 'none',
} as const

type ColophonProps = {
  version: { number: number; on: string; hash: string }
  edition: { number: number; on: string } | null
  language: Language
}

/** Which text this is, by number and fingerprint. */
export function Colophon({ version, edition, language }: ColophonProps) {
  const t = words(language)
  const hash = () => <Fingerprint hash={version.hash} />
  return (
    <p className="colophon">
      {edition ? (
        <Rich
          text={t('letter.frozen', { number: edition.number, date: edition.on, hash: '#' })}
          with={{ hash }}
        />
      ) : (
        <Rich
          text={t('letter.colophon', { version: version.number, date: version.on, hash: '#' })}
          with={{ hash }}
        />
      )}
    </p>
  )
}

type UndersignedProps = {
  of: {
    language: Language
    letterLanguage: Language
    stands: 'open' | 'closed' | 'final'
    counts: { organizations: number; individuals: number } | null
    names: Listed[] | null
    withdrawn: { name: string; on: string }[]
    query: string
    when: string
    hrefs: { letter: string }
  }
}

/** The list, in printed order, people apart; with what was taken back after delivery. */
export function Undersigned({
  of: { language, names, counts, query, withdrawn, ...shown },
}: UndersignedProps) {
  const t = words(language)
  const all = (counts?.organizations ?? 0) + (counts?.individuals ?? 0)
  const left = new Map(withdrawn.map(({ name, on }) => [name, t('letter.withdrewOn', { date: on })]))
  const marked = names?.map((each) =>
    left.has(each.name)
      ? { ...each, detail: [each.detail, left.get(each.name)].filter(Boolean).join(', ') }
      : each,
  )
  return (
    <section className="sec" id="names" aria-labelledby="nh">
      <div className="sechead">
        <h2 id="nh">{t('letter.undersigned')}</h2>
        {counts && all > 0 ? (
          <p className="quiet">
            {shown.stands === 'final'
              ? t('letter.organizations', { count: counts.organizations })
              : t('letter.listedOn', { count: counts.organizations, when: shown.when })}
          </p>
        ) : null}
      </div>
      {withdrawn.length > 0 ? (
        <div className="note">
          {keyed(withdrawn).map(({ part, key }) => (
            <p key={key}>{t('letter.withdrew', { date: part.on, organization: part.name })}</p>
          ))}
        </div>
      ) : null}
      {names && all > 0 ? (
        <form className="search" method="get" action="#names" aria-label={t('letter.find')}>
          <div>
            <label htmlFor="q">{t('letter.find')}</label>
            <input id="q" name="q" type="search" autoComplete="off" defaultValue={query} />
          </div>
          <input type="hidden" name="lang" value={language} />
          <button type="submit" className="btn second">
            {t('letter.findButton')}
          </button>
        </form>
      ) : null}
      {names === null ? <p className="quiet">{t('letter.listLater')}</p> : null}
      {names && all === 0 ? <p className="quiet">{t('letter.nobodyYet')}</p> : null}
      {query && names ? (
        <p className="after">
          {names.length === 0 ? t('letter.notListed', { query }) : null}{' '}
          <a href={`${shown.hrefs.letter}?lang=${language}#names`}>{t('letter.showAll')}</a>
        </p>
      ) : null}
      {names && names.length > 0 ? (
        <div lang={shown.letterLanguage}>
          <Names groups={grouped(marked ?? [])} />
          {names.some(({ detail, kind }) => detail && kind === 'individual') ? (
            <p className="quiet small after" lang={language}>
              {t('letter.affiliations')}
            </p>
          ) : null}
        </div>
      ) : null}
    </section>
  )
}

/** Under the headings it is printed with; what has none stands under its first letters where it is long. */
function grouped(names: Listed[]): NameGroup[] {
  const headings = [...new Set(names.map(({ group }) => group))]
  return headings.flatMap((heading, at) => {
    const entries = names
      .filter(({ group }) => group === heading)
      .map(({ name, detail }) => (detail ? { name, note: detail } : name))
    if (heading) return [{ heading, id: `g-${at}`, names: entries }]
    return entries.length < LONG ? [{ names: entries }] : byInitial(entries)
  })
}

type BarProps = { deadline: When; href: string; language: Language }

/** Keeps the deadline and the act in sight on a phone. */
export function SignBar({ deadline: { at, zone }, href, language }: BarProps) {
  const t = words(language)
  const day = weekdayDate(dayOf(at, zone), language)
  return (
    <aside className="signbar" aria-label={t('letter.signBy')}>
      <div className="wrap">
        <span>
          <Unbroken>{t('letter.bar', { deadline: `${day}, ${timeText(at, zone, language)}` })}</Unbroken>
        </span>
        <a className="btn" href={href}>
          {t('letter.barSign')}
        </a>
      </div>
    </aside>
  )
}
