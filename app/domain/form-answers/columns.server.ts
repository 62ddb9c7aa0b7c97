import { fold } from '../organizations/keys'

export const fields = [
  'submittedAt',
  'accountEmail',
  'organization',
  'signerName',
  'firstName',
  'lastName',
  'signerTitle',
  'contactEmail',
  'phone',
  'cityState',
  'city',
  'state',
  'types',
  'consent',
  'comment',
  'signingAs',
  'website',
  'language',
] as const

export type Field = (typeof fields)[number]

/** For each column what it holds, or null for what is not used. A question asked twice has two columns. */
export type Mapping = (Field | null)[]

type Rule = { field: Field; when: RegExp; unless?: RegExp }

/**
 * Headings as they are typed or asked, folded: no case, accents or punctuation. English and Spanish; Google Forms, Microsoft
 * Forms, Action Network, EveryAction. The first rule that fits decides.
 */
const RULES: Rule[] = [
  {
    field: 'consent',
    when: /\b(?:authori[sz]\w*|autoriz\w*|permission|permiso|consent\w*|consiento|i (?:hereby )?(?:confirm|certify|agree|attest|affirm)|we (?:confirm|agree|certify)|confirmo|certifico|acepto|doy fe|may we (?:list|add|include)|podemos (?:incluir|agregar|publicar))\b/,
    unless:
      /\b(?:receive|newsletter|updates|mailing|subscribe|contact(?:ed)? (?:me|us|by)|recibir|boletin|suscri\w+)\b|\bauthori[sz]ed (?:signer|signatory|representative|person|official)\w*\b|\bname (?:of|and)\b|\bnombre (?:y |completo )?(?:de |del |de la )?(?:persona|firmante|representante|quien|apellidos?)\b|\b(?:e mail|email|correo|title|cargo|puesto) (?:of|de)\b/,
  },
  {
    field: 'signingAs',
    when: /\b(?:sign(?:ing)?|firm\w+|joining|endors\w+) (?:this |on |the letter )?(?:as|como)\b|\b(?:individual or (?:an )?organi[sz]ation|organi[sz]ation or (?:an )?individual|organizacion o (?:a titulo )?(?:individu\w+|personal)|signer type|type of (?:signer|signature|signatory)|tipo de (?:firma|firmante))\b/,
  },
  {
    field: 'types',
    when: /\b(?:type|types|kind|category|scope|sector|tipo|tipos|categoria|alcance) (?:of |de )?(?:your |su |la )?(?:organi[sz]\w*|group|org|entity|entidad|grupo)\b|\b(?:organi[sz]ation(?:al)?|org|group) (?:type|types|category|scope)\b|\bcheck all that apply\b|\bmarque todas?\b|^(?:type|tipo|category|categoria|scope)$/,
  },
  {
    field: 'submittedAt',
    when: /^(?:timestamp|time stamp|marca (?:temporal|de tiempo)|submitted(?: (?:at|on|date))?|submission (?:date|time)|date(?: and time)?(?: (?:of )?(?:submitted|signed|created|submission|signature))?|(?:signed|created|completed) ?(?:at|on|date)|signature date|signup date|response date|completion time|completed|hora de finalizacion|fecha(?: y hora)?(?: (?:de |del )?(?:envio|firma|respuesta|creacion|registro|inscripcion))?|enviado(?: el)?|firmado el)(?: (?:utc|gmt|[ecmp][sd]t|et|ct|mt|pt))?$/,
  },
  { field: 'website', when: /\b(?:web ?sites?|web ?page|url|sitio web|pagina web|homepage)\b/ },
  {
    field: 'phone',
    when: /\b(?:tele)?phones?\b|\bmobile\b|\bcell\b|\btel\b|\btelefono\b|\bcelular\b|\bmovil\b|\bcan2 phone\b|\bwhatsapp\b/,
  },
  {
    field: 'contactEmail',
    when: /\be ?mails?\b|\bcorreos?\b|\bnombre de usuario\b|^username$/,
    unless:
      /\b(?:opt ?(?:in|out)|subscri\w+|suscri\w+|status|confirm(?:ed)?|verified|consent|bounced?|would you like|desea|quiere)\b/,
  },
  { field: 'language', when: /^(?:(?:preferred )?language|idioma(?: preferido)?|lengua|lang)$/ },
  {
    field: 'firstName',
    when: /^(?:(?:your |signer |contact |preferred )?(?:first|given|fore) ?name|first|nombres|nombre de pila|primer nombre)$/,
  },
  {
    field: 'lastName',
    when: /^(?:(?:your |signer |contact )?(?:last|family|sur) ?name|last|surname|apellidos?(?: paterno)?|primer apellido)$/,
  },
  {
    field: 'signerTitle',
    when: /\b(?:job title|titles?|position|role|occupation|cargo|puesto|titulo|funcion|posicion)\b/,
    unless:
      /\b(?:first|last|full|organi[sz]ation) names?\b|\bname of\b|\bnombre y apellidos?\b|\bnombre (?:de|completo)\b|\btitle of (?:the )?letter\b|\bname and title\b/,
  },
  {
    field: 'signerName',
    when: /\b(?:first and last|full|your|signers?|signatory|contact|printed|representatives?|person s?) names?\b|\bauthori[sz]ed (?:signer|signatory|representative|person|official)\w*\b|\bnames? (?:and title )?of (?:the )?(?:person|signer|signatory|individual|representative|contact|authori[sz]ed|staff)\b|\bnombres? y apellidos?\b|\bnombre completo\b|\bsu nombre\b|\btu nombre\b|\bnombre (?:de|del|de la) (?:la )?(?:persona|firmante|representante|contacto|quien)\b|^(?:signer|signed by|contact(?: person)?|representative|firmante|representante|contacto|persona de contacto|name and title|display name)$/,
    unless:
      /\b(?:organi[sz]ation|org|group) contact (?:type|id)\b|\byour (?:organi[sz]ation|group|company|institution)\b/,
  },
  {
    field: 'organization',
    when: /\b(?:organi[sz]ations?|organizacion(?:es)?|org|orgs|organi[sz]ational name|group|company|institution|agency|employer|affiliation|congregation|agrupacion|entidad|institucion|colectivo|empresa|afiliacion|grupo|nonprofit|ngo|ong)\b/,
    unless:
      /^(?:does|do|is|are|has|have|will|would|can|should|how|why|cuantos?|tiene|es|other|otras?)\b|\b(?:size|members?|budget|address|city|state|zip|county|country|id|ein|mission|description|describe|logo|acronym|siglas|direccion|ciudad|estado|mision|tamano|notes?|years?)\b/,
  },
  {
    field: 'cityState',
    when: /\b(?:city|ciudad|town|municipio) ?(?:and|y|e|or|o|\/)? ?(?:the |el |su )?(?:state|estado|province|provincia)\b|^(?:location|where are you (?:based|located)|ubicacion|lugar|place|city state(?: zip)?)$/,
  },
  { field: 'city', when: /^(?:your |organi[sz]ation s? )?(?:city|town|ciudad|municipio|localidad)\b/ },
  {
    field: 'state',
    when: /^(?:your |organi[sz]ation s? )?(?:state|st|state ?province|state or (?:province|territory)|province|region|estado|provincia|state code|estado provincia)\b/,
  },
  {
    field: 'comment',
    when: /\b(?:comments?|notes?|remarks?|questions?|anything else|additional information|message|feedback|comentarios?|preguntas?|observaci\w+|notas?|mensaje|algo mas|dudas)\b/,
  },
  { field: 'signerName', when: /^(?:name|names|nombre|person|persona|who)$/ },
]

