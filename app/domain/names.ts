/** A line as it prints: NFC and trimmed, else as it was typed; null when it holds what cannot be printed. */
export function printed(typed: string): string | null {
  const line = typed.normalize('NFC').trim()
  return /[\p{Cc}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/u.test(line) || UNSEEN.test(line) ? null : line
}

/** Whether a name sends its reader to a web page or a mailbox; an organization may be called Example.org. */
export function holdsAddress(name: string): boolean {
  return /:\/\/|\bwww\.|\S@\S+\.\S|\p{L}\.\p{L}{2,}[/?#:]\S/iu.test(name)
}

/** Why a person should look at a name before it prints, in words for the leads; null for nearly all names. */
export function doubtOf(name: string): string | null {
  if (/\p{Cf}/u.test(name)) return 'The name holds characters that cannot be seen.'
  const letters = name.match(/\p{L}/gu) ?? []
  const foreign = letters.filter((letter) => LOOKALIKES.includes(letter) || STYLED.test(letter))
  if (foreign.length > 0 && foreign.length === letters.length)
    return 'The name is written in letters that only look like Latin ones.'
  if (letters.some((letter) => STYLED.test(letter)) || (LATIN.test(name) && RESEMBLING.test(name)))
    return 'The name mixes alphabets whose letters look alike.'
  return null
}

/** By what name a mail greets: the first one, or the whole name where it begins with a title. */
export function firstName(name: string): string {
  return /^\p{L}{1,4}\./u.test(name) ? name : (name.split(/\s+/)[0] ?? name)
}

// Marks of direction and spaces without width. Joiners stay: scripts are written with them.
const UNSEEN = /[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u
const LATIN = /\p{Script=Latin}/u
const RESEMBLING = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Cherokee}\p{Script=Armenian}]/u
// Mathematical and full-width letters.
const STYLED = /[\u{1D400}-\u{1D7FF}\uFF21-\uFF3A\uFF41-\uFF5A]/u
// Cyrillic, then Greek.
const LOOKALIKES = 'АВЕЅІЈКМНОРСТУХаеѕіјорсухԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧ'
