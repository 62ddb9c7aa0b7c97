/** The set phrases of letters, English and Spanish. Each asks about one trimmed line and costs time linear in it. */

const DEAR =
  /^(?:dear|estimad[oa]s?|apreciad[oa]s?|distinguid[oa]s?|respetad[oa]s?|respetables?|muy señor|muy estimad[oa]s?)\b(?! (?:life|memories))/i
const OPENING =
  /^(?:to whom it may concern|a quien (?:corresponda|pueda interesar)|greetings|to (?:the )?(?:honorable )?members of|to all members of|members of (?:the )?(?:united states |u\.s\. )?(?:congress|senate|house|committee|task force|commission|council|board)|(?:the )?honorables?|honorable|señor(?:a|es|as)?|mr\.|ms\.|madam|sir|dr\.)(?: .{0,160})?$/i

/** "Dear …", "To Whom It May Concern:", "Estimado Secretario …:". */
export function isSalutation(text: string): boolean {
  if (DEAR.test(text)) return text.length < 400 && (/[:,]/.test(text) || text.length < 80)
  if (/^(?:to whom it may concern|a quien corresponda)[:,.]?$/i.test(text)) return true
  return text.length < 200 && text.endsWith(':') && OPENING.test(text.slice(0, -1))
}

const CLOSING =
  /^(?:(?:most |very |yours |muy )?(?:sincerely|respectfully|truly|faithfully|cordially|gratefully|warmly|fraternally)(?: yours)?|(?:very )?truly yours|yours|(?:respectfully|humbly) (?:submitted|yours|signed)|(?:with )?(?:best|kind|kindest|warm|warmest)(?: regards| wishes)?|regards|signed|thank you|many thanks|with (?:great )?(?:respect|gratitude|appreciation|thanks|hope|urgency|concern|determination)(?: and (?:respect|gratitude|appreciation|hope|urgency|concern|solidarity))?|(?:yours )?in (?:solidarity|peace|community|partnership|service|faith|justice|hope|struggle|unity|love)(?: and (?:solidarity|peace|hope|faith|justice|service|love|partnership))?|(?:muy )?(?:atentamente|respetuosamente|cordialmente|sinceramente|fraternalmente)|(?:un )?saludos?(?: cordial(?:es)?)?|en solidaridad|con (?:respeto|gratitud|esperanza)|firmado|suscriben|quedamos de usted(?:es)?)$/i
const CLOSING_LONG =
  /^(?:sincerely|respectfully(?: submitted)?|signed|in solidarity|atentamente|respetuosamente|with (?:respect|gratitude)|yours (?:sincerely|truly)|en solidaridad)(?: yours)?,? (?:and )?(?:on behalf of|by|from|the|we|your|in |las|los|por|and |undersigned)/i

/** "Sincerely,", "Respectfully submitted,", "Signed:", "Atentamente,". */
export function isClosing(text: string): boolean {
  if (text.length > 110 || !/^\p{Lu}/u.test(text)) return false
  const bare = text.replace(/[,.:;—–-]$/, '').trimEnd()
  if (/^(?:thank you|many thanks|regards|best|kind|warm|warmest|yours|signed)$/i.test(bare))
    return /[,:–—]$/.test(text) || (text === bare && bare.length > 5)
  return CLOSING.test(bare) || (CLOSING_LONG.test(text) && /[,:]$/.test(text))
}

const SURE = new Set(
  'organizations organisations groups signatories signers individuals endorsers institutions firmantes organizaciones personas individuos particulares grupos instituciones'.split(
    ' ',
  ),
)
/** Nouns that also end organizations' names: a heading only with a colon or white space about it. */
const UNSURE = new Set(
  'partners members unions congregations communities coalitions networks leaders officials advocates academics scholars faculty experts professionals practitioners attorneys lawyers clergy businesses nonprofits affiliates supporters people persons survivors providers universities clinics sindicatos iglesias congregaciones académicos'.split(
    ' ',
  ),
)
const KIND = new Set(
  'national state statewide state-based local regional international global federal tribal county municipal city community community-based grassroots faith faith-based religious interfaith legal labor civil rights immigrant immigration human health healthcare medical academic educational advocacy service services nonprofit non-profit non-governmental women women’s youth student environmental business elected former other additional allied partner supporting endorsing signing lead leading member organizational organisational individual undersigned us u.s. united states and or the of in law school professor professors university full list all general public private congressional professional research policy social justice signed listed'.split(
    ' ',
  ),
)
const SPANISH_NOUN = /^(?:organizaciones|personas|grupos|instituciones)(?: \p{Ll}{1,15}){0,4}$/u

