import { fold } from '../organizations/keys'
import type { Answer } from './answers'

const TEST =
  /^(?:(?:this is )?(?:a |just a )?test(?:ing|s|ed)?(?: \d{1,4})?(?: (?:please )?(?:ignore|delete|disregard).*| (?:organi[sz]ation|org|row|entry|response|submission|answer|group|only|name|test|please|form)(?: \d{1,4})?)*|(?:please )?(?:ignore|delete|disregard) (?:this )?(?:test|row|entry|response|submission)?.{0,30}|(?:esto es )?(?:una )?prueba(?: de .{1,30}| \d{1,3}|,? (?:por favor )?(?:ignor|borr|elimin)\w+.{0,20})?|organizacion de prueba|(?:asdf|qwer|jkl|sdfg|zxcv|hjkl|aaaa|xxxx|abcd|foo|bar|lorem ipsum)[a-z ]{0,20}|(?:foo|bar|baz) ?(?:bar|inc|org)?)$/

/** Whether somebody only tried whether the form works. */
export function isTest({ name, signerName, contactEmail }: Answer, comment: string): boolean {
  const [organization, person, remark] = [name ?? '', signerName ?? '', comment].map(fold)
  if (TEST.test(organization ?? '')) return true
  if (
    /\b(?:this is|just|only) (?:a )?test\b|\btest (?:please )?(?:ignore|delete|entry|row|response|submission)\b|\besto es una prueba\b|^test$|^prueba$/.test(
      remark ?? '',
    )
  )
    return true
  const isTester =
    /^(?:test(?:er|ing)?(?: (?:test|user|person|name|mctest\w*|account))?|prueba(?: prueba)?)$/.test(
      person ?? '',
    )
  return (
    isTester &&
    (/\btest\b|\bprueba\b/.test(organization ?? '') ||
      /^test\w*@/.test(contactEmail ?? '') ||
      organization === '')
  )
}

const SOLD =
  /\b(?:viagra|cialis|casino|betting|gambling|poker|slots?|crypto\w*|bitcoin|forex|payday|loans?|cheap|discount|meds?|pharmacy|pills?|replica|rolex|porn\w*|xxx|escorts?|dating|seo|backlinks?|rank(?:ing)?|traffic|followers|click here|buy now|buy|earn money|make money|work from home|free money|weight loss|keto|cbd|vape|lottery|prizes?|winner|investment|guaranteed|promo(?:tion)?|deals?|best price|comprar?|baratos?|prestamos?|gana dinero|apuestas)\b/g

type Said = { name: string; comment: string; signer: string; hasUrl: boolean }

/** Whether a row sells something: links and the words that go with them, never a link alone. */
export function isSpam({ name, comment, signer, hasUrl }: Said): boolean {
  const links = (comment.match(/\b(?:https?|hxxps?):\/\/|\bwww\.|<a\s|\[url/gi) ?? []).length
  const inName = new Set(fold(name).match(SOLD)).size
  const elsewhere = new Set(`${fold(comment)} ${fold(signer)}`.match(SOLD)).size
  if (hasUrl) return inName > 0 || links > 0 || elsewhere > 1
  if (/<a\s[^>]{0,200}href|\[url=/i.test(`${name} ${comment}`)) return true
  if (inName > 1 && (links > 0 || elsewhere > 0)) return true
  return links > 0 && elsewhere > 1 && (links > 1 || elsewhere > 2)
}
