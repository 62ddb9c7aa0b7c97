import type { BlockChange } from '~/domain/differences'
import { type Answer, listErrors } from '~/http/answers'
import { type Language, words } from '~/words'
import { Brief } from './brief'
import { ChangeList, Difference } from './difference'
import { Disclose } from './disclose'
import { ErrorSummary } from './error-summary'
import { Fact, Facts, Fingerprint } from './facts'
import { Affirm, Field } from './field'
import { keyed } from './keyed'
import { type LetterAddressee, type LetterContact, type LetterNode, LetterText } from './letter-text'
import { Note } from './note'
import { PublicPage } from './public-page'
import { Rich } from './rich'
import { headingClass, mentioned } from './spoken'
import { State } from './state'

/** What the page shows on which a lead organization approves a text; made by `shownToApprove` in app/http. */
export type ApprovingShown = {
  language: Language
  letterLanguage: Language
  coalition: { name: string; address: string | null }
  /** The private link, below which each answer is posted. */
  link: string
  organization: string
  person: string
  asker: string | null
  /** The leads have changed the text since they asked. */
  movedOn: boolean
  /** The letter is final. */
  locked: boolean
  answer: { answer: 'approved' | 'not-yet'; person: string; when: string; reason: string | null } | null
  leads: { name: string; answer: 'approved' | 'not-yet' | null }[]
  /** The version that the organization approved before. */
  before: { number: number; on: string } | null
  /** Null when nobody asks just now. */
  text: TextShown | null
}

type TextShown = {
  title: string
  to: string
  asks: { number: number; text: string }[]
  version: { number: number; on: string; hash: string }
  changes: BlockChange[] | null
  doc: LetterNode
  addressees: LetterAddressee[]
  contacts: LetterContact[]
  date: string | null
}

type ApprovingPageProps = { shown: ApprovingShown; answer: Answer | undefined }

/** A page on which a lead organization approves a text: the answer, who else leads, what changed, the exact text. */
export function ApprovingPage({ shown, answer }: ApprovingPageProps) {
  const { language, letterLanguage, organization, text } = shown
  const t = words(language)
  const heading = headingOf(shown)
  return (
    <PublicPage
      language={language}
      coalition={shown.coalition}
      languages={{ en: `${shown.link}?lang=en`, es: `${shown.link}?lang=es` }}
    >
      <ErrorSummary problems={listErrors(answer)} language={language} />
      <div className="intro">
        <p className="kick">
          {t('approval.kick', { name: shown.person, organization: mentioned(organization) })}
        </p>
        <h1 className={headingClass(heading)}>{heading}</h1>
        <p className="to">
          {text ? (
            <>
              <span className="asprinted" lang={letterLanguage}>
                {text.title}
              </span>
              <br />
              <Rich
                text={t('approval.version', {
                  version: text.version.number,
                  date: text.version.on,
                  hash: '#',
                })}
                with={{ hash: () => <Fingerprint hash={text.version.hash} /> }}
              />{' '}
              {shown.asker && !shown.answer ? t('approval.asks', { name: shown.asker }) : null}
            </>
          ) : (
            t('approval.ledeNothing')
          )}
        </p>
        <Said of={shown} />
      </div>
      {text ? (
        <div className="two">
          <section aria-label={t('approval.who')}>
            <Changes shown={shown} text={text} />
            <Leads of={shown} />
            <p className="readlink">
              <a href="#text">{t('approval.read')}</a>
            </p>
          </section>
          {shown.locked ? (
            <Note>
              <p>{t('approval.final')}</p>
            </Note>
          ) : (
            <Answers shown={shown} text={text} answer={answer} />
          )}
          <article className="textcol" id="text" aria-labelledby="t">
            <h2 id="t">{t('approval.text')}</h2>
            <LetterText
              doc={text.doc}
              date={text.date}
              addressees={text.addressees}
              contacts={text.contacts}
              re={text.title}
              language={letterLanguage}
            />
          </article>
        </div>
      ) : (
        <Leads of={shown} />
      )}
    </PublicPage>
  )
}

function headingOf({ language, organization, answer, text }: ApprovingShown): string {
  const t = words(language)
  if (!text) return t('approval.headingNothing')
  if (answer?.answer === 'approved') return t('approval.headingApproved', { organization })
  if (answer) return t('approval.headingNotYet', { organization })
  return t('approval.heading', { organization })
}

