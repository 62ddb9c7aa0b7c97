import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import * as invitations from '~/domain/invitations/index.server'
import * as signatures from '~/domain/signatures/index.server'
import { pageOf, signOnFilter } from '~/http/filters.server'
import { frameOf } from '~/http/frame.server'
import { requireLetter } from '~/http/require.server'
import { SignatureChart } from '~/ui/chart'
import { Empty } from '~/ui/empty'
import { type LetterFrame, LetterPage, pathOf } from '~/ui/letter-page'
import { Paging } from '~/ui/paging'
import { ChaseList } from '~/ui/sign-on-chase'
import {
  AlsoFigures,
  askedWords,
  noReminderWords,
  SignOnFigures,
  stoodWords,
  sumWords,
} from '~/ui/sign-on-figures'
import { hrefWith, SignOnFilters } from '~/ui/sign-on-filters'
import { SignOnTable, WaitingFirst } from '~/ui/sign-on-table'
import { SignOnTold } from '~/ui/sign-on-told'
import { afterFreezing, isFrozen } from '~/ui/sign-on-words'
import { letterDate } from '~/ui/when'

const SIZE = 50

export async function loader({ request, params }: LoaderFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'viewer')
  const filter = signOnFilter(request)
  const page = pageOf(request)
  const now = new Date()
  const [watched, growth, silent] = await Promise.all([
    signatures.listRows(letter, filter, { page, size: SIZE }, now),
    signatures.growth(letter, now),
    invitations.listToRemind(letter, now),
  ])
  const query = new URL(request.url).searchParams
  return {
    letter: frameOf(letter),
    zone: signatures.zoneOf(letter),
    now: now.toISOString(),
    filter: { ...filter, search: filter.search ?? '' },
    page,
    follows: letter.followsId !== null,
    total: watched.total,
    figures: watched.figures,
    came: { asked: watched.asked, unasked: watched.unasked, again: watched.again },
    places: watched.places,
    rows: watched.rows.map((row) => ({
      ...row,
      email: null,
      at: row.at.toISOString(),
      erasedAt: row.erasedAt?.toISOString() ?? null,
    })),
    growth: {
      ahead: growth.ahead,
      points: growth.points.map(({ at, count }) => ({ at: at.toISOString(), count })),
      reminders: growth.reminders.map((at) => ({ at: at.toISOString() })),
      before: growth.before && {
        label: growth.before.date ? `letter of ${letterDate(growth.before.date, 'en')}` : 'the letter before',
        points: growth.before.points.map(({ at, count }) => ({ at: at.toISOString(), count })),
      },
    },
    chase: watched.today.map((row) => ({
      ...row,
      email: null,
      at: row.at.toISOString(),
      erasedAt: null,
    })),
    toRemind: silent.length,
    told: { told: query.get('told') ?? '', count: query.get('n') ?? '', ids: query.get('ids') ?? '' },
  }
}

export const meta = () => [{ title: 'Sign-ons: Undersigned' }]