/** Whether every word of a line is of the kind headings over names are made of, and it ends in a noun for those who sign. */
function saysWhoSigns(flat: string, apart: boolean): boolean {
  if (SPANISH_NOUN.test(flat)) return true
  const words = flat.split(/[\s,/&–—]+|\s-\s/).filter((word) => word && word !== '-')
  if (words.length === 0 || words.length > 10) return false
  const isNoun = (word: string) => SURE.has(word) || (apart && UNSURE.has(word))
  const last = words.at(-1) ?? ''
  const noun = isNoun(last) || (/^(?:signing|listed|signed)$/.test(last) && isNoun(words.at(-2) ?? ''))
  return noun && words.every((word) => KIND.has(word) || isNoun(word))
}

const KIND_ALONE =
  /^(?:national|international|global|regional|statewide|state|local|state (?:and|&|\/) local|state\/local|nacionales?|internacionales?|estatales?|locales?|individuals?)$/i
const PLAIN_INTRO =
  /^(?:(?:we, )?(?:the )?undersigned(?: (?:national|state|local|and|organizations?|organisations?|groups?|coalition|members?|advocates|\d{1,5})){0,7}|(?:list of |full list of |the )?(?:signatories|signatures|signers|signed|signed by|endorsed by|endorsers|co-?signed by|signing organizations|signatory organizations|organizational signatories|organization signatories)|organizaciones firmantes|(?:las )?organizaciones abajo firmantes|las organizaciones firmantes|(?:lista de )?firmantes|firmas|firman|suscriben|firmado por|adhesiones)$/i

const PLACES =
  'alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii hawai‘i idaho illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska nevada new-hampshire new-jersey new-mexico new-york north-carolina north-dakota ohio oklahoma oregon pennsylvania rhode-island south-carolina south-dakota tennessee texas utah vermont virginia washington west-virginia wisconsin wyoming district-of-columbia washington,-dc washington,-d.c. washington-dc puerto-rico guam american-samoa canada mexico méxico guatemala honduras el-salvador nicaragua colombia haiti united-states'
const PLACE_NAMES = new Set(PLACES.split(' ').map((name) => name.replaceAll('-', ' ')))

/** Whether a text is the name of a state, district or nearby country. */
export function isState(text: string): boolean {
  return PLACE_NAMES.has(text.toLowerCase())
}

export type ListHeading = { group: string | null; individuals: boolean; announced: number | null }