/** What was said of this text by this organization. */
function Said({ of: { language, answer, movedOn, locked } }: { of: ApprovingShown }) {
  const t = words(language)
  return (
    <>
      {answer ? (
        <p className="after">
          {t(answer.answer === 'approved' ? 'approval.approved' : 'approval.notYet', {
            person: answer.person,
            when: answer.when,
          })}
        </p>
      ) : null}
      {answer?.reason ? (
        <p className="after">{language === 'es' ? `«${answer.reason}»` : `“${answer.reason}”`}</p>
      ) : null}
      {movedOn && !locked ? <p className="after">{t('approval.movedOn')}</p> : null}
    </>
  )
}

function Changes({ shown, text }: { shown: ApprovingShown; text: TextShown }) {
  const { language, letterLanguage, organization, before } = shown
  const t = words(language)
  const name = mentioned(organization)
  if (!before || !text.changes)
    return (
      <>
        <h2>{t('sign.asks')}</h2>
        <Brief asks={text.asks} language={letterLanguage} />
      </>
    )
  return (
    <>
      <h2 id="changes">{t('approval.changes', { organization: name, version: before.number })}</h2>
      <p className="small quiet">
        {t('approval.approvedBefore', { organization: name, version: before.number, date: before.on })}
      </p>
      {text.changes.every(({ kind }) => kind === 'same') ? (
        <p className="after">{t('approval.same', { version: before.number })}</p>
      ) : (
        <>
          <ChangeList changes={text.changes} language={language} />
          <Difference changes={text.changes} language={language} letterLanguage={letterLanguage} />
        </>
      )}
    </>
  )
}

const marks = { approved: 'active', 'not-yet': 'held', silent: 'invited' } as const
const said = {
  approved: 'approval.whoApproved',
  'not-yet': 'approval.whoNotYet',
  silent: 'approval.whoSilent',
} as const

function Leads({ of: { language, leads } }: { of: ApprovingShown }) {
  const t = words(language)
  return (
    <section className="sec" aria-labelledby="leads">
      <h2 id="leads">{t('approval.who')}</h2>
      <Facts>
        {keyed(leads).map(({ part: { name, answer }, key }) => (
          <Fact key={key} term={<span className="asprinted">{name}</span>}>
            <State of={marks[answer ?? 'silent']} language={language}>
              {t(said[answer ?? 'silent'])}
            </State>
          </Fact>
        ))}
      </Facts>
    </section>
  )
}

type AnswersProps = { shown: ApprovingShown; text: TextShown; answer: Answer | undefined }

/** The two answers, each a form of its own. Boxes and reasons start empty: scanners press buttons. */
function Answers({ shown, text, answer }: AnswersProps) {
  const { language, organization, link } = shown
  const t = words(language)
  const name = mentioned(organization)
  const approves = shown.answer?.answer === 'approved'
  return (
    <section className="signcol" aria-labelledby="a">
      <h2 id="a">{t('approval.answer')}</h2>
      {approves ? null : (
        <form method="post" action={`${link}/approval?lang=${language}`} noValidate>
          <input type="hidden" name="text" value={text.version.hash} />
          <Affirm name="authority" errors={answer?.errors.authority} language={language}>
            <Rich
              text={t('approval.statement', { organization, hash: '#' })}
              with={{ hash: () => <Fingerprint hash={text.version.hash} /> }}
            />
          </Affirm>
          <p className="after">
            <button type="submit" className="btn big wide">
              {t('approval.button', { organization: name })}
            </button>
          </p>
        </form>
      )}
      <Disclose
        summary={t(approves ? 'approval.offerAfter' : 'approval.offer')}
        open={answer?.errors.reason !== undefined}
      >
        <form method="post" action={`${link}/not-yet?lang=${language}`} noValidate>
          <input type="hidden" name="text" value={text.version.hash} />
          <Field
            name="reason"
            label={t('approval.reason')}
            hint={t('approval.reasonHint')}
            kind="textarea"
            language={language}
            defaultValue={answer?.values.reason}
            errors={answer?.errors.reason}
          />
          <p className="after">
            <button type="submit" className="btn second">
              {t('approval.buttonNotYet')}
            </button>
          </p>
        </form>
      </Disclose>
    </section>
  )
}
