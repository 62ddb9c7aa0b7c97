import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { reaches } from '~/domain/access.server'
import * as stories from '~/domain/stories.server'
import { listErrors } from '~/http/answers'
import { again, readForm, refuse } from '~/http/forms.server'
import { frameOf } from '~/http/frame.server'
import { requireLetter } from '~/http/require.server'
import { goOn } from '~/http/respond.server'
import { storyForm, storyOf } from '~/http/stories.server'
import { Empty } from '~/ui/empty'
import { ErrorSummary } from '~/ui/error-summary'
import { keyed } from '~/ui/keyed'
import { LetterPage, pathOf } from '~/ui/letter-page'
import { Toast } from '~/ui/note'
import { fragmentOf } from '~/ui/spoken'
import { StoryFields } from '~/ui/story-fields'
import { Day } from '~/ui/time'
import { dayOf } from '~/ui/when'

const told: Record<string, string> = {
  added: 'Added to the register.',
  changed: 'Changed.',
  removed: 'Taken out of the register. The text of the letter stays as it is.',
  restored: 'The override is taken back.',
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'viewer')
  const register = await stories.list(letter, dayOf(new Date(), letter.coalition.zone))
  const places = await stories.placesOf(letter, register)
  const asked = new URL(request.url).searchParams
  return {
    frame: frameOf(letter),
    writes: reaches(letter.role, 'editor'),
    stories: register.map(({ overriddenAt, overriddenBy, overrideReason, ...story }) => ({
      ...story,
      placed: places.of.get(story.id) ?? { passages: [], named: null },
      resolved: stories.isResolved(story.standing),
      override: overriddenAt ? { by: overriddenBy, reason: overrideReason } : null,
    })),
    unbound: places.unbound,
    told: told[asked.get('told') ?? ''] ?? null,
    overridden: asked.get('told') === 'overridden' ? asked.get('story') : null,
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'editor')
  const read = await readForm(request, storyForm)
  if ('answer' in read) return again(read.answer)
  const added = await stories.add(letter, storyOf(read.value))
  if ('refused' in added) return refuse(read.form, { [added.at]: added.refused })
  return goOn(`/c/${letter.coalition.slug}/letters/${letter.slug}/stories`, { told: 'added' })
}

export const meta = () => [{ title: 'Stories: Undersigned' }]

export default function Stories() {
  const { frame, writes, stories: register, unbound, told: said, overridden } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const at = `${pathOf(frame)}/stories`
  const open = register.filter(({ resolved }) => !resolved).length
  return (
    <LetterPage
      letter={frame}
      current="stories"
      told={
        overridden ? (
          <Toast undo={{ action: `${at}/${overridden}/override/undo` }}>
            The letter may freeze without this consent.
          </Toast>
        ) : said ? (
          <Toast>{said}</Toast>
        ) : undefined
      }
    >
      <section className="sec" aria-labelledby="register">
        <ErrorSummary problems={listErrors(answer)} />
        <h2 id="register">{sentence(register.length, open)}</h2>
        <p className="undersec">
          A story is resolved when it is on record who consented, to whom and when, and which organization
          vouches for it. The letter does not freeze while one is unresolved, unless an owner overrides it
          with a reason.
        </p>
        {register.length === 0 ? (
          <Empty
            says={
              unbound.length > 0
                ? 'The text tells a story, and nobody is in the register.'
                : 'The letter names nobody.'
            }
            then="Enter everyone whose story the text tells."
          />
        ) : (
          <table className="stackable">
            <caption className="vh">People named in the letter</caption>
            <thead>
              <tr>
                <th scope="col">Name</th>
                <th scope="col">Vouched for by</th>
                <th scope="col">Consent</th>
                <th scope="col">In the text</th>
                <th scope="col">Where it stands</th>
              </tr>
            </thead>
            <tbody>
              {register.map((story) => (
                <tr key={story.id}>
                  <th scope="row">
                    {writes ? <a href={`${at}/${story.id}`}>{story.name}</a> : story.name}
                    {story.pseudonym ? <span className="sub">a pseudonym</span> : null}
                    {story.notes ? <span className="sub">Notes: {story.notes}</span> : null}
                  </th>
                  <td>{story.vouchedBy ?? 'Nobody yet'}</td>
                  <td>
                    {story.consentOn ? (
                      <>
                        {story.consentBy}
                        <span className="sub">
                          on <Day day={story.consentOn} weekday={false} />
                          {story.consentUntil ? (
                            <>
                              , until <Day day={story.consentUntil} weekday={false} />
                            </>
                          ) : null}
                        </span>
                      </>
                    ) : (
                      'Not recorded'
                    )}
                  </td>
                  <td>
                    <InText {...story.placed} path={pathOf(frame)} />
                  </td>
                  <td>
                    {story.standing === 'consented' ? 'Resolved' : null}
                    {story.standing === 'run out' ? <strong>The consent has run out</strong> : null}
                    {story.standing === 'unvouched' ? <strong>Nobody vouches for it</strong> : null}
                    {story.standing === 'unresolved' ? <strong>Unresolved</strong> : null}
                    {story.standing === 'overridden' ? (
                      <>
                        Overridden by {story.override?.by ?? 'an owner'}
                        <span className="sub">{story.override?.reason}</span>
                      </>
                    ) : null}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
      {unbound.length > 0 ? (
        <section className="sec" aria-labelledby="unbound">
          <h2 id="unbound">
            {unbound.length === 1
              ? 'One story in the text is bound to nobody'
              : `${unbound.length} stories in the text are bound to nobody`}
          </h2>
          <p className="undersec">
            With the caret in a story, the desk offers to bind it to its entry in the register.
          </p>
          <ul>
            {keyed(unbound).map(({ part: { story, words }, key }) => (
              <li key={key}>
                <InTheText words={words} path={pathOf(frame)} />
                {story ? <span className="sub">Its entry was taken out of the register.</span> : null}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {writes ? (
        <section className="sec" aria-labelledby="add">
          <h2 id="add">Add a person</h2>
          <form method="post" noValidate className="form">
            <StoryFields values={answer?.values ?? {}} errors={answer?.errors} />
            <p className="after">
              <button type="submit" className="btn">
                Add to the register
              </button>
            </p>
          </form>
        </section>
      ) : null}
    </LetterPage>
  )
}

type InTextProps = { passages: string[]; named: string | null; path: string }

/** Where in the text a story stands: its passages, or where its name is. */
function InText({ passages, named, path }: InTextProps) {
  if (passages.length === 0 && named === null) return <>Not in the text now</>
  if (passages.length === 0)
    return (
      <>
        <InTheText words={named ?? ''} path={path} />
        <span className="sub">Named; no story is bound to it.</span>
      </>
    )
  return keyed(passages).map(({ part: words, key }) => (
    <span key={key} className="sub">
      <InTheText words={words} path={path} />
    </span>
  ))
}

function InTheText({ words, path }: { words: string; path: string }) {
  return <a href={`${path}/text${fragmentOf(words)}`}>“{words}”</a>
}

function sentence(all: number, open: number): string {
  if (all === 0) return 'No stories'
  const people = all === 1 ? '1 person is named' : `${all} people are named`
  if (open === 0) return `${people}, and every story is resolved`
  return `${people}, ${open} still unresolved`
}
