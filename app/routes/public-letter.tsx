import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { config } from '~/config.server'
import { isOpen, matching, read } from '~/domain/publications.server'
import { addresseesInLine, asksOf, countWords, inShort } from '~/domain/text'
import { publicHeaders, requirePublication } from '~/http/public.server'
import { readingOf } from '~/http/translating.server'
import { Brief } from '~/ui/brief'
import { Courtesy, keeping, TextChoice } from '~/ui/courtesy'
import { LetterText } from '~/ui/letter-text'
import { Note } from '~/ui/note'
import { goneTitle } from '~/ui/public-errors'
import { Answers, Colophon, SignBar, SignSide, Undersigned } from '~/ui/public-letter'
import { PublicPage } from '~/ui/public-page'
import { dayOf, letterDate, tableMoment } from '~/ui/when'
import { type Language, words } from '~/words'

/** How many words a minute of reading takes in. */
const PACE = 200

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { letter, language } = await requirePublication(request, params.slug)
  const publication = await read(letter)
  const { text, version, edition, names, counts, ledBy, deliveries, withdrawn, changedAt } = publication
  const { former, before, after, answers } = publication
  const reading = readingOf(request, letter, { text, shown: publication.translations, reader: language })
  const kept = keeping(reading.translations)
  const query = new URL(request.url).searchParams.get('q')?.trim().slice(0, 200) ?? ''
  const zone = letter.deadlineZone ?? letter.coalition.zone
  const day = (at: Date) => letterDate(dayOf(at, zone), language)
  const at = `/letters/${letter.slug}`
  return data(
    {
      language,
      letterLanguage: letter.language,
      coalition: {
        name: letter.coalition.name,
        address: letter.coalition.address?.split('\n').filter(Boolean).join(', ') ?? null,
      },
      isPublic: letter.visibility === 'public',
      address: `${config.appUrl}${at}`,
      hrefs: {
        letter: at,
        sign: `${at}/sign?lang=${language}${kept}`,
        pdf: edition ? `${at}/letter.pdf` : null,
        data: `${at}/data?lang=${language}`,
        verify: `/verify?lang=${language}`,
      },
      stands: isOpen(letter) ? ('open' as const) : edition ? ('final' as const) : ('closed' as const),
      asPrinted: letter.asPrinted,
      deadline: letter.deadlineAt && letter.deadlineZone ? { at: letter.deadlineAt, zone } : null,
      title: reading.text.title,
      reading: reading.language,
      translations: reading.translations,
      to: addresseesInLine(text.addressees, language),
      asks: asksOf(reading.text.doc).map(({ number, text: ask }) => ({ number, text: inShort(ask) })),
      text: {
        doc: reading.text.doc,
        addressees: text.addressees,
        contacts: text.contacts,
        date: reading.date,
      },
      minutes: Math.max(1, Math.round(countWords(reading.text.doc) / PACE)),
      version: { number: version.number, on: day(version.createdAt), hash: text.hash },
      edition: edition ? { number: edition.number, on: day(edition.frozenAt) } : null,
      former: former && {
        number: former.edition.number,
        on: day(former.edition.frozenAt),
        added: former.added,
        removed: former.removed,
        sameText: former.sameText,
      },
      before,
      after,
      answers: answers && {
        ...answers,
        came: answers.came.map((each) => ({ ...each, on: letterDate(each.on, language) })),
        late: answers.late.map((each) => ({ ...each, dueOn: letterDate(each.dueOn, language) })),
      },
      deliveries: deliveries.map((each) => ({ to: each.to, on: day(each.at) })),
      withdrawn: withdrawn.map((each) => ({ name: each.name, on: day(each.at) })),
      counts,
      names: names && (query ? matching(names, query) : names),
      query,
      when: tableMoment(changedAt, zone, language),
      ledBy: new Intl.ListFormat(language).format(ledBy),
    },
    { headers: publicHeaders(letter) },
  )
}

export const headers = ({ loaderHeaders }: { loaderHeaders: Headers }) => loaderHeaders

export const meta: MetaFunction<typeof loader> = ({ data: shown, error }) => {
  if (!shown) return [{ title: goneTitle(error) }]
  const t = words(shown.language)
  const { title, counts } = shown
  const heading = shown.stands === 'open' ? t('letter.openTitle', { title }) : title
  if (!shown.isPublic) return [{ title: heading }, { name: 'robots', content: 'noindex' }]
  const description = [
    counts?.organizations ? t('letter.haveSigned', { count: counts.organizations }) : '',
    shown.to ? t('letter.to', { addressees: shown.to }) : '',
  ]
    .filter(Boolean)
    .join(' ')
  return [
    { title: heading },
    { tagName: 'link', rel: 'canonical', href: shown.address },
    { tagName: 'link', rel: 'alternate', type: 'application/json', href: `${shown.address}.json` },
    { name: 'description', content: description },
    { property: 'og:title', content: title },
    { property: 'og:description', content: description },
    { property: 'og:type', content: 'article' },
    { property: 'og:url', content: shown.address },
    { property: 'og:site_name', content: shown.coalition.name },
    { property: 'og:locale', content: shown.language === 'es' ? 'es_US' : 'en_US' },
  ]
}

export { PublicErrors as ErrorBoundary } from '~/ui/public-errors'

export default function PublicLetter() {
  const shown = useLoaderData<typeof loader>()
  const { language, letterLanguage, hrefs, title, to, asks, text, reading, translations } = shown
  const t = words(language)
  const textAt = (which: Language) => `?lang=${language}&text=${which}`
  return (
    <PublicPage
      language={language}
      coalition={shown.coalition}
      languages={{ en: '?lang=en', es: '?lang=es' }}
      hrefs={hrefs}
      bar={
        shown.stands === 'open' && shown.deadline ? (
          <SignBar deadline={shown.deadline} href={hrefs.sign} language={language} />
        ) : undefined
      }
    >
      <div className="letter-top">
        <h1 lang={reading}>{title}</h1>
        {to ? <p className="to">{t('letter.to', { addressees: to })}</p> : null}
        {language === letterLanguage || translations.reading ? null : (
          <p className="quiet after">{t('page.otherLanguage')}</p>
        )}
        {translations.reading ? (
          <Note caution={!translations.all.find((each) => each.language === translations.reading)?.isCurrent}>
            <p>
              <Courtesy of={translations} language={language} />{' '}
              <TextChoice of={translations} language={language} href={textAt} />
            </p>
          </Note>
        ) : translations.all.length > 0 ? (
          <p className="after">
            <TextChoice of={translations} language={language} href={textAt} />
          </p>
        ) : null}
        {shown.asPrinted ? <Note>{t('letter.past')}</Note> : null}
      </div>
      <div className="letter-grid">
        <SignSide of={shown} />
        {asks.length > 0 ? (
          <section className="main1" aria-labelledby="asks">
            <h2 id="asks" className="askhead">
              {t('letter.asks')}
            </h2>
            <Brief asks={asks} language={reading} />
          </section>
        ) : null}
        <article className="main1 textsec" id="text" aria-label={t('letter.text')}>
          <LetterText
            doc={text.doc}
            date={text.date}
            addressees={text.addressees}
            contacts={text.contacts}
            language={reading}
          />
          <Colophon version={shown.version} edition={shown.edition} language={language} />
        </article>
      </div>
      <Answers of={shown} />
      <Undersigned of={shown} />
      {shown.deadline && shown.stands === 'open' ? <script src="/reader-time.js" defer /> : null}
    </PublicPage>
  )
}
