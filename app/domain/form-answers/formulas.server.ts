const SIGN = /^[=+\-@＝＋－＠]/u

/** Whether a cell begins with a sign that spreadsheets take for a formula. */
export function startsLikeFormula(text: string): boolean {
  return SIGN.test(text)
}

/**
 * Whether a cell is an instruction to a spreadsheet and no answer: after the sign comes a function, a cell, a sum or a command.
 * "-", "--", "@handle", "+32" and "-self-" are answers that people give.
 */
export function isFormula(typed: string): boolean {
  const text = typed.normalize('NFKC').trim()
  if (!SIGN.test(text)) return false
  const body = text.replace(/^[=+\-@\s"']+/, '')
  if (/^[A-Z][A-Z0-9._]{0,40}\s*\(/i.test(body) && body.includes('(') && isCall(text, body)) return true
  // DDE: cmd|'/C calc'!A0
  if (/\w\s*\|\s*['"]?[^|]{0,300}![\w$]/.test(body)) return true
  if (
    /^[+\-@]?=/.test(text) &&
    /^(?:\$?[A-Z]{1,3}\$?\d{1,7}\b|\d|'[^']{1,100}'!|[\w ]{1,60}!\$?[A-Z]{1,3}\$?\d|"|\{)/i.test(body)
  )
    return true
  return /^\(?-?\d+(?:\.\d+)?\s?[-+*/^]\s?[(\d]/.test(body) && !/\p{L}{3}/u.test(body) && !isPhone(text)
}

/** After "=" any call; after the other signs one whose bracket follows at once, as no answer's does. */
function isCall(text: string, body: string): boolean {
  return text.startsWith('=') || /^[A-Z][A-Z0-9._]{1,40}\(/.test(body)
}

/** "+1-202-555-0100" is a number to call. */
function isPhone(text: string): boolean {
  return /^\+[\d\s().-]{7,20}$/.test(text)
}
