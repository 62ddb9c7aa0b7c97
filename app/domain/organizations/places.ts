/** The names of places as they stand in names of organizations, in words folded to lower case without accents. */

const STATES: [string, string, ...string[]][] = [
  ['AL', 'alabama'],
  ['AK', 'alaska'],
  ['AZ', 'arizona'],
  ['AR', 'arkansas'],
  ['CA', 'california'],
  ['CO', 'colorado'],
  ['CT', 'connecticut'],
  ['DE', 'delaware'],
  ['FL', 'florida'],
  ['GA', 'georgia'],
  ['HI', 'hawaii', 'hawai i'],
  ['ID', 'idaho'],
  ['IL', 'illinois'],
  ['IN', 'indiana'],
  ['IA', 'iowa'],
  ['KS', 'kansas'],
  ['KY', 'kentucky'],
  ['LA', 'louisiana', 'luisiana'],
  ['ME', 'maine'],
  ['MD', 'maryland'],
  ['MA', 'massachusetts', 'mass'],
  ['MI', 'michigan'],
  ['MN', 'minnesota'],
  ['MS', 'mississippi', 'misisipi'],
  ['MO', 'missouri', 'misuri'],
  ['MT', 'montana'],
  ['NE', 'nebraska'],
  ['NV', 'nevada'],
  ['NH', 'new hampshire'],
  ['NJ', 'new jersey', 'nueva jersey'],
  ['NM', 'new mexico', 'nuevo mexico'],
  ['NY', 'new york', 'nueva york'],
  ['NC', 'north carolina', 'carolina del norte'],
  ['ND', 'north dakota', 'dakota del norte'],
  ['OH', 'ohio'],
  ['OK', 'oklahoma'],
  ['OR', 'oregon'],
  ['PA', 'pennsylvania', 'pensilvania'],
  ['RI', 'rhode island'],
  ['SC', 'south carolina', 'carolina del sur'],
  ['SD', 'south dakota', 'dakota del sur'],
  ['TN', 'tennessee'],
  ['TX', 'texas', 'tejas'],
  ['UT', 'utah'],
  ['VT', 'vermont'],
  ['VA', 'virginia'],
  ['WA', 'washington'],
  ['WV', 'west virginia'],
  ['WI', 'wisconsin'],
  ['WY', 'wyoming'],
  ['DC', 'district of columbia', 'washington dc', 'washington d c'],
  ['PR', 'puerto rico'],
  ['GU', 'guam'],
  ['VI', 'virgin islands'],
  ['BC', 'british columbia'],
  ['ON', 'ontario'],
  ['QC', 'quebec'],
  ['AB', 'alberta'],
  ['NSW', 'new south wales'],
  ['QLD', 'queensland'],
]

const CITIES = `
  albany|albuquerque|allentown|amarillo|anaheim|anchorage|ann arbor|arlington|asheville|athens|atlanta|augusta|aurora
  austin|bakersfield|baltimore|baton rouge|beaumont|berkeley|bethlehem|birmingham|boise|boston|boulder|bridgeport
  bronx|brooklyn|brownsville|buffalo|burlington|cambridge|camden|cedar rapids|charleston|charlotte|charlottesville
  chattanooga|chicago|cincinnati|cleveland|colorado springs|columbia|columbus|corpus christi|dallas|dayton|dearborn
  denver|des moines|detroit|durham|el paso|elizabeth|eugene|evanston|fayetteville|flagstaff|fort lauderdale
  fort wayne|fort worth|fresno|gainesville|galveston|grand rapids|green bay|greensboro|greenville|harrisburg|hartford
  hialeah|hoboken|honolulu|houston|huntsville|indianapolis|iowa city|ithaca|jackson|jacksonville|jersey city
  joplin|kalamazoo|kansas city|knoxville|lafayette|lancaster|lansing|laredo|las cruces|las vegas|lawrence|lexington
  lincoln|little rock|long beach|los angeles|louisville|lubbock|madison|manchester|manhattan|mcallen|memphis|mesa
  miami|milwaukee|minneapolis|mobile|modesto|montgomery|nashville|new bedford|new haven|new orleans|new york city
  newark|norfolk|oakland|oklahoma city|olympia|omaha|orlando|oxnard|palo alto|pasadena|paterson|peoria|philadelphia
  phoenix|pittsburgh|plano|portland|providence|provo|queens|raleigh|reno|richmond|riverside|rochester|sacramento
  saint louis|st louis|saint paul|st paul|salem|salinas|salt lake city|san antonio|san bernardino|san diego
  san francisco|san jose|san juan|san mateo|santa ana|santa barbara|santa clara|santa cruz|santa fe|santa rosa
  savannah|scranton|seattle|shreveport|sioux falls|spokane|springfield|stamford|staten island|stockton|syracuse
  tacoma|tallahassee|tampa|tijuana|toledo|topeka|trenton|tucson|tulsa|tuscaloosa|twin cities|ventura|waco|wichita
  wilmington|winston salem|worcester|yakima|yonkers|youngstown|yuma|ciudad juarez|london|madrid|paris|toronto
  vancouver|montreal|bay area|silicon valley|rio grande valley|inland empire|central valley|long island|cape cod
  hudson valley|capital region|orange county|los angeles county|cook county|king county|dade county|gulf coast
  east bay|south bay|new england|pacific northwest|north coast|south coast|central coast|four corners|puget sound
  twin ports|treasure valley|tri cities|east palo alto|napa|sonoma|marin|alameda`

