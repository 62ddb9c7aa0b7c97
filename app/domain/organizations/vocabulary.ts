/** What a word does in the name of an organization. Words are singular, folded and in English: see words.ts. */
export type Kind =
  /** Passed over: the, of, and, for. */
  | 'small'
  | 'place'
  | 'direction'
  | 'number'
  /** What a sister body of another legal kind adds: action, fund, foundation. */
  | 'sister'
  /** What a chapter adds: local, diocese, region. */
  | 'chapter'
  /** What a part or a program adds: clinic, school, committee. */
  | 'part'
  /** Whom a body is of or for: a faith, an origin, an age. */
  | 'people'
  /** What bodies are called: center, network, coalition. */
  | 'body'
  /** What bodies of this field work on: immigrant, rights, justice. */
  | 'field'
  | 'other'

const SISTERS = words(`
  action fund foundation pac vote victory political endowment trust c3 c4 campaign lobby elect ballot superpac`)

const CHAPTERS = words(`
  local chapter branch diocese archdiocese parish district section office province synod presbytery conference lodge
  post unit division affiliate region regional county city state headquarters secretariat`)

const PARTS = words(`
  subcommittee auxiliary committee caucus clinic school college institute department program institution faculty
  seminary ministry campus team taskforce international global worldwide junior alumni fellowship lab library press
  museum publication academy hospital house commission`)

const PEOPLE = words(`
  black white hispanic latino latina latinx latine chicano chicana asian african arab filipino haitian korean chinese
  japanese vietnamese indian pakistani mexican guatemalan salvadoran honduran ethiopian somali sudanese syrian afghan
  iraqi iranian persian ukrainian russian polish irish italian cuban dominican caribbean pacific islander native
  indigenous tribal muslim islamic jewish christian catholic lutheran baptist methodist presbyterian episcopal
  anglican evangelical pentecostal quaker mennonite unitarian universalist orthodox buddhist hindu sikh jesuit
  franciscan dominican benedictine woman women man men girl boy youth child children elder senior veteran
  student parent mother father family queer trans transgender gay lesbian lgbt lgbtq lgbtqia disabled deaf blind
  doctor lawyer nurse teacher physician farmworker nurse journalist scholar artist survivor worker farmer`)

const BODIES = words(`
  organization group network coalition alliance association center society union league council federation project
  initiative movement collective partnership collaborative consortium agency company corporation cooperative service
  congress forum club guild board body roundtable hub confederation assembly circle community`)

const FIELDS = words(`
  immigrant immigration refugee migrant migration asylum asylee right justice law legal human civil liberty defense
  defender aid resource advocacy advocate advocating policy reform social public national american united people
  freedom equality peace democracy detention border support solidarity humane constitutional citizenship citizen
  interfaith faith church religious health mental education educational economic development worker labor employment
  housing poverty welfare assistance help relief protection safety security rescue research study information
  training empowerment leadership organizing integration inclusion diversity equity racial anti violence torture
  trafficking abuse disability environmental climate food care medical international world city urban rural
  neighborhood neighbor friend free fair just new general independent democratic progressive congregation temple
  grassroots counsel attorney litigation deportation enforcement detained undocumented bail bond dream dreamer
  sanctuary bridge hope unity voice call interest technical opportunity life
  reproductive criminal juvenile police prison domestic sexual gender cultural art voter`)

const KINDS = new Map<string, Kind>([
  ...FIELDS.map((word): [string, Kind] => [word, 'field']),
  ...BODIES.map((word): [string, Kind] => [word, 'body']),
  ...PEOPLE.map((word): [string, Kind] => [word, 'people']),
  ...CHAPTERS.map((word): [string, Kind] => [word, 'chapter']),
  ...PARTS.map((word): [string, Kind] => [word, 'part']),
  ...SISTERS.map((word): [string, Kind] => [word, 'sister']),
])

/** What a word does, by the word alone. */
export function kindOf(word: string): Kind {
  return /\d/.test(word) || ORDINALS.has(word) ? 'number' : (KINDS.get(word) ?? 'other')
}

/** Whether the word is one of those that many names are made of. */
export function isCommon(kind: Kind): boolean {
  return kind !== 'other' && kind !== 'number'
}

/** A word written in full, in American English. */
export function spelledOut(word: string): string {
  return SHORT[word] ?? american(word)
}

/** The English of a Spanish word of these names; null for any other. */
export function translated(word: string): string | null {
  return SPANISH[word] ?? null
}

/** The word without what makes it a plural. */
export function singular(word: string): string {
  if (word.length < 4 || IRREGULAR.has(word) || /(?:ss|us|is)$/.test(word)) return word
  if (/ies$/.test(word)) return word.length > 4 ? `${word.slice(0, -3)}y` : word
  if (/(?:s|x|ch|sh)es$/.test(word)) return word.slice(0, -2)
  return word.replace(/s$/, '')
}

