import { type FormEvent, useState } from 'react'
import { isGreat, type Loss } from '~/domain/suggestions/weighing'
import { Losing } from './losing'
import type { TalkData, TalkProps } from './talk'

type AllOfProps = Pick<TalkProps, 'act' | 'places' | 'weigh'> & { suggestions: TalkData['suggestions'] }

/** Decides at once on all that one person or organization suggests, or on all there is. */
export function AllOf({ suggestions, places, act, weigh }: AllOfProps) {
  const [why, setWhy] = useState<string | null>(null)
  const [asked, setAsked] = useState<{ loss: Loss; ids: string[] } | null>(null)
  const standing = places.flatMap(({ kind, id }) => (kind === 'suggestion' ? [id] : []))
  const groups = new Map<string, string[]>([['all', standing]])
  for (const { id, by, organization } of suggestions.filter((each) => standing.includes(each.id)))
    for (const group of new Set([by, ...(organization ? [organization] : [])]))
      groups.set(group, [...(groups.get(group) ?? []), id])

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const { submitter } = event.nativeEvent as SubmitEvent
    const group = String(new FormData(event.currentTarget).get('group'))
    const decision = submitter?.getAttribute('value') === 'reject' ? 'reject' : 'accept'
    const ids = groups.get(group) ?? []
    const loss = weigh(decision, ids)
    if (isGreat(loss)) return setAsked({ loss, ids })
    setWhy(await act({ act: decision, suggestions: ids }))
  }

  if (asked)
    return (
      <Losing
        loss={asked.loss}
        onDone={() => setAsked(null)}
        onYes={() => {
          setAsked(null)
          void act({ act: 'accept', suggestions: asked.ids }).then(setWhy)
        }}
      />
    )

  return (
    <form className="allof" aria-label="Decide on several" onSubmit={(event) => void submit(event)}>
      <label htmlFor="group">Decide on several</label>
      <select id="group" name="group" defaultValue="all">
        {[...groups].map(([group, ids]) => (
          <option key={group} value={group}>
            {group === 'all' ? `All ${ids.length}` : `All ${ids.length} of ${group}`}
          </option>
        ))}
      </select>
      <div className="acts">
        <button type="submit" className="linkbtn" value="accept">
          Accept them
        </button>
        <button type="submit" className="linkbtn" value="reject">
          Reject them
        </button>
      </div>
      {why ? <p className="msg">{why}</p> : null}
    </form>
  )
}