/** What each column holds by its heading; null for what nobody knows. */
export function mappingOf(headings: string[]): Mapping {
  const folded = headings.map(headingOf)
  const mapping: Mapping = folded.map((heading) => fieldOf(heading))
  twoAddresses(folded, mapping)
  oneQuestion(folded, mapping)
  return mapping
}

/** A heading by which two are one: no case, accents, punctuation, line breaks. */
export function headingOf(heading: string): string {
  return fold(heading.replace(/[\s_\u00a0]+/g, ' ').replace(/[*✱]/g, ''))
    .replace(/[^\p{L}\p{N} ]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Whether a row reads as headings: most of what it says is known, and none of it is an answer. */
export function isHeading(cells: string[]): boolean {
  const filled = cells.filter((cell) => cell.trim() !== '')
  if (filled.length === 0 || filled.some((cell) => /\S@\S+\.\S/.test(cell) || /\b\d{1,2}:\d{2}\b/.test(cell)))
    return false
  const known = filled.filter((cell) => isKnown(headingOf(cell))).length
  return filled.length === 1
    ? known === 1 && (filled[0] ?? '').length < 100 && !isName(filled[0] ?? '')
    : known >= 2 && known >= filled.length * 0.25
}

const NOISE =
  /^(?:id|vanid|van id|uuid|zip|zip ?code|postal code|codigo postal|country|pais|county|address|direccion|street(?: address)?|source(?: code)?|utm \w+|tags?|status|start time|hora de inicio|ip address|user agent|campaign|can2 \w+(?: \w+)*|action network id|middle name|suffix|prefix|salutation|score|points|puntos|puntuacion|total score)$/

function isKnown(heading: string): boolean {
  return fieldOf(heading) !== null || NOISE.test(heading)
}

/** "Coalition for Justice" is a name, though its first word could be a heading. */
function isName(cell: string): boolean {
  return (
    !/^(?:organi[sz]ations?(?: names?)?|names?(?: of (?:the |your )?organi[sz]ations?)?|organizaci[oó]n(?:es)?|nombres?(?: de la organizaci[oó]n)?|groups?|signator(?:y|ies)|firmantes?|company|e-?mail(?: address)?|instituci[oó]n|grupo)[\s:*]*$/i.test(
      cell.trim(),
    ) && !/[?(]/.test(cell)
  )
}

function fieldOf(heading: string): Field | null {
  if (heading === '' || NOISE.test(heading)) return null
  return RULES.find(({ when, unless }) => when.test(heading) && !unless?.test(heading))?.field ?? null
}

const ACCOUNT =
  /^(?:(?:google )?(?:account )?(?:e ?mail address|email|username|user name)|direccion de correo electronico|nombre de usuario|correo electronico|correo|e ?mail)$/
const CONTACT =
  /\b(?:contact|contacto|work|preferred|best|published|publicar|trabajo|organi[sz]ation|organizacion|signer|firmante|preferido)\b/

/** Where a form keeps the account that answered and asks for an address as well, the asked one is for writing to. */
function twoAddresses(folded: string[], mapping: Mapping): void {
  const at = mapping.flatMap((field, column) => (field === 'contactEmail' ? [column] : []))
  if (at.length === 1) {
    const [only = 0] = at
    const isForms =
      mapping.includes('submittedAt') &&
      /^(?:e ?mail address|direccion de correo electronico|username|nombre de usuario)$/.test(
        folded[only] ?? '',
      )
    if (isForms) mapping[only] = 'accountEmail'
    return
  }
  if (at.length < 2) return
  const account = at.find((column) => ACCOUNT.test(folded[column] ?? ''))
  const asked = at.filter((column) => column !== account)
  const contact = asked.find((column) => CONTACT.test(folded[column] ?? '')) ?? asked[0]
  for (const column of at) {
    if (column === account) mapping[column] = 'accountEmail'
    else if (folded[column] !== folded[contact ?? -1]) mapping[column] = null
  }
}

const SINGLE: Field[] = [
  'submittedAt',
  'accountEmail',
  'contactEmail',
  'organization',
  'signerName',
  'firstName',
  'lastName',
  'signerTitle',
  'cityState',
  'city',
  'state',
  'consent',
  'signingAs',
]

/** Of two different questions for the same thing the more telling one is used; the same question asked twice keeps both. */
function oneQuestion(folded: string[], mapping: Mapping): void {
  for (const field of SINGLE) {
    const at = mapping.flatMap((each, column) => (each === field ? [column] : []))
    const best = at.toSorted(
      (one, other) => weight(field, folded[other] ?? '') - weight(field, folded[one] ?? '') || one - other,
    )[0]
    for (const column of at) if (folded[column] !== folded[best ?? -1]) mapping[column] = null
  }
  if (mapping.includes('firstName') && mapping.includes('lastName')) unset(mapping, 'signerName')
  // Spanish forms ask "Nombre" and "Apellidos".
  if (!mapping.includes('firstName') && mapping.includes('lastName'))
    rename(mapping, 'signerName', 'firstName')
  // A list headed "Name" alone is of whoever signs.
  if (!mapping.includes('organization') && !mapping.includes('firstName'))
    rename(mapping, 'signerName', 'organization')
}

function weight(field: Field, heading: string): number {
  if (field === 'organization') {
    return (
      (/\b(?:as it should|appear|listed|published|printed|debe aparecer|publicarse)\b/.test(heading)
        ? 4
        : 0) +
      (/\b(?:name|nombre)\b/.test(heading) ? 2 : 0) +
      (/\b(?:organi[sz]|organizacion)/.test(heading) ? 1 : 0)
    )
  }
  if (field === 'submittedAt') return /^(?:timestamp|marca|completion|hora de fin)/.test(heading) ? 2 : 1
  if (field === 'consent') return /\b(?:authori[sz]|autoriz|on behalf|en nombre)/.test(heading) ? 2 : 1
  return 0
}

function unset(mapping: Mapping, field: Field): void {
  for (const [column, each] of mapping.entries()) if (each === field) mapping[column] = null
}

function rename(mapping: Mapping, from: Field, to: Field): void {
  for (const [column, each] of mapping.entries()) if (each === from) mapping[column] = to
}
