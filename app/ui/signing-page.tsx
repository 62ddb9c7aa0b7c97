import type { ReactNode } from 'react'
import { type Language, words } from '~/words'
import { languageName } from '~/words/languages'
import { Brief } from './brief'
import { Courtesy, TextChoice, type TranslationsShown } from './courtesy'
import { Fingerprint } from './facts'
import { type LetterAddressee, type LetterContact, type LetterNode, LetterText } from './letter-text'
import { PublicPage } from './public-page'
import { Rich } from './rich'
import { headingClass } from './spoken'
import { Deadline } from './time'

export type SigningShown = {
  language: Language
  letterLanguage: Language
  coalition: { name: string; address: string | null }
  /** The address of the letter's page. */
  letter: string
  title: string
  /** To whom, as one line. */
  to: string
  /** The organizations that lead the letter, as one line. */
  ledBy: string
  deadline: { at: string | Date; zone: string } | null
  /** How many organizations and people have signed, if the public may know. */
  signed: number | null
  asks: { number: number; text: string }[]
  minutes: number
  version: { number: number; on: string; hash: string }
  /** The language of title and asks: a translation's, where one is shown. */
  reading: Language
  translations: TranslationsShown
  /** What is shown before the text that is signed. */
  translation: TextShown | null
  text: TextShown
}

type TextShown = {
  doc: LetterNode
  addressees: LetterAddressee[]
  contacts: LetterContact[]
  date: string | null
}

type SigningPageProps = {
  shown: SigningShown
  heading: string
  /** For whom the page is, above the heading. */
  kick?: ReactNode
  /** The error summary, first in main. */
  problems?: ReactNode
  /** Before the text, where it has changed. */
  changes?: ReactNode
  /** What follows `?lang=` in the link to the other language. */
  also?: string
  /** Stops all mail to whom the page is for. */
  stop?: string
  /** The form, and what else can be answered. */
  children: ReactNode
}

/** A page on which a letter is signed: what it asks and the form beside each other, then the exact text. */
export function SigningPage({
  shown,
  heading,
  kick,
  problems,
  changes,
  also = '',
  stop,
  children,
}: SigningPageProps) {
  const { language, letterLanguage, coalition, deadline, signed, asks, text, translation, translations } =
    shown
  const t = words(language)
  const signedName = languageName(letterLanguage, language)
  const textAt = (which: Language) => `?lang=${language}${also}&text=${which}#text`
  return (
    <PublicPage
      language={language}
      coalition={coalition}
      languages={{ en: `?lang=en${also}`, es: `?lang=es${also}` }}
      hrefs={{ verify: `/verify?lang=${language}`, data: `${shown.letter}/data?lang=${language}` }}
    >
      {problems}
      <div className="intro">
        {kick ? <p className="kick">{kick}</p> : null}
        <h1 className={headingClass(heading)}>{heading}</h1>
        <p className="to">
          <span className="asprinted" lang={shown.reading}>
            {shown.title}
          </span>
          {shown.to ? (
            <>
              <br />
              {t('sign.to', { addressees: shown.to })}
            </>
          ) : null}
          {shown.ledBy ? (
            <>
              <br />
              {t('sign.ledBy', { organizations: shown.ledBy })}
            </>
          ) : null}
          <br />
          {deadline ? (
            <span className="deadline">
              <Rich
                text={t('sign.signBy', { deadline: '<at>at</at>' })}
                with={{ at: () => <Deadline at={deadline.at} zone={deadline.zone} language={language} /> }}
              />{' '}
            </span>
          ) : null}
          {signed ? t('letter.haveSigned', { count: signed }) : null}
        </p>
      </div>
      <div className="two">
        <section aria-labelledby="a">
          <h2 id="a">{t('sign.asks')}</h2>
          {translation ? (
            <p className="small quiet">
              <Courtesy of={translations} language={language} />
            </p>
          ) : letterLanguage !== language ? (
            <p className="small quiet">{t('page.otherLanguage')}</p>
          ) : null}
          <Brief asks={asks} language={shown.reading} />
          {changes}
          <p className="readlink">
            <a href={translation ? '#translation' : '#text'}>{t('sign.readWhole')}</a>{' '}
            <span className="quiet">{t('letter.minutes', { count: shown.minutes })}</span>
          </p>
          {translations.all.length > 0 ? (
            <p className="readlink">
              <TextChoice
                of={translations}
                language={language}
                href={(which) => (translation && which === letterLanguage ? '#text' : textAt(which))}
                earlier={(which) => `${shown.letter}?lang=${language}&text=${which}#text`}
              />
            </p>
          ) : null}
        </section>
        <section className="signcol" aria-labelledby="s">
          <h2 id="s">{t('sign.section')}</h2>
          {translation ? (
            <p className="small">
              <Courtesy of={translations} language={language} />
            </p>
          ) : null}
          {children}
          <p className="small quiet after">
            {coalition.address
              ? t('sign.keepsAt', { coalition: coalition.name, address: coalition.address })
              : t('sign.keeps', { coalition: coalition.name })}{' '}
            <a href={`${shown.letter}/data?lang=${language}`}>{t('sign.data')}</a>
            {stop ? (
              <>
                {' · '}
                <a href={stop}>{t('sign.stopMail')}</a>
              </>
            ) : null}
          </p>
        </section>
        {translation ? (
          <article className="textcol" id="translation" aria-labelledby="c">
            <h2 id="c">{t('translation.heading', { language: languageName(shown.reading, language) })}</h2>
            <p className="small quiet">
              <Courtesy of={translations} language={language} />{' '}
              <a href="#text">{t('translation.readSigned', { language: signedName })}</a>
            </p>
            <LetterText {...translation} language={shown.reading} anonymous />
            <p className="back">
              <a href="#s">{t('sign.backToSigning')}</a>
            </p>
          </article>
        ) : null}
        <article className="textcol" id="text" aria-labelledby="t">
          <h2 id="t">
            {translation ? t('translation.headingSigned', { language: signedName }) : t('sign.textHeading')}
          </h2>
          <p className="small quiet">
            <Rich
              text={t('sign.textVersion', {
                version: shown.version.number,
                date: shown.version.on,
                hash: '',
              })}
              with={{ hash: () => <Fingerprint hash={shown.version.hash} /> }}
            />
          </p>
          <LetterText
            doc={text.doc}
            date={text.date}
            addressees={text.addressees}
            contacts={text.contacts}
            language={letterLanguage}
          />
          <p className="back">
            <a href="#s">{t('sign.backToSigning')}</a>
          </p>
        </article>
      </div>
    </PublicPage>
  )
}
