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

/** Whether an answer names nobody: "N/A", "Self", a sign, a year. "Self Consulting Inc." names somebody. */
export function isPlaceholder(text: string): boolean {
  const bare = text.trim()
  if (!/[\p{L}\p{N}]/u.test(bare)) return !/\p{Extended_Pictographic}/u.test(bare)
  if (/^[+\-#\s]*\d+[\s-]*$/.test(bare)) return true
  return PLACEHOLDERS.has(
    fold(bare)
      .replace(/[^\p{L}\p{N} ]/gu, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  )
}
