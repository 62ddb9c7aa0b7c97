import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import * as followUps from '~/domain/follow-ups/index.server'
import * as responses from '~/domain/responses/index.server'
import { inShort } from '~/domain/text'
import { frameOf } from '~/http/frame.server'
import { requireLetter } from '~/http/require.server'
import { CameBack } from '~/ui/came-back'
import { ClockBars } from '~/ui/chart'
import { Empty } from '~/ui/empty'
import { LetterPage, pathOf } from '~/ui/letter-page'
import { Toast } from '~/ui/note'
import { Board, SumUp } from '~/ui/scoreboard'
import { SignedBefore } from '~/ui/signed-before'

const told: Record<string, string> = {
  recorded: 'It is recorded. What it means for each ask is said in the table.',
  removed: 'The record is taken back.',
  assessed: 'The assessment is recorded. The newest one stands, and those before it are kept.',
  'assessed-unfound':
    'The assessment is recorded, but its passage does not stand in the recorded words of the answer. Compare the two, and assess again if it is not theirs.',
  concluded: 'The letter is concluded.',
  resumed: 'The conclusion is taken back.',
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'viewer')
  const board = await responses.scoreboard(letter)
  const at = pathOf(frameOf(letter))
  return {
    letter: frameOf(letter),
    showsAnswers: letter.showsAnswers,
    told: new URL(request.url).searchParams.get('told') ?? '',
    board: {
      ...board,
      rows: board.rows.map(({ ask, cells }) => ({ ask: { ...ask, text: inShort(ask.text) }, cells })),
      came: board.came.map((each) =>
        each.what === 'response' && each.file
          ? { ...each, file: { name: each.file.name, href: `${at}/files/${each.file.id}` } }
          : { ...each, file: null },
      ),
    },
    next: await followUps.listOf(letter),
    before: await followUps.listSignedBefore(letter),
  }
}

export const meta = () => [{ title: 'Answers: Undersigned' }]

export default function Answers() {
  const { letter, showsAnswers, told: said, board, next, before } = useLoaderData<typeof loader>()
  const at = pathOf(letter)
  const { offices, rows, came, today } = board
  const isOut = letter.state === 'delivered' || letter.state === 'concluded'
  const mayEdit = letter.role !== 'viewer'
  return (
    <LetterPage
      letter={letter}
      current="answers"
      told={
        told[said] ? (
          <Toast
            undo={said === 'concluded' ? { action: `${at}/conclusion`, fields: { undo: 'yes' } } : undefined}
          >
            {told[said]}
          </Toast>
        ) : undefined
      }
    >
      {isOut ? (
        <>
          <SumUp offices={offices} rows={rows} />
          <section aria-label="Scoreboard">
            <Board
              offices={offices}
              rows={rows}
              today={today}
              assessAt={mayEdit ? (ask, office) => `${at}/answers/${ask}/${office}` : undefined}
            />
            <p className="small quiet under-board">
              An acknowledgement is not an answer. What an office wrote and what it means for an ask are kept
              apart: a person decides the second.{' '}
              {showsAnswers ? 'The letter’s page shows them' : 'The letter’s page shows none of it'}
              {mayEdit ? (
                <>
                  {' '}
                  (<a href={`${at}/publication#answers`}>change</a>)
                </>
              ) : null}
              . <a href={`${at}/answers.csv`}>Download the table</a>
            </p>
          </section>
          <div className="cols sec">
            <section aria-labelledby="came">
              <h2 className="sechead" id="came">
                What went out and what came back
              </h2>
              <CameBack came={came} at={at} />
              {mayEdit ? (
                <p className="row after">
                  <a className="btn" href={`${at}/answers/responses/new`}>
                    Record an answer
                  </a>
                  <a className="btn second" href={`${at}/follow-up`}>
                    Start a follow-up letter
                  </a>
                </p>
              ) : null}
              <Lineage next={next} coalition={letter.coalition.slug} />
            </section>
            <aside className="aside" aria-labelledby="clocks">
              <h2 className="sechead" id="clocks">
                Clocks
              </h2>
              <p className="small quiet">
                Business days since delivery, federal holidays left out. The dashed line is the benchmark.
              </p>
              <ClockBars
                clocks={offices.flatMap(({ called, office, clock }) =>
                  clock
                    ? [
                        {
                          office: office ?? called,
                          days: clock.days,
                          benchmark: clock.benchmark,
                          acknowledged: clock.acknowledged?.day,
                          answered: clock.answered
                            ? clock.answered.kind === 'refusal'
                              ? 'refused'
                              : 'answered'
                            : undefined,
                        },
                      ]
                    : [],
                )}
              />
              {mayEdit ? <Conclusion state={letter.state} at={at} /> : null}
            </aside>
          </div>
        </>
      ) : (
        <Empty
          says="Nothing is delivered yet."
          then="Each ask against each office, what came back, and how long it took will stand here."
          act={<a href={`${at}/delivery`}>Go to the delivery</a>}
        />
      )}
      {before.length > 0 ? <SignedBefore before={before} /> : null}
    </LetterPage>
  )
}

type NextLetter = { id: string; slug: string; title: string; state: string }

function Lineage({ next, coalition }: { next: NextLetter[]; coalition: string }) {
  if (next.length === 0) return null
  return (
    <p className="after">
      Followed by{' '}
      {next.map(({ id, slug, title }, at) => (
        <span key={id}>
          {at > 0 ? ', ' : ''}
          <a href={`/c/${coalition}/letters/${slug}`}>{title}</a>
        </span>
      ))}
      .
    </p>
  )
}

function Conclusion({ state, at }: { state: string; at: string }) {
  const isOver = state === 'concluded'
  return (
    <form method="post" action={`${at}/conclusion`} className="sec">
      <p className="small quiet">
        {isOver
          ? 'The letter is concluded: nothing more is expected of the offices.'
          : 'When nothing more is expected of the offices, the letter can be concluded. That can be taken back.'}
      </p>
      {isOver ? <input type="hidden" name="undo" value="yes" /> : null}
      <p className="after">
        <button type="submit" className="btn second dense">
          {isOver ? 'Take the conclusion back' : 'Conclude the letter'}
        </button>
      </p>
    </form>
  )
}
