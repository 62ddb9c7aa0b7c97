import { fold } from '../organizations/keys'

const YES =
  /^(?:y|yes|si|ok|okay|true|1|x|on|checked|agree|agreed|accept|accepted|acepto|authori[sz]ed|autorizad[oa]|autorizo|confirm|confirmed|confirmo|approved|aprobad[oa]|de acuerdo|afirmativo|absolutely|of course|claro|verdadero|correct|correcto)\b/
const STATED =
  /\b(?:i|we) (?:am|are|do|hereby|fully )?\s?(?:authori[sz]ed?|confirm|agree|certify|attest)\b|\bauthori[sz]ed to sign\b|\bestoy (?:debidamente )?autorizad[oa]\b|\b(?:confirmo|autorizo|certifico|acepto)\b/
const NOT =
  /^(?:n|no|not|nope|false|0|off|unchecked|unsure|falso|todavia|aun|ninguna?|never|negativo)\b|\b(?:not|never|cannot|can t|cant|don t|dont|do not|isn t|isnt|no estoy|no tengo|no puedo|aun no|todavia no|not yet|unauthori[sz]ed)\b/
const WAITING =
  /\b(?:pending|awaiting|waiting|tentative\w*|provisional\w*|subject to|needs?|still|until|unless|unsure|not sure|maybe|perhaps|probably|i think|tbd|tbc|pendiente|esperando|falta|faltan|espera|sujeto a|quizas?|tal vez|a reserva|por confirmar|to be confirmed|once (?:the|our|it|we)|cuando)\b/

/** Whether an answer to "are you authorized?" says yes and nothing against it; null for none. */
export function isConsent(typed: string): boolean | null {
  if (/^\s*[✓✔☑✅]/u.test(typed)) return true
  const answer = fold(typed)
  if (answer === '') return null
  if (NOT.test(answer) || WAITING.test(answer)) return false
  return YES.test(answer) || STATED.test(answer)
}

/** Whether a remark says that somebody has yet to agree. */
export function isWaiting(remark: string): boolean {
  return /\b(?:pending|awaiting|waiting (?:for|on)|subject to|still needs?|do(?:es)? not (?:yet )?have|pendiente de|esperando|falta|sujeto a|a reserva de)\b.{0,40}\b(?:board|approval|aprobacion|junta|directiva|consejo|sign ?off|authori[sz]ation|autorizacion|confirmation|clearance)\b|\b(?:board|approval|aprobacion)\b.{0,20}\b(?:pending|pendiente|outstanding|needed)\b/.test(
    fold(remark),
  )
}

/** Whether somebody says that the organization is named for identification only. */
export function isForIdentification(text: string): boolean {
  return /\b(?:for )?identification (?:purposes? )?only\b|\bonly for identification\b|\b(?:affiliation|title|organization)s? (?:is |are )?(?:listed |given |shown )?for identification\b|\b(?:personal|individual|private) capacity\b|\b(?:solo|unicamente|solamente|exclusivamente) (?:para|con) (?:fines de |propositos de )?identificacion\b|\bidentificacion (?:solamente|unicamente)\b|\ba titulo (?:personal|individual)\b/.test(
    fold(text),
  )
}

const REMOVE =
  /^please (?:remove|delete|withdraw)\b|\b(?:remove|withdraw|retir\w+|quiten|quitar) .{1,60} (?:from|de) (?:the |this |la |esta )?(?:sign on )?(?:letter|list|carta|lista)\b|\btake .{1,40} off (?:the|this|your) (?:sign on )?(?:letter|list)\b|\b(?:remove|delete|withdraw|retract|unlist)\b (?:us|me|our|my|this (?:sign\w*|entry|submission|response|organization)|the name|from (?:the |this )?(?:letter|list|sign))\b|\b(?:withdraw|withdrawing|rescind|rescinding|retract|retracting) (?:our|my|from|this|the) ?(?:organizations? )?(?:sign\w*|name|support|endorsement|the letter|the list|letter|list)\b|\btake (?:us|our|my|me|the) ?(?:organizations? |name )?(?:name )?off\b|\b(?:do not|don t|dont|no longer) (?:wish|want|able|list|include|print|publish|use|sign)\b.{0,60}\b(?:sign\w*|name|list\w*|us|organization|letter|included?)\b|\b(?:please )?remove (?:the )?(?:name|signature|organization)\b|\b(?:retir\w+|quit\w+|elimin\w+|borr\w+|sac\w+) (?:por favor )?(?:nuestro|nuestra|nuestros|mi|la firma|el nombre|a nuestra|esta firma|de la (?:carta|lista))\b|\b(?:retirenos|quitenos|eliminenos|borrenos|saquenos)\b|\bno (?:queremos|deseamos|podemos) (?:ya )?(?:firmar|aparecer|figurar)\b|\bya no (?:queremos|deseamos|podemos)\b/

/** Whether somebody asks to be taken off. */
export function asksRemoval(text: string): boolean {
  return REMOVE.test(fold(text))
}

const CORRECT =
  /\b(?:please|kindly) (?:use|list|print|correct|change|update|replace|disregard|ignore)\b|\buse this (?:name|one|version|spelling|submission|response|instead)\b|\b(?:correct(?:ion|ed|ing)|typo|misspell\w*|misspelt|spelling mistake)\b|\b(?:disregard|ignore|replaces?|supersedes?|instead of|overrides?) (?:my |our |the )?(?:previous|earlier|first|prior|last|other|above)\b|\b(?:name )?should (?:be|read|say)\b|\bnot (?:as )?(?:the )?(?:earlier|previous|first)\b|\bupdat(?:ed?|ing) (?:our|my|the|name|version|entry|response|submission)\b|\b(?:por favor|favor de) (?:usen|usar|use|utilicen|utilizar|corrijan|corregir|cambien|cambiar|ignoren|ignorar|pongan|poner)\b|\b(?:correccion|corrijo|corregid[oa]|nombre correcto|me equivoque|error de (?:dedo|escritura))\b|\b(?:reemplaza|sustituye|ignoren|en lugar de|en vez de)\b/

/** Whether somebody corrects what was answered before. */
export function corrects(text: string): boolean {
  return CORRECT.test(fold(text))
}
