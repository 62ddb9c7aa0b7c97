import { fold } from '../organizations/keys'

const PLACEHOLDERS = new Set(
  `n a|na|none|no|null|nil|nothing|nobody|not applicable|not affiliated|not applicable n a|no aplica|ninguna|ninguno|nada|no tengo|no pertenezco|self|selves|myself|me|me myself|i|just me|
individual|individually|individuals|an individual|individual person|private individual|private citizen|private person|concerned individual|concerned citizen|citizen|us citizen|u s citizen|american citizen|
citizen of the world|resident|concerned resident|voter|taxpayer|person|a person|personal|personally|human|human being|independent|unaffiliated|no affiliation|no organization|no org|none individual|individual none|
signing as an individual|sign as an individual|as an individual|individual signer|individual signatory|on my own behalf|retired|unemployed|self employed|freelance|freelancer|student|volunteer|
mr|mrs|ms|miss|mx|dr|sr|sra|srta|yo|yo mismo|yo misma|individuo|individual a titulo personal|a titulo personal|a titulo individual|persona|persona natural|persona fisica|persona individual|particular|ciudadano|ciudadana|ciudadanos|independiente|sin organizacion|
x|xx|xxx|tbd|tba|tbc|unknown|same|same as above|see above|above|as above|idem|ditto|lo mismo|igual|other|otro|otra|organization|organization name|name|your organization|my organization|nombre|organizacion`
    .split(/[|\n]/)
    .map((each) => each.trim())
    .filter(Boolean),
)

/** Whether an answer names nobody: "N/A", "Self", "none / self", a sign, a year. "Self Consulting Inc." names somebody. */
export function isPlaceholder(text: string): boolean {
  const bare = text.trim()
  if (!/[\p{L}\p{N}]/u.test(bare)) return !/\p{Extended_Pictographic}/u.test(bare)
  // "11.11.11" is a coalition; a year or a telephone number is none.
  if (!/\p{L}/u.test(bare)) return !/^\d{1,3}(?:\.\d{1,3})+$/.test(bare)
  if (isKnown(bare)) return true
  const parts = bare
    .replace(/\bn\/a\b/gi, 'na')
    .split(/\s*(?:[/,;()]|\s[-–—]\s)\s*/)
    .filter(Boolean)
  return parts.length > 1 && parts.every(isKnown)
}

function isKnown(text: string): boolean {
  const folded = fold(text)
    .replace(/[^\p{L}\p{N} ]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return PLACEHOLDERS.has(folded.replace(/^(?:i am|i m|im|soy|signing as|as) /, ''))
}
