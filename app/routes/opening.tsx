import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import * as comments from '~/domain/comments.server'
import * as drafts from '~/domain/drafts.server'
import { calledOf } from '~/domain/honorifics'
import * as importFindings from '~/domain/import-findings.server'
import * as letters from '~/domain/letters/index.server'
import { missingFrom, slipsIn } from '~/domain/slips'
import * as translations from '~/domain/translations/index.server'
import { listErrors } from '~/http/answers'
import { again } from '~/http/forms.server'
import { frameOf } from '~/http/frame.server'
import { requireLetter } from '~/http/require.server'
import { goOn } from '~/http/respond.server'
import { shownToLeads } from '~/http/translations.server'
import { ErrorSummary } from '~/ui/error-summary'
import { Fact, Facts, Fingerprint } from '~/ui/facts'
import { keyed } from '~/ui/keyed'
import { LetterPage, pathOf } from '~/ui/letter-page'
import { Note } from '~/ui/note'
import { Deadline } from '~/ui/time'
import { TranslationsBehind } from '~/ui/translation-standing'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'editor')
  const frame = frameOf(letter)
  if (letter.state !== 'drafting') throw redirect(pathOf(frame))
  const { warning, name } = await importFindings.countAll(letter)
  const all = await letters.listAddressees(letter)
  return {
    letter: frame,
    doubts: warning.open + name.open,
    translations: (await translations.list(letter)).map(shownToLeads),
    missing: await letters.listMissing(letter),
    preview: await letters.previewOpening(letter),
    comments: await comments.countOpen(letter.id),
    slips: await slipsOf(letter),
    addressees: all.filter(({ cc }) => !cc).map(calledOf),
    copies: all.filter(({ cc }) => cc).map(calledOf),
    shows: letter.shows,
    isPublic: letter.visibility === 'public',
    takesIndividuals: letter.takesIndividuals,
  }
}

/** What a second look at the text may still find, each as a sentence. */
async function slipsOf(letter: { id: string }): Promise<string[]> {
  const { doc } = await drafts.textOf(letter.id)
  const particulars = await drafts.particularsOf(letter.id)
  const year = Number(particulars.date?.slice(0, 4)) || null
  return [...missingFrom(doc, particulars), ...slipsIn(doc, { ...particulars, year })].map(({ says }) => says)
}

export async function action({ request, params }: ActionFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'editor')
  const opened = await letters.open(letter)
  if ('refused' in opened) return again({ values: {}, errors: { form: [opened.refused] } })
  return goOn(pathOf(letter), { told: 'opened' })
}

export const meta = () => [{ title: 'Open for signatures: Undersigned' }]

const seen = {
  list: 'the text, the asks, the deadline and the names of those who have signed',
  count: 'the text, the asks, the deadline and how many have signed',
  nothing: 'the text, the asks and the deadline, but not who has signed',
}

export default function Opening() {
  const {
    letter,
    missing,
    doubts,
    comments: talked,
    slips,
    translations: into,
    preview,
    addressees,
    copies,
    shows,
    isPublic,
    takesIndividuals,
  } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const at = pathOf(letter)
  return (
    <LetterPage letter={letter} current="overview">
      <ErrorSummary problems={listErrors(answer)} />
      {missing.length > 0 ? (
        <section className="verdict">
          <h2>{missing.length === 1 ? 'One thing is missing' : `${missing.length} things are missing`}</h2>
          <ul className="bare">
            {missing.map(({ what, say }) => (
              <li key={what}>
                {say} {what === 'approvals' ? <a href={`${at}/leads`}>Ask or remind them</a> : null}
              </li>
            ))}
          </ul>
          <p>
            <a href={at}>Back to the overview</a>
          </p>
        </section>
      ) : (
        <section className="act" aria-labelledby="open">
          <div className="in">
            <div>
              <h2 id="open">Open it for signatures?</h2>
              <p>From then on every signer agrees to exactly this text.</p>
              <Facts>
                <Fact term="Title" printed>
                  {preview.title}
                </Fact>
                <Fact term="To" printed>
                  {addressees.join(', ')}
                </Fact>
                {copies.length > 0 ? (
                  <Fact term="Copies to" printed>
                    {copies.join(', ')}
                  </Fact>
                ) : null}
                <Fact term="Text, locked">
                  Version {preview.version.number}, {preview.words.toLocaleString('en-US')} words,{' '}
                  {preview.asks === 1 ? '1 ask' : `${preview.asks} asks`}
                  <br />
                  Fingerprint <Fingerprint hash={preview.version.hash} />
                </Fact>
                {letter.deadline ? (
                  <Fact term="Signing closes">
                    <Deadline at={letter.deadline.at} zone={letter.deadline.zone} />
                  </Fact>
                ) : null}
                <Fact term="Who may sign">
                  {takesIndividuals ? 'Organizations, and people for themselves' : 'Organizations'}
                </Fact>
                <Fact term="Who sees the page">{isPublic ? 'Everyone' : 'Whoever has its link'}</Fact>
                <Fact term="What they see">{seen[shows]}</Fact>
              </Facts>
            </div>
            <form method="post">
              {doubts > 0 ? (
                <Note caution>
                  <p>
                    {doubts === 1 ? 'One doubt' : `${doubts} doubts`} from bringing the letter in{' '}
                    {doubts === 1 ? 'is' : 'are'} not settled: the text is locked and signed as it stands.{' '}
                    <a href={`${at}/findings`}>{doubts === 1 ? 'Look at it' : 'Look at them'}</a>
                  </p>
                </Note>
              ) : null}
              {talked > 0 ? (
                <Note caution>
                  <p>
                    {talked === 1 ? 'One comment is' : `${talked} comments are`} not resolved.{' '}
                    <a href={`${at}/text#talk`}>{talked === 1 ? 'Read it' : 'Read them'}</a>
                  </p>
                </Note>
              ) : null}
              {slips.length > 0 ? (
                <Note caution>
                  <p>
                    {slips.length === 1 ? 'One passage' : `${slips.length} passages`} to look at again:{' '}
                    <a href={`${at}/text`}>go to the text</a>
                  </p>
                  <ul>
                    {keyed(slips.slice(0, 5)).map(({ part, key }) => (
                      <li key={key}>{part}</li>
                    ))}
                  </ul>
                  {slips.length > 5 ? <p>And {slips.length - 5} more.</p> : null}
                </Note>
              ) : null}
              <TranslationsBehind translations={into} path={at} />
              <p>
                Nothing is sent to anyone. You can make it a draft again for as long as nobody has signed;
                after that, changing the text means asking the signers.
              </p>
              <button type="submit" className="btn">
                Open version {preview.version.number}
              </button>
              <p className="small">
                <a href={`${at}/text`}>Read the text once more</a> ·{' '}
                <a href={`${at}/particulars`}>Change the particulars</a>
              </p>
            </form>
          </div>
        </section>
      )}
    </LetterPage>
  )
}