/** What a heading over names says; null when the line is no such heading. "The undersigned:" opens the list and names no group. */
export function listHeading(text: string, { apart = false } = {}): ListHeading | null {
  if (text.length > 160) return null
  const note =
    /^(.{1,100}?) \((?:\*? ?)?(?:institutional |organizational )?(?:affiliations?|titles?|filiaci)[^()]{0,100}\):?$/i.exec(
      text,
    )
  if (note?.[1]) return listHeading(note[1], { apart })
  const { bare, announced } = withoutCount(text)
  if (/\(?cont(?:inued|\.|’d|'d)?\)?$/i.test(bare) && /\(?cont(?:inued|\.|’d|'d)\)?$/i.test(bare)) {
    const rest = bare.replace(/[ ,–—-]{0,3}\(?cont(?:inued|\.|’d|'d)\)?$/i, '')
    return listHeading(rest, { apart: true })
  }
  const flat = bare.toLowerCase()
  if (PLAIN_INTRO.test(flat)) return { group: null, individuals: false, announced }
  const individuals =
    /\b(?:individual|personas|individuos|particulares|título personal|personal capacity)/.test(flat)
  if (
    KIND_ALONE.test(flat) ||
    saysWhoSigns(flat, apart || text.endsWith(':')) ||
    /^(?:a título personal|in their (?:personal|individual) capacity)$/.test(flat)
  ) {
    return { group: bare, individuals: individuals && !/organi/.test(flat), announced }
  }
  if (PLACE_NAMES.has(flat)) return { group: bare, individuals: false, announced }
  return null
}

/** A heading with its count, "(45)" or ": 45", and colon taken off. */
export function withoutCount(text: string): { bare: string; announced: number | null } {
  const trimmed = text.replace(/[:.]$/, '').trimEnd()
  const count = /^(.{1,100}?)(?: ?[([](\d{1,5})[)\]]| ?[:–—-] ?(\d{1,5}))$/.exec(trimmed)
  const bare = (count?.[1] ?? trimmed).replace(/:$/, '').trimEnd()
  const announced = count ? Number(count[2] ?? count[3]) : null
  return { bare, announced }
}

export const VIA =
  /^(?:(?:sent|delivered|submitted|transmitted|filed) )?(?:only )?(?:electronically )?(?:via|by|through|per|vía|por|submitted via)[ :].{0,140}(?:e-?mail|mail|fedex|federal express|ups|usps|dhl|courier|messenger|hand|fax|facsimile|correo|electronic|certified|priority|regulations\.gov|portal|submission|webform)|^(?:submitted|transmitted|sent|filed) electronically/i
export const RE = /^(?:re|ref|reference|regarding|subject|asunto|referencia|in re)\s?:\s{0,10}/i
export const CC =
  /^(?:c\.c\.p\.|ccp|cc|c\.c\.|bcc|copy to|copies to|con copia(?: a| para)?|copia a)\s?[:.]?(?:\s{0,20}|$)/i
export const ENCLOSURE =
  /^(?:enclosures?|encl?s?\.?|attachments?|attached|enclosed|anexos?|adjuntos?)(?: ?\(?\d{0,2}\)?|\s?[:.].{0,200})$/i
export const STAR_NOTE =
  /^(?:\(?[*†‡]+\)?\s?.{0,80}(?:affiliation|identification|organi[sz]ation|title|capacity|individual|identificaci|afiliaci|personal)|\(?(?:affiliations?|institutional affiliations?|organizational affiliations?|titles? and affiliations?) .{0,60}identification)/i

/** "cc: …" with a colon, or alone on its line; words that merely begin with the letters are not. */
export function isCc(text: string): boolean {
  const found = CC.exec(text)
  if (!found) return false
  return /[:.]/.test(found[0]) || found[0].length === text.length
}

const OFFICE =
  /\b(?:department|office|committee|subcommittee|senate|house of|house$|bureau|agency|administration|commission|council|white house|congress|enforcement|services?$|division|directorate|court|ministry|embassy|legislature|assembly|secretaría|departamento|ministerio|oficina|comité|comisión|senado|cámara|congreso|instituto|dirección|procuraduría|fiscalía|protection|facility|center|service|board|authority|governor’s|u\.s\.|united states|city of|county of|state of|task force)\b/i

/** Whether a line of an address block names an office or institution. */
export function isOffice(text: string): boolean {
  return text.length < 160 && OFFICE.test(text)
}

const STREET =
  /^(?:\d{1,6}[A-Z]?(?:-\d{1,6})? |p\.? ?o\.? box|suite|ste\.?|room|rm\.?|floor|building|bldg|mail ?stop|ms |attn|c\/o|one |calle|avenida|av\.|piso|col\.|colonia|apartado)|\b(?:suite|floor|room|building|office building|bldg\.?) ?\d{0,5}$|\b(?:street|avenue|ave|blvd|boulevard|drive|road|nw|ne|sw|se|n\.w\.|s\.w\.|n\.e\.|s\.e\.|pike|plaza|way)[.,]?(?: (?:nw|ne|sw|se|n\.w\.|s\.w\.|n\.e\.|s\.e\.))?\.?$|\bhouse office building$|\bsenate office building$/i
const CITY =
  /,? (?:[A-Z]{2}|[DN]\.? ?[CY]\.?|[A-Z][a-z]{2,13}(?: [A-Z][a-z]{2,10})?),? ?\d{5}(?:-\d{4})?(?:,? (?:USA|U\.S\.A\.))?$|^washington,? d\.?c\.?$|\bC\.?P\.? ?\d{5}\b|^\d{5} .{2,40}$|^[A-Z][\p{L}.’' -]{1,30}, (?:[A-Z]{2}|D\.C\.)$/u

/** Whether a line is a street, a box, a suite or another part of the way to a door. */
export function isStreet(text: string): boolean {
  return text.length < 120 && (STREET.test(text) || isCity(text))
}

/** Whether a line ends an address: city, state, code. */
export function isCity(text: string): boolean {
  return text.length < 120 && CITY.test(text)
}

const REACH =
  /(?:\(\d{3}\) ?\d{3}-\d{4}|\b\d{3}[-.]\d{3}[-.]\d{4}|^(?:tel|phone|fax|teléfono)\b|www\.|https?:)/i

/** Whether a line is a telephone number, web address or e-mail address. */
export function isReach(text: string): boolean {
  return text.length < 200 && (REACH.test(text) || (text.includes('@') && /\S@\S{1,80}\.\w/.test(text)))
}
