import { type Language, words } from '~/words'
import { languageName } from '~/words/languages'
import { Disclose } from './disclose'
import { Fact, Facts } from './facts'
import { FileField } from './field'
import { keyed } from './keyed'
import { Rich } from './rich'

/** What is said of a copy; made by `verdictOn` in app/http. */
export type Verdict = {
  /** The file itself was compared, not only its code. */
  byFile: boolean
  standing: 'stands' | 'replaced' | 'taken back'
  asPrinted: boolean
  code: string
  number: number
  frozenOn: string
  frozenAt: string
  takenBackOn: string | null
  newer: { number: number; code: string } | null
  title: string
  letterLanguage: Language
  href: string | null
  date: string | null
  to: string[]
  deliveries: { to: string; on: string }[]
  names: string[] | null
  count: number
  withdrawn: number
  withdrawnLate: { name: string; on: string }[]
  begins: string
  textHash: string
  translations: { language: Language; hash: string }[]
  pdfHash: string | null
}

/** The verdict as a sentence, and what to compare by eye. */
export function VerdictPart({ verdict, language }: { verdict: Verdict; language: Language }) {
  const t = words(language)
  const { newer } = verdict
  return (
    <section className="res" aria-live="polite">
      <h1>{headingOf(verdict, language)}</h1>
      <p className="lede">
        {verdict.byFile ? `${t('verify.fileIs', { edition: verdict.number })} ` : ''}
        {sayingOf(verdict, language)}
      </p>
      {newer ? (
        <p className="after">
          <a href={`/v/${newer.code}?lang=${language}`}>{t('verify.readNewer', { newer: newer.number })}</a>
        </p>
      ) : null}
      {verdict.standing === 'taken back' ? null : <VerdictFacts verdict={verdict} language={language} />}
      {verdict.names ? (
        <div className="after">
          <Disclose summary={t('verify.allNames')} id="names">
            <ol className="preview">
              {keyed(verdict.names).map(({ part, key }) => (
                <li key={key} lang={verdict.letterLanguage}>
                  <span>{part}</span>
                </li>
              ))}
            </ol>
          </Disclose>
        </div>
      ) : null}
    </section>
  )
}

function VerdictFacts({ verdict, language }: { verdict: Verdict; language: Language }) {
  const t = words(language)
  const { title, href, date, to, deliveries, begins, letterLanguage } = verdict
  return (
    <Facts across>
      <Fact term={t('verify.letter')} printed>
        <span lang={letterLanguage}>{href ? <a href={href}>{title}</a> : title}</span>
      </Fact>
      {date ? <Fact term={t('verify.dated')}>{date}</Fact> : null}
      <Fact term={t('verify.edition')}>
        {t('verify.editionIs', { edition: verdict.number, when: verdict.frozenAt })}
      </Fact>
      {to.length > 0 ? (
        <Fact term={t('verify.to')}>
          <span lang={letterLanguage}>{new Intl.ListFormat(language).format(to)}</span>
        </Fact>
      ) : null}
      <Fact term={t('verify.delivered')}>
        {deliveries.length === 0 ? t('verify.notDelivered') : null}
        {keyed(deliveries).map(({ part, key }) => (
          <span key={key} className="block">
            {t('letter.deliveredTo', { addressee: part.to, date: part.on })}
          </span>
        ))}
      </Fact>
      <Fact term={t('verify.signatories')}>
        <Rich
          text={signatoriesOf(verdict, language)}
          with={{ b: (inside) => <strong className="num">{inside}</strong> }}
        />
        {keyed(verdict.withdrawnLate).map(({ part, key }) => (
          <span key={key} className="block">
            {t('letter.withdrew', { date: part.on, organization: part.name })}
          </span>
        ))}
      </Fact>
      <Fact term={t('verify.begins')} printed>
        <span lang={letterLanguage}>{language === 'es' ? `«${begins}»` : `“${begins}”`}</span>
      </Fact>
      <Fact term={t('verify.hash')}>
        <span className="wholehash">{spaced(verdict.textHash)}</span>
      </Fact>
      {verdict.translations.map(({ language: into, hash }) => (
        <Fact key={into} term={t('translation.hash', { language: languageName(into, language) })}>
          <span className="wholehash">{spaced(hash)}</span>
        </Fact>
      ))}
      {verdict.pdfHash ? (
        <Fact term={t('verify.pdfHash')}>
          <span className="wholehash">{spaced(verdict.pdfHash)}</span>
        </Fact>
      ) : null}
      {verdict.names ? (
        <Fact term={t('verify.yourself')}>
          <Rich
            text={t('verify.manifest')}
            with={{ manifest: (inside) => <a href={`/v/${verdict.code}/manifest.json`}>{inside}</a> }}
          />
        </Fact>
      ) : null}
    </Facts>
  )
}

