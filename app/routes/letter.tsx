import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import * as followUps from '~/domain/follow-ups/index.server'
import * as importFindings from '~/domain/import-findings.server'
import * as letters from '~/domain/letters/index.server'
import { inShort } from '~/domain/text'
import * as translations from '~/domain/translations/index.server'
import { frameOf } from '~/http/frame.server'
import { requireLetter } from '~/http/require.server'
import { shownToLeads } from '~/http/translations.server'
import { Brief } from '~/ui/brief'
import { Fact, Facts, Fingerprint } from '~/ui/facts'
import { type LetterFrame, LetterPage, pathOf } from '~/ui/letter-page'
import { NextActs } from '~/ui/next-acts'
import { Note, Toast } from '~/ui/note'
import { SignedBefore } from '~/ui/signed-before'
import { Deadline } from '~/ui/time'
import { TranslationsBehind } from '~/ui/translation-standing'
import { relativeDay } from '~/ui/when'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'viewer')
  const { asks, ...overview } = await letters.overviewOf(letter)
  const { warning, name } = await importFindings.countAll(letter)
  return {
    letter: frameOf(letter),
    // Once an edition stands, nothing of it can be mended any more.
    toLookAt: ['drafting', 'open', 'closed'].includes(letter.state) ? warning.open + name.open : 0,
    ...overview,
    translations: translations.lockOfTranslation(letter.state)
      ? []
      : (await translations.list(letter)).map(shownToLeads),
    follows: await followUps.findBefore(letter),
    before: await followUps.listSignedBefore(letter),
    asks: asks.map(({ number, text }) => ({ number, text: inShort(text) })),
    language: letter.language,
    isPublic: letter.visibility === 'public',
    shows: letter.shows,
    told: new URL(request.url).searchParams.get('told') ?? '',
  }
}

type Overview = ReturnType<typeof useLoaderData<typeof loader>>

export const meta = () => [{ title: 'A letter: Undersigned' }]

const shown = {
  list: 'The names of those who signed',
  count: 'How many have signed, without their names',
  nothing: 'Neither names nor their number',
}

export default function LetterOverview() {
  const overview = useLoaderData<typeof loader>()
  const { letter, version, asks, address, isPublic, before, follows } = overview
  const at = pathOf(letter)
  const isOut = letter.state !== 'drafting'
  return (
    <LetterPage
      letter={letter}
      current="overview"
      told={<Told at={at} told={overview.told} canTakeBack={overview.canTakeBackOpening} />}
    >
      <p className="sumup">{standing(overview)}</p>
      {overview.toLookAt > 0 ? (
        <p>
          <a href={`${at}/findings`}>
            {overview.toLookAt === 1
              ? 'One doubt from bringing the letter in is not settled'
              : `${overview.toLookAt} doubts from bringing the letter in are not settled`}
          </a>
        </p>
      ) : null}
      <TranslationsBehind translations={overview.translations} path={at} />
      {letter.asPrinted ? (
        <Note>This is edition 1 as printed. Nothing is recorded of who consented to it.</Note>
      ) : null}
      <div className="cols">
        <div>
          <NextActs of={overview} />
          {asks.length > 0 ? (
            <section className="sec" aria-labelledby="asks">
              <div className="sechead">
                <h2 id="asks">What it asks</h2>
                <p>
                  <a href={`${at}/text`}>Read the text</a>
                </p>
              </div>
              <Brief asks={asks} language={overview.language} />
            </section>
          ) : null}
          {before.length > 0 ? <SignedBefore before={before} /> : null}
        </div>
        <aside className="rail" aria-labelledby="about">
          <h2 id="about">About this letter</h2>
          <Facts>
            {isOut ? (
              <Fact term={isPublic ? 'Public page' : 'Page for whoever has the link'}>
                <a className="address" href={address}>
                  {address}
                </a>
              </Fact>
            ) : null}
            <Fact term="Who sees it">
              {isPublic ? 'Everyone; search engines find it.' : 'Only who has the link.'}
              {letter.role === 'viewer' ? null : (
                <>
                  {' '}
                  <a href={`${at}/publication`}>Change</a>
                </>
              )}
            </Fact>
            <Led at={at} overview={overview} />
            <Closing letter={letter} />
            {letter.asPrinted ? null : <Fact term="The page shows">{shown[overview.shows]}</Fact>}
            {follows ? (
              <Fact term="Follows" printed>
                <a href={`/c/${letter.coalition.slug}/letters/${follows.slug}`}>{follows.title}</a>
              </Fact>
            ) : null}
            {version ? (
              <Fact term="Text in force">
                Version {version.number}, <Fingerprint hash={version.hash} />
              </Fact>
            ) : null}
          </Facts>
          <p className="small after">
            <a href={`${at}/particulars`}>Title, addressees, deadline and contacts</a>
          </p>
        </aside>
      </div>
    </LetterPage>
  )
}