export default function SignOns() {
  const shown = useLoaderData<typeof loader>()
  const { letter, zone, filter, page, figures, rows, total, growth } = shown
  const at = pathOf(letter)
  const here = `${at}/sign-ons`
  const decides = letter.role !== 'viewer'
  const hasClosed = letter.state !== 'drafting' && letter.state !== 'open'
  const everyone = Object.values(figures).reduce((sum, count) => sum + count, 0)
  const sum = sumWords(figures, letter, shown.now)
  const to = (change: Parameters<typeof hrefWith>[2]) => hrefWith(here, filter, change)
  return (
    <LetterPage
      letter={letter}
      current="signons"
      told={<SignOnTold at={here} state={letter.state} {...shown.told} />}
    >
      {decides && !hasFilter(filter) && page === 1 ? <WaitingFirst rows={rows} at={at} /> : null}
      <SignOnFigures figures={figures} state={filter.state} hasClosed={hasClosed} to={to} />
      <AlsoFigures figures={figures} hasClosed={hasClosed} to={to} />
      <div className="overview">
        <section aria-labelledby="sum">
          <h2 id="sum">{sum}</h2>
          <p className="quiet small">
            {askedWords(shown.came)} {stoodWords(growth.ahead, growth.before?.label)}
          </p>
          {growth.points.length > 0 ? (
            <SignatureChart
              points={growth.points}
              previous={growth.before ?? undefined}
              reminders={growth.reminders}
              deadline={deadlineDrawn(letter)}
              zone={zone}
              now={hasClosed && letter.closedAt ? new Date(letter.closedAt) : new Date(shown.now)}
              description={sum}
            />
          ) : (
            <p className="quiet after">The count is drawn here from the first signature on.</p>
          )}
        </section>
        <section aria-labelledby="who">
          <h2 id="who">{hasClosed ? 'Nobody is asked any more' : 'Whom to ask today'}</h2>
          {hasClosed ? (
            <p className="quiet small">Signing has closed.</p>
          ) : (
            <>
              <ChaseList rows={shown.chase} at={at} />
              <p className="small">
                {shown.toRemind > 0 && decides ? (
                  <a href={`${at}/asking/reminder`}>Remind the {shown.toRemind} who have not answered</a>
                ) : (
                  <span className="quiet">{noReminderWords(figures)}</span>
                )}
              </p>
            </>
          )}
          <p className="small">
            <a href={`${at}/asking`}>Who is asked, and who not yet</a>
          </p>
        </section>
      </div>
      <section className="list" aria-labelledby="list">
        <div className="sechead">
          <h2 id="list">Sign-ons</h2>
          <p className="small">
            {decides && (letter.state === 'open' || letter.state === 'closed') ? (
              <>
                <a href={`${here}/add`}>Add one that came by phone or mail</a> ·{' '}
              </>
            ) : null}
            <a href={hrefWith(`${here}.csv`, filter, {})}>Download</a>
          </p>
        </div>
        {everyone === 0 ? (
          <Empty
            says="Nobody has been asked, and nobody has signed."
            then="Each organization stands here in one row, from the day it is listed to the day its name is printed."
            act={decides ? <a href={`${at}/asking/choose`}>Choose whom to ask</a> : undefined}
          />
        ) : (
          <>
            <SignOnFilters
              here={here}
              filter={filter}
              places={shown.places}
              follows={shown.follows}
              total={total}
            />
            {total === 0 ? (
              <Empty says="No row is like this." then="Take a word away, or clear the filter." />
            ) : (
              <form method="post" action={`${here}/approvals`}>
                <SignOnTable
                  rows={rows}
                  at={at}
                  zone={zone}
                  decides={decides}
                  sort={filter.sort}
                  sortBy={(sort) => to({ sort })}
                />
                {decides && rows.some(({ state }) => state === 'held') ? (
                  <div className="bulk">
                    <span className="told">
                      {isFrozen(letter.state) ? `${afterFreezing(letter.state)} ` : null}With the held ones
                      you select:
                    </span>
                    <button type="submit" className="btn dense">
                      Approve the selected
                    </button>
                    <button
                      type="submit"
                      className="btn second dense"
                      formMethod="get"
                      formAction={`${here}/rejections`}
                    >
                      Reject the selected
                    </button>
                  </div>
                ) : null}
              </form>
            )}
            <Paging page={page} size={SIZE} total={total} href={(other) => to({ page: other })} />
          </>
        )}
      </section>
    </LetterPage>
  )
}

function hasFilter({ state, search, authority, place, last }: signatures.Filter): boolean {
  return Boolean(state || search || authority || place || last)
}

/** A deadline that signing was closed before was none. */
function deadlineDrawn({ deadline, closedAt }: LetterFrame): string | undefined {
  if (!deadline || (closedAt && new Date(closedAt) < new Date(deadline.at))) return undefined
  return new Date(deadline.at).toISOString()
}
