import { hasOrganizationWord } from './people.server'
import { isState } from './phrases.server'

const STATES = new Set(
  'AK AL AR AZ CA CO CT DC D.C. DE FL GA GU HI IA ID IL IN KS KY LA MA MD ME MI MN MO MS MT NC ND NE NH NJ NM NV NY OH OK OR PA PR RI SC SD TN TX UT VA VI VT WA WI WV WY'.split(
    ' ',
  ),
)

/** Where the place at the end of "Casa Vecina, Austin, TX" begins. A state's full name counts only after a city: "Make the Road, New York" is a name. */
export function placeIn(text: string): { name: string; place: string } | null {
  const bare = text.replace(/\)$/, '')
  const comma = bare.lastIndexOf(', ')
  const state = comma < 0 ? '' : bare.slice(comma + 2)
  if (!STATES.has(state) && !isState(state)) return null
  const before = bare.slice(0, comma)
  const cut = Math.max(
    before.lastIndexOf(', '),
    before.lastIndexOf(' - '),
    before.lastIndexOf(' – '),
    before.lastIndexOf(' ('),
  )
  const city = cut < 0 ? '' : before.slice(cut).replace(/^[\s,(–-]+/, '')
  const isCity =
    city !== '' && city.split(' ').length <= 4 && /^\p{Lu}/u.test(city) && !hasOrganizationWord(city)
  if (isCity) return { name: text.slice(0, cut).trimEnd(), place: `${city}, ${state}` }
  return STATES.has(state) && !text.endsWith(')') ? { name: before, place: state } : null
}