/** Who leads it, and until it is final how many of those named have approved the present text. */
function Led({ at, overview: { letter, ledBy, approved } }: { at: string; overview: Overview }) {
  const isFinal = ['final', 'delivered', 'concluded'].includes(letter.state)
  if (ledBy.length === 0 && isFinal) return null
  return (
    <Fact term="Led by">
      {ledBy.length > 0 ? <span className="asprinted">{ledBy.join(', ')}</span> : 'Nobody is named.'}{' '}
      {isFinal || approved.of === 0 ? (
        <a href={`${at}/leads`}>{isFinal ? 'Who approved it' : 'Name them'}</a>
      ) : (
        <a href={`${at}/leads`}>
          {approved.count} of {approved.of} {approved.count === 1 ? 'has' : 'have'} approved the text
        </a>
      )}
    </Fact>
  )
}

/** When signing ends, or has ended. */
function Closing({ letter: { state, deadline, closedAt } }: { letter: LetterFrame }) {
  if (!deadline) return null
  const isOver = state !== 'drafting' && state !== 'open'
  if (isOver && !closedAt) return null
  return (
    <Fact term={isOver ? 'Signing closed' : 'Signing closes'}>
      <Deadline at={isOver && closedAt ? closedAt : deadline.at} zone={deadline.zone} />
    </Fact>
  )
}

function standing({
  letter,
  missing,
  signOns,
  edition,
  delivered,
  addressees,
  answers,
}: ReturnType<typeof useLoaderData<typeof loader>>): string {
  switch (letter.state) {
    case 'drafting':
      if (missing.length === 0) return 'Being drafted, and ready to be opened for signatures.'
      return `Being drafted. ${missing.length === 1 ? 'One thing is' : `${missing.length} things are`} missing before it can be opened.`
    case 'open': {
      const closes = letter.deadline ? relativeDay(letter.deadline.at, letter.deadline.zone, 'en') : null
      return `${haveSigned(signOns.active)}${closes ? `, and signing closes ${closes}` : ''}.`
    }
    case 'closed':
      return `Signing is closed. ${haveSigned(signOns.active)}.`
    case 'final':
      return `Final as edition ${edition?.number ?? 1}${letter.asPrinted ? ', as it was printed' : ''}, with ${edition?.names ?? 0} names. Not yet delivered.`
    case 'delivered':
      return `Delivered to ${delivered} of ${addressees}, with ${edition?.names ?? 0} names. ${answers === 0 ? 'No answer recorded.' : `${answers} ${answers === 1 ? 'answer' : 'answers'} recorded.`}`
    case 'concluded':
      return `Concluded. It was delivered to ${delivered} of ${addressees}, with ${edition?.names ?? 0} names.`
  }
}

function haveSigned(count: number): string {
  return count === 0 ? 'Nobody has signed yet' : count === 1 ? 'One has signed' : `${count} have signed`
}

function Told({ at, told, canTakeBack }: { at: string; told: string; canTakeBack: boolean }) {
  switch (told) {
    case 'brought':
      return <Toast>The letter is here. Read it through beside the one you brought in.</Toast>
    case 'followed':
      return <Toast>The letter is started. Those who signed last time are on its list to ask.</Toast>
    case 'opened':
      return (
        <Toast undo={canTakeBack ? { action: `${at}/opening/undo` } : undefined}>
          The letter is open. Its text is locked.
        </Toast>
      )
    case 'taken-back':
      return <Toast>The letter is a draft again.</Toast>
    case 'closed':
      return <Toast undo={{ action: `${at}/reopening` }}>Signing is closed.</Toast>
    case 'reopened':
      return <Toast undo={{ action: `${at}/closing`, label: 'Close it again' }}>Signing is open again.</Toast>
    case 'published':
      return (
        <Toast undo={{ action: `${at}/publication`, fields: { to: 'link' } }}>
          The letter is public, at a new short address. The address before leads there.
        </Toast>
      )
    case 'unpublished':
      return <Toast>Only who has the new link sees the letter. The public address leads nowhere now.</Toast>
    default:
      return null
  }
}
