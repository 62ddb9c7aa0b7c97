import type { Language } from '~/words'

/** The state or territory that a signer's "MN", "D.C." or "Minnesota" is, as the language calls it; null for anything else. */
export function stateIn(place: string | null | undefined, language: Language): string | null {
  const key = (place ?? '').replace(/\./g, '').trim().toLowerCase()
  const code = key.length === 2 ? key : CODES.get(key)
  const [name, spanish = name] = NAMES.get(code ?? '') ?? []
  return (language === 'es' ? spanish : name) ?? null
}

// The code, the name, and what Spanish calls it where that differs.
const LIST = `
AK Alaska|AL Alabama|AR Arkansas|AZ Arizona|CA California|CO Colorado|CT Connecticut
DC District of Columbia=Distrito de Columbia|DE Delaware|FL Florida|GA Georgia|GU Guam|HI Hawaii=Hawái|IA Iowa
ID Idaho|IL Illinois|IN Indiana|KS Kansas|KY Kentucky|LA Louisiana=Luisiana|MA Massachusetts|MD Maryland|ME Maine
MI Michigan=Míchigan|MN Minnesota|MO Missouri=Misuri|MP Northern Mariana Islands=Islas Marianas del Norte
MS Mississippi=Misisipi|MT Montana|NC North Carolina=Carolina del Norte|ND North Dakota=Dakota del Norte
NE Nebraska|NH New Hampshire=Nuevo Hampshire|NJ New Jersey=Nueva Jersey|NM New Mexico=Nuevo México|NV Nevada
NY New York=Nueva York|OH Ohio|OK Oklahoma|OR Oregon=Oregón|PA Pennsylvania=Pensilvania|PR Puerto Rico
RI Rhode Island|SC South Carolina=Carolina del Sur|SD South Dakota=Dakota del Sur|TN Tennessee
TX Texas|UT Utah|VA Virginia|VI U.S. Virgin Islands=Islas Vírgenes de los Estados Unidos|VT Vermont
WA Washington|WI Wisconsin|WV West Virginia=Virginia Occidental|WY Wyoming|AS American Samoa=Samoa Americana`

const NAMES = new Map(
  LIST.trim()
    .split(/[|\n]/)
    .map((entry) => [entry.slice(0, 2).toLowerCase(), entry.slice(3).split('=')]),
)

const CODES = new Map([...NAMES].flatMap(([code, names]) => names.map((name) => [name.toLowerCase(), code])))
