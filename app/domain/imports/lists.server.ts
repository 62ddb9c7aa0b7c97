import type { Paragraph } from './paragraphs.server'

/** A list's items, from the first to the last, with what stands between them. */
export type List = { start: number; items: number[]; end: number }

/** The lists among the paragraphs: items with markers, over a page or an explanation when the numbers go on. */
export function listsOf(paragraphs: Paragraph[]): List[] {
  const lists: List[] = []
  let open: List | null = null
  let last = 0
  let kind = ''
  for (const [at, paragraph] of paragraphs.entries()) {
    const marker = paragraph.marker
    if (!marker) {
      if (open && at === open.end + 1 && paragraph.lines[0]?.style?.kind === 'more') open.end = at
      continue
    }
    const near = open !== null && at === open.end + 1
    const goesOn = open !== null && marker.kind === 'number' && kind === 'number' && marker.value === last + 1
    if (open !== null && near && isDeeper(paragraph, paragraphs[open.start])) {
      open.items.push(at)
      open.end = at
      continue
    }
    if (
      open &&
      (goesOn || (near && !(marker.kind === 'number' && kind === 'number' && marker.value === 1)))
    ) {
      open.items.push(at)
      open.end = at
    } else {
      open = { start: at, items: [at], end: at }
      kind = marker.kind
      lists.push(open)
    }
    if (marker.kind === 'number' && kind === 'number') last = marker.value
  }
  return lists
}

/** Inside an item stands what Word nests there, or what is set further in. */
function isDeeper(paragraph: Paragraph, top: Paragraph | undefined): boolean {
  const [own, first] = [paragraph.lines[0], top?.lines[0]]
  if (own?.style?.kind === 'item' && first?.style?.kind === 'item') return own.style.depth > first.style.depth
  return (own?.indent ?? 0) >= (first?.indent ?? 0) + 3 && paragraph.marker?.kind !== 'bullet'
}

const ASKS =
  /\b(?:urge|call (?:up)?on|calling on|ask|asks|request|requests|demand|demands|recommend|recommends|implore|insist|press|imperatives|recommendations|steps|actions|measures|reforms|priorities|should|must|commit to|instamos|insta|urgimos|pedimos|solicitamos|exigimos|exhortamos|recomendamos|reclamamos|llamamos|demandas|peticiones|exigencias|recomendaciones|medidas|acciones|debe|deben|let us know|need to|we want)\b/i
const FACTS =
  /\b(?:include|includes|including|example|examples|instances?|concerns?|problems?|facts?|findings?|found|violations?|reasons?|documented|experienc\p{L}{0,4}|learned|such as|incidents?|failures?|because|reported|incluyen|hechos|ejemplos|razones|problemas|denuncias|hallazgos|preocupaciones|violaciones)\b/iu
const FACTS_SURELY =
  /\bfollowing (?:facts|reasons|examples|findings|incidents|concerns|problems|violations|failures|cases|individuals|stories)\b|\bsiguientes (?:hechos|razones|ejemplos|problemas|casos)\b/i

const VERBS = new Set(
  'abandon abolish accept address adopt affirm align allocate allow amend apologize apply appoint apportion approve assess audit authorize avoid ban begin brief bring broaden cancel cap cease clarify close codify collect comply commit compensate conduct confirm consider consult continue convene cooperate coordinate correct create curtail cut deny decline decrease defund deliver designate develop direct disclose discontinue dismantle do drop ease eliminate enact end enforce engage ensure establish evaluate exempt exercise expand expedite extend finalize freeze fully fund give grant guarantee halt hire hold honor identify immediately implement improve include increase inform initiate inspect instruct introduce invest investigate issue keep launch lift limit maintain make mandate meet minimize monitor move never notify offer open oppose order oversee parole pass pause permanently permit phase pledge post preserve prevent prioritize produce prohibit promptly promulgate protect provide publicly publish put quickly reaffirm recognize recommit reconsider redesignate reduce refrain refuse register reinstate reject release remove renew reopen repeal replace report require rescind respect respond restore restrict return reunite reverse review revise revoke safeguard secure set share shift shut sponsor stop strengthen submit support suspend sustain swiftly take terminate track train transfer treat update uphold urgently use vacate vote waive withdraw withhold work'.split(
    ' ',
  ),
)
const SPANISH_VERB = /^(?:no )?\p{Ll}{2,14}(?:ar|er|ir|arse|erse|irse|arla|arlas|arlo|arlos)$/iu

/** Whether a clause tells somebody to do something: "Restore …", "DHS must …", "Garantizar …". */
export function isImperative(text: string): boolean {
  const words = text
    .slice(0, 240)
    .replace(/^[“"'‘(]+/, '')
    .split(/\s+/)
  const first = (words[0] ?? '').replace(/[,:;.]$/, '').toLowerCase()
  if (VERBS.has(first)) return true
  if (first === 'to' || first === 'not' || first === 'that' || first === 'please' || first === 'a') {
    const second = (words[1] ?? '').toLowerCase()
    if (VERBS.has(second) || (first !== 'a' && SPANISH_VERB.test(second) && first === 'that')) return true
  }
  if (
    SPANISH_VERB.test(first) &&
    !/^(?:per|other|under|never|lugar|ayer|mujer|poder)$/.test(first) &&
    !ENGLISH_ER.test(first)
  )
    return true
  if (/^\d{0,1}(?:que|se)$/.test(first) && words.length > 3) return true
  const head = words.slice(0, 30).join(' ')
  return /\b(?:must|should|shall|needs? to|ought to|debe|deben|deberá|deberán)\b/i.test(head)
}

const ENGLISH_ER =
  /^(?:number|after|over|another|further|either|neither|however|together|whether|whatever|whenever|for|nor|or|major|prior|similar|several|particular|regular|her|their|four|or|year|prisoner|worker|mother|father|officer|water|letter|order|later|power|labor|color|honor|war|car|air|dear|clear|near|hear|bar|far|per)$/

/** Whether a list is what the letter asks for, from what leads up to it and how its items speak. */
export function isAskList(lead: string, items: string[]): boolean {
  const sentence = lastSentence(lead)
  if (FACTS_SURELY.test(sentence)) return false
  const asking = ASKS.test(sentence)
  const telling = FACTS.test(sentence)
  const imperative = items.filter(isImperative).length / Math.max(1, items.length)
  const strongly =
    /\b(?:urge|call (?:up)?on|ask|demand|request|recommend|implore|imperatives|demands|recommendations|instamos|pedimos|exigimos|solicitamos|exhortamos|demandas|peticiones|recomendaciones)\b/i.test(
      sentence,
    )
  if (strongly) return imperative >= 0.3 || !telling
  if (asking) return imperative >= 0.4 || (!telling && items.every((item) => !isPast(item)))
  if (telling) return false
  return imperative >= 0.6
}

function isPast(text: string): boolean {
  return /\b(?:was|were|had|has been|have been|died|reported|found|fue|fueron|había|murió|murieron)\b/i.test(
    text.slice(0, 300),
  )
}

function lastSentence(lead: string): string {
  const text = lead.slice(-600)
  const parts = text.split(/[.!?]["”’)]?\s+(?=\p{Lu})/u)
  return parts.at(-1) ?? text
}

/** Whether a paragraph itself announces asks to come. */
export function announcesAsks(lead: string): boolean {
  const sentence = lastSentence(lead)
  return ASKS.test(sentence) && !FACTS_SURELY.test(sentence)
}