function american(word: string): string {
  return word
    .replace(/isation(s?)$/, 'ization$1')
    .replace(/^(centre|theatre)(s?)$/, (_, stem: string, plural: string) => `${stem.slice(0, -2)}er${plural}`)
    .replace(/^(lab|neighb|hon|col)our/, '$1or')
    .replace(/^defence/, 'defense')
    .replace(/^programme/, 'program')
}

function words(text: string): string[] {
  return text.split(/\s+/).filter(Boolean)
}

const IRREGULAR = new Set(
  words('texas kansas arkansas illinois christmas access express progress news dallas'),
)

const ORDINALS = new Set(words('first second third fourth fifth sixth seventh eighth ninth tenth'))

const SHORT: Record<string, string> = {
  acad: 'academy',
  admin: 'administration',
  amer: 'american',
  assn: 'association',
  assoc: 'association',
  cath: 'catholic',
  cmte: 'committee',
  cncl: 'council',
  coop: 'cooperative',
  corp: 'corporation',
  ctr: 'center',
  dept: 'department',
  dev: 'development',
  ed: 'education',
  fdn: 'foundation',
  fed: 'federation',
  ft: 'fort',
  gov: 'government',
  govt: 'government',
  inst: 'institute',
  intl: 'international',
  mt: 'mount',
  natl: 'national',
  org: 'organization',
  rts: 'rights',
  svc: 'service',
  svcs: 'services',
  univ: 'university',
  saint: 'st',
  '1st': 'first',
  '2nd': 'second',
  '3rd': 'third',
  '4th': 'fourth',
  '5th': 'fifth',
  '6th': 'sixth',
  '7th': 'seventh',
  '8th': 'eighth',
  '9th': 'ninth',
  '10th': 'tenth',
  womyn: 'women',
  womxn: 'women',
}

const SPANISH: Record<string, string> = {
  abogados: 'lawyers',
  accion: 'action',
  agencia: 'agency',
  alianza: 'alliance',
  amigos: 'friends',
  asociacion: 'association',
  asilo: 'asylum',
  ayuda: 'help',
  campesinas: 'farmworker women',
  campesinos: 'farmworkers',
  catolica: 'catholic',
  catolicas: 'catholic',
  catolico: 'catholic',
  centro: 'center',
  ciudadania: 'citizenship',
  ciudadanos: 'citizens',
  coalicion: 'coalition',
  colectivo: 'collective',
  comite: 'committee',
  comunidad: 'community',
  comunidades: 'communities',
  comunitario: 'community',
  comunitaria: 'community',
  consejo: 'council',
  cristiana: 'christian',
  defensa: 'defense',
  derecho: 'right',
  derechos: 'rights',
  desarrollo: 'development',
  educacion: 'education',
  esperanza: 'hope',
  estudiantes: 'students',
  familia: 'family',
  familias: 'families',
  fe: 'faith',
  federacion: 'federation',
  fondo: 'fund',
  frontera: 'border',
  fronterizo: 'border',
  fronteriza: 'border',
  fundacion: 'foundation',
  grupo: 'group',
  humanos: 'human',
  hermandad: 'brotherhood',
  iglesia: 'church',
  iglesias: 'churches',
  iniciativa: 'initiative',
  inmigracion: 'immigration',
  inmigrante: 'immigrant',
  inmigrantes: 'immigrants',
  instituto: 'institute',
  internacional: 'international',
  jornaleros: 'day laborers',
  jovenes: 'youth',
  juventud: 'youth',
  justicia: 'justice',
  lengua: 'language',
  ley: 'law',
  libertad: 'freedom',
  liga: 'league',
  migracion: 'migration',
  migrante: 'migrant',
  migrantes: 'migrants',
  movimiento: 'movement',
  mujer: 'woman',
  mujeres: 'women',
  nacional: 'national',
  nacionales: 'national',
  ninos: 'children',
  obreros: 'workers',
  organizacion: 'organization',
  organizaciones: 'organizations',
  paz: 'peace',
  programa: 'program',
  proyecto: 'project',
  pueblo: 'people',
  pueblos: 'peoples',
  puente: 'bridge',
  recursos: 'resources',
  red: 'network',
  refugiados: 'refugees',
  salud: 'health',
  santuario: 'sanctuary',
  servicio: 'service',
  servicios: 'services',
  sindicato: 'union',
  sociedad: 'society',
  solidaridad: 'solidarity',
  trabajador: 'worker',
  trabajadora: 'worker',
  trabajadoras: 'workers',
  trabajadores: 'workers',
  unida: 'united',
  unidas: 'united',
  unido: 'united',
  unidos: 'united',
  union: 'union',
  universidad: 'university',
  vecinos: 'neighbors',
  voces: 'voices',
  voz: 'voice',
}