const COUNTRIES = `
  africa|argentina|asia|australia|austria|belgium|bolivia|brazil|britain|cameroon|canada|chile|china|colombia
  costa rica|cuba|denmark|dominican republic|ecuador|egypt|el salvador|england|ethiopia|europe|finland|france|germany
  ghana|great britain|greece|guatemala|haiti|honduras|hungary|india|indonesia|iran|iraq|ireland|israel|italy|jamaica
  japan|jordan|kenya|korea|latin america|lebanon|liberia|malaysia|mali|mexico|morocco|mozambique|myanmar|namibia
  nepal|netherlands|new zealand|nicaragua|nigeria|norway|pakistan|palestine|panama|paraguay|peru|philippines|poland
  portugal|romania|russia|rwanda|scotland|senegal|singapore|somalia|south africa|south korea|spain|sri lanka|sudan
  sweden|switzerland|syria|taiwan|tanzania|thailand|trinidad|tunisia|turkey|uganda|ukraine|united kingdom
  united states|uruguay|venezuela|vietnam|wales|yemen|zambia|zimbabwe|usa|america|central america
  north america|south america|southeast asia|east africa|west africa|caribbean|oceania|appalachia|midwest`

const ALSO: Record<string, string> = {
  'america latina': 'latin america',
  'latin american': 'latin america',
  'central american': 'central america',
  'south american': 'south america',
  'north american': 'north america',
  america: 'usa',
  brasil: 'brazil',
  centroamerica: 'central america',
  cle: 'cleveland',
  deutschland: 'germany',
  espana: 'spain',
  'estados unidos': 'usa',
  eeuu: 'usa',
  filadelfia: 'philadelphia',
  'great britain': 'united kingdom',
  britain: 'united kingdom',
  norcal: 'northern california',
  'nueva orleans': 'new orleans',
  nyc: 'new york city',
  philly: 'philadelphia',
  socal: 'southern california',
  'st louis': 'saint louis',
  'st paul': 'saint paul',
  'u s': 'usa',
  'u s a': 'usa',
  'united states': 'usa',
  'united states of america': 'usa',
  wny: 'western new york',
}

/** Codes of cities that leads write in capitals: those of airports, mostly. */
const CODES: Record<string, string> = {
  ATL: 'atlanta',
  CLE: 'cleveland',
  DFW: 'dallas',
  EU: 'europe',
  LA: 'los angeles',
  NOLA: 'new orleans',
  NYC: 'new york city',
  PDX: 'portland',
  PHL: 'philadelphia',
  PHX: 'phoenix',
  RGV: 'rio grande valley',
  SF: 'san francisco',
  UK: 'united kingdom',
  US: 'usa',
  USA: 'usa',
  STL: 'saint louis',
  WNY: 'western new york',
}

/** Words that tell one part of a region from another. */
export const DIRECTIONS = new Map(
  Object.entries({
    north: 'north',
    northern: 'north',
    norte: 'north',
    south: 'south',
    southern: 'south',
    sur: 'south',
    east: 'east',
    eastern: 'east',
    este: 'east',
    west: 'west',
    western: 'west',
    oeste: 'west',
    northeast: 'northeast',
    northeastern: 'northeast',
    northwest: 'northwest',
    northwestern: 'northwest',
    southeast: 'southeast',
    southeastern: 'southeast',
    southwest: 'southwest',
    southwestern: 'southwest',
    upstate: 'upstate',
    downtown: 'downtown',
    coastal: 'coastal',
    greater: 'greater',
    upper: 'upper',
    lower: 'lower',
  }),
)

const NAMES = new Map<string, string>([
  ...lines(CITIES).map((name): [string, string] => [name, name]),
  ...lines(COUNTRIES).map((name): [string, string] => [name, name]),
  ...STATES.flatMap(([, name, ...others]) => [name, ...others].map((each): [string, string] => [each, name])),
  ...Object.entries(ALSO),
])

const BY_CODE = new Map<string, string>([
  ...Object.entries(CODES),
  ...STATES.map(([code, name]): [string, string] => [code, name]),
])

const LONGEST = 4
const BEGINNINGS = new Set([...NAMES.keys()].map((name) => name.split(' ')[0] ?? ''))

/** The place whose name begins here, and of how many words it is; null where none does. */
export function placeAt(words: string[], at: number): { place: string; length: number } | null {
  if (!BEGINNINGS.has(words[at] ?? '')) return null
  for (let length = Math.min(LONGEST, words.length - at); length > 0; length -= 1) {
    const place = NAMES.get(words.slice(at, at + length).join(' '))
    if (place) return { place, length }
  }
  return null
}

/** The place that a code in capitals stands for: PA, NYC, CLE. */
export function placeOfCode(code: string): string | null {
  return BY_CODE.get(code) ?? null
}

/** Whether all of it is the name or the code of a place. */
export function isPlace(text: string): boolean {
  const bare = text.replace(/[.\s]/g, '')
  const words = text
    .normalize('NFD')
    .replace(/[\u0300-\u036f.]/g, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
  return BY_CODE.has(bare) || NAMES.has(words.join(' '))
}

function lines(text: string): string[] {
  return text
    .split(/[|\n]/)
    .map((name) => name.trim())
    .filter(Boolean)
}
