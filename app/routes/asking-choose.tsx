import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import * as invitations from '~/domain/invitations/index.server'
import { askingFilter, pageOf } from '~/http/filters.server'
import { frameOf } from '~/http/frame.server'
import { requireLetter } from '~/http/require.server'
import { goOn } from '~/http/respond.server'
import { ChooseHead } from '~/ui/choose-head'
import { Empty } from '~/ui/empty'
import { LetterPage, pathOf } from '~/ui/letter-page'
import { Paging } from '~/ui/paging'

const SIZE = 100

export async function loader({ request, params }: LoaderFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'editor')
  const { search = '' } = askingFilter(request)
  const page = pageOf(request)
  const { rows, total } = await invitations.listCandidates(letter, { search }, { page, size: SIZE })
  return { letter: frameOf(letter), search, page, rows, total }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'editor')
  const form = await request.formData()
  const organizationIds = form.getAll('id').map(String)
  const { added } = await invitations.choose(letter, { organizationIds })
  const at = `${pathOf(letter)}/asking`
  return added === 0 ? goOn(`${at}/choose`) : goOn(`${at}?n=${added}`, { told: 'chosen' })
}

export const meta = () => [{ title: 'Choose whom to ask: Undersigned' }]

export default function Choose() {
  const { letter, search, page, rows, total } = useLoaderData<typeof loader>()
  const at = `${pathOf(letter)}/asking`
  const to = (next: number) =>
    `${at}/choose?${new URLSearchParams({ ...(search ? { q: search } : {}), page: String(next) })}`
  return (
    <LetterPage letter={letter} current="signons">
      <section className="sec" aria-labelledby="choose">
        <ChooseHead at={at} way="choose">
          Whom in your registry does this letter ask?
        </ChooseHead>
        <search aria-label="Find in the registry">
          <form className="filters dense" method="get" action={`${at}/choose`}>
            <div className="full">
              <label htmlFor="q">Organization</label>
              <input id="q" name="q" type="search" defaultValue={search} />
            </div>
            <div className="go">
              <button type="submit" className="btn second dense">
                Show
              </button>
            </div>
          </form>
        </search>
        {rows.length === 0 ? (
          <Empty
            says={
              search ? 'No organization is called so.' : 'All the organizations you know are on the list.'
            }
            then="Paste a list of names, or add one."
          />
        ) : (
          <form method="post">
            <table className="stackable">
              <caption className="vh">
                Organizations that are not on the list, those who signed most first
              </caption>
              <thead>
                <tr>
                  <th className="pick">
                    <span className="vh">Select</span>
                  </th>
                  <th scope="col">Organization</th>
                  <th scope="col">Contact</th>
                  <th scope="col">Place</th>
                  <th scope="col" className="r">
                    Letters signed
                  </th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.id} className="haspick">
                    <td className="pick">
                      <label>
                        <input type="checkbox" name="id" value={row.id} aria-label={`Select ${row.name}`} />
                      </label>
                    </td>
                    <th scope="row">{row.name}</th>
                    <td>{row.reachable ? 'Known' : 'Nobody known yet'}</td>
                    <td>{row.state}</td>
                    <td className="r">
                      {row.signed > 0 ? (
                        <>
                          <span className="pl">signed </span>
                          {row.signed}
                        </>
                      ) : null}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
            <div className="bulk">
              <span className="told">Nothing is sent yet: they come on the list.</span>
              <button type="submit" className="btn dense">
                List the selected
              </button>
            </div>
          </form>
        )}
        <Paging page={page} size={SIZE} total={total} href={to} />
      </section>
    </LetterPage>
  )
}