type CodeFormProps = { language: Language; code?: string; problem?: string }

/** Where a code is typed. It only looks something up, so it is a GET. */
export function CodeForm({ language, code, problem }: CodeFormProps) {
  const t = words(language)
  return (
    <form method="get" action="/verify" noValidate>
      <div className={problem ? 'field error' : 'field'}>
        <label htmlFor="code">{t('verify.code')}</label>
        {problem ? (
          <p className="msg" id="code-error">
            <span className="vh">{t('page.error')} </span>
            {problem}
          </p>
        ) : null}
        <input
          id="code"
          name="code"
          defaultValue={code}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem ? 'code-error' : undefined}
        />
      </div>
      <input type="hidden" name="lang" value={language} />
      <button type="submit" className="btn second">
        {t('verify.button')}
      </button>
    </form>
  )
}

/** Where a file is chosen, to be compared and not kept. */
export function FileForm({ language, problem }: { language: Language; problem?: string }) {
  const t = words(language)
  return (
    <form
      method="post"
      action={`/verify/file?lang=${language}`}
      encType="multipart/form-data"
      className="form"
      id="file-form"
    >
      <FileField
        name="file"
        label={t('verify.fileLabel')}
        hint={t('verify.fileHint')}
        accept="application/pdf"
        errors={problem ? [problem] : undefined}
        language={language}
      />
      <p className="after">
        <button type="submit" className="btn second">
          {t('verify.fileButton')}
        </button>
      </p>
    </form>
  )
}

/** The title of the page that says it. */
export function titleOf({ standing, number, frozenOn }: Verdict, language: Language): string {
  const t = words(language)
  if (standing === 'taken back') return t('verify.takenBackTitle', { edition: number })
  return t('verify.genuineTitle', { edition: number, date: frozenOn })
}

function headingOf({ standing, byFile }: Verdict, language: Language): string {
  const t = words(language)
  if (standing === 'taken back') return t('verify.takenBack')
  if (standing === 'replaced') return t('verify.superseded')
  return byFile ? t('verify.fileGenuine') : t('verify.genuine')
}

function sayingOf(verdict: Verdict, language: Language): string {
  const t = words(language)
  const { standing, number: edition, frozenOn: date, newer, takenBackOn, count, asPrinted } = verdict
  if (standing === 'taken back') return t('verify.takenBackSay', { edition, date, when: takenBackOn ?? '' })
  if (standing === 'replaced') return t('verify.supersededSay', { edition, date, newer: newer?.number ?? '' })
  if (asPrinted) return t('verify.printedSay', { date, count })
  return t('verify.genuineSay', { edition, date, count })
}

function signatoriesOf({ count, withdrawn }: Verdict, language: Language): string {
  const t = words(language)
  if (withdrawn === 0) return t('verify.signatoriesNone', { count })
  return t('verify.signatoriesWithdrawn', { total: count, count: withdrawn })
}

/** In eights, so that an eye keeps its place. */
function spaced(hash: string): string {
  return (hash.match(/.{1,8}/g) ?? []).join(' ')
}
