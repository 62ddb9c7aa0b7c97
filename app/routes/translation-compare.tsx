import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { differenceOf } from '~/domain/differences'
import * as translations from '~/domain/translations/index.server'
import { frameOf } from '~/http/frame.server'
import { notFound } from '~/http/respond.server'
import { requireTranslation } from '~/http/translations.server'
import { ChangeList, Difference } from '~/ui/difference'
import { sumOf } from '~/ui/difference-sum'
import { pathOf } from '~/ui/letter-page'
import { WritingPage } from '~/ui/writing-page'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { letter, standing } = await requireTranslation(request, params, 'viewer')
  const { translation } = standing
  const kept = await translations.listVersions(translation.id)
  const asked = new URL(request.url).searchParams
  const from = asked.get('from') ?? String(kept[0]?.number ?? 'draft')
  const to = asked.get('to') ?? 'draft'
  const { text } = await translations.inForce(letter.id)
  const sideOf = async (side: string) =>
    side === 'draft'
      ? translations.draftOf(translation, text)
      : ((await translations.findVersion(translation.id, Number(side))) ?? notFound())
  const changes = differenceOf(await sideOf(from), await sideOf(to))
  return {
    frame: frameOf(letter),
    language: translation.language,
    from,
    to,
    sides: [
      { value: 'draft', label: 'The draft as it stands' },
      ...kept.map(({ number, note, kind }) => ({
        value: String(number),
        label: `${number}. ${(note ?? translations.kindWords[kind]).slice(0, 32)}`,
      })),
    ],
    changes,
    sum: sumOf(changes),
  }
}

export const meta = () => [{ title: 'Two versions of a translation compared: Undersigned' }]

export default function TranslationCompare() {
  const { frame, language, from, to, sides, changes, sum } = useLoaderData<typeof loader>()
  const same = changes.every(({ kind }) => kind === 'same')
  return (
    <WritingPage letter={frame} at="translations">
      <form className="pickv dense" method="get">
        {(['from', 'to'] as const).map((name) => (
          <div key={name}>
            <label htmlFor={name}>{name === 'from' ? 'From' : 'To'}</label>
            <select id={name} name={name} defaultValue={name === 'from' ? from : to}>
              {sides.map((side) => (
                <option key={side.value} value={side.value}>
                  {side.label}
                </option>
              ))}
            </select>
          </div>
        ))}
        <button type="submit" className="btn second dense">
          Compare
        </button>
        <p className="small">
          <a href={`${pathOf(frame)}/translations/${language}`}>Back to the translation</a>
        </p>
      </form>
      <h2 className="sum">{sum}</h2>
      <div className="cmp">
        <aside aria-labelledby={same ? undefined : 'changed'}>
          {same ? null : (
            <>
              <h2 id="changed">What changed</h2>
              <ChangeList changes={changes} notes={{}} />
            </>
          )}
        </aside>
        <div>
          <Difference changes={changes} letterLanguage={language} />
        </div>
      </div>
    </WritingPage>
  )
}
