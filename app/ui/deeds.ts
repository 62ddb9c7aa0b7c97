import { counted } from '~/words/counted'
import { languageName } from '~/words/languages'
import { type Method, methods } from './ledger'
import { letterDate } from './when'

type Facts = Record<string, unknown>

/** What each entry of the history says to a reader, by its action. */
const deeds: Record<string, string | ((facts: Facts) => string)> = {
  // The coalition and who works in it
  'coalition founded': 'Founded the coalition',
  'coalition described': 'Changed what is said about the coalition',
  'colleague asked in': ({ role }) => `Asked a colleague in${as(role)}`,
  'member joined': ({ role }) => `Joined the coalition${as(role)}`,
  'member removed': 'Took a member out of the coalition',
  'role changed': ({ role }) => `Changed what a member may do${as(role)}`,
  'mail stopped': 'Wants no more mail',
  'mail allowed again': 'Allowed mail again',
  'mail sent again': ({ doubtful }) =>
    doubtful === true
      ? 'Sent a mail again, though the first may have arrived'
      : 'Sent a mail again that had not gone out',

  // The registry
  'organization described': ({ before, name }) =>
    name ? `Renamed “${before}” to “${name}”` : 'Changed what is known of an organization',
  'organization named': ({ name }) => `Recorded “${name}” as another name of an organization`,
  'organization name removed': ({ name }) => `Took “${name}” away as another name of an organization`,
  'organizations related': 'Said what one organization is of another',
  'relation removed': 'Took back what one organization is of another',
  'organizations merged': ({ name }) => `Merged “${name}” into this organization`,
  'organizations separated': ({ name }) => `Undid the merge of “${name}” into this organization`,
  'organizations told apart': ({ decision }) =>
    decision === 'related'
      ? 'Said that two organizations are related'
      : 'Said that two organizations are different',
  'decision on two organizations taken back': 'Took back what was decided of two organizations',
  'contact added': 'Added a contact of an organization',
  'contact changed': 'Changed a contact of an organization',
  'contacts imported': ({ count, organizations: added }) =>
    `Brought in ${counted(Number(count), 'contact')} and ${organizations(added)}`,
  'contacts import undone': ({ count }) => `Took ${counted(Number(count), 'imported contact')} back`,
  'contact left': 'Recorded that a contact left an organization',
  'contact came back': 'Took back that a contact left an organization',
  'contact reached': 'Recorded that a contact was reached',
  'contact joined with another entry': 'Said that two contacts are one person',

  'organizations tagged': ({ count, tag }) => `Tagged ${organizations(count)}${quoted(tag)}`,
  'organizations untagged': ({ count, tag }) => `Took a tag${quoted(tag)} from ${organizations(count)}`,
  'segment saved': ({ segment }) => `Saved a segment of the registry${quoted(segment)}`,
  'segment forgotten': ({ segment }) => `Forgot a segment of the registry${quoted(segment)}`,

  // The directory of offices
  'office added': 'Added an office to the directory',
  'office changed': 'Changed an office in the directory',
  'office holder recorded': 'Recorded who holds an office',
  'office holder changed': 'Changed what is recorded of an office’s holder',
  'office holder removed': 'Took a holder of an office out of the directory',

  // A letter and its text
  'letter started': 'Started the letter',
  'letter brought in': ({ as: kind }) =>
    kind === 'sent' ? 'Brought the letter in as already sent' : 'Brought the letter in as a draft',
  'follow-up started': ({ asks }) => `Started the letter as one that follows another${carrying(asks)}`,
  'letter described': 'Changed what is said about the letter',
  'finding settled': 'Settled a finding of the reading',
  'finding opened again': 'Opened a finding of the reading again',
  'addressees changed': ({ count }) => `Changed the addressees${now(count)}`,
  'contacts changed': ({ count }) => `Changed the contacts for questions${now(count)}`,
  'version named': ({ number }) => `Named version ${number}`,
  'version kept': ({ number, kind }) => `Kept version ${number}${versionKind(kind)}`,
  'version restored': ({ number, from }) => `Made version ${from} the draft again, as version ${number}`,
  'translation started': ({ language }) => `Began a translation into ${languageName(language)}`,
  'translation version kept': ({ language, number }) =>
    `Kept version ${number} of the translation into ${languageName(language)}`,
  'translation version named': ({ language, number }) =>
    `Named version ${number} of the translation into ${languageName(language)}`,
  'translation version restored': ({ language, number, from }) =>
    `Made version ${from} of the translation into ${languageName(language)} its draft again, as version ${number}`,
  'translation up to date': ({ language, number, of }) =>
    `Said that version ${number} of the translation into ${languageName(language)} is up to date with version ${of} of the text`,
  'translation hidden': ({ language }) => `Stopped showing the translation into ${languageName(language)}`,
  'translation removed': ({ language }) => `Removed the translation into ${languageName(language)}`,
  'review link made': 'Made a link for reviewers',
  'review link ended': 'Ended a link for reviewers',
  'reviewer joined': 'Came by a link for reviewers',
  'suggestion accepted': 'Accepted a suggestion',
  'suggestion rejected': 'Rejected a suggestion',
  'suggestion reopened': 'Took back a decision on a suggestion',
  'comment made': 'Commented on the draft',
  'conversation resolved': 'Resolved a comment',
  'conversation reopened': 'Reopened a comment',
  'story added': 'Added a story to the register',
  'story changed': 'Changed a story in the register',
  'story removed': 'Took a story out of the register',
  'story overridden': 'Decided that a story may be printed without recorded consent',

  // The organizations that lead it
  'lead organization named': 'Named an organization that leads the letter',
  'lead organization changed': 'Changed who approves for a lead organization',
  'lead organization moved': 'Changed the order of the lead organizations',
  'lead organization removed': 'Took an organization off those that lead the letter',
  'lead organizations must approve':
    'Asked that each lead organization approves the text before it opens or is frozen',
  'lead organizations need not approve': 'Lifted that each lead organization must approve the text',
  'lead organizations asked': ({ count, version }) => `Asked ${leads(count)} to approve version ${version}`,
  'lead organizations reminded': ({ count }) => `Reminded ${leads(count)} to approve the text`,
  'lead organization sent a fresh link': 'Sent a fresh link to whoever approves for a lead organization',
  'lead organization’s link ended': 'Ended the link of whoever approves for a lead organization',
  'text approved': ({ version }) => `Approved version ${version}`,
  'text not approved yet': ({ version }) => `Said not yet to version ${version}`,
  'text approved on record': ({ version, how }) =>
    `Recorded that a lead organization approved version ${version}, ${came(how)}`,

  // Its life
  'letter opened': 'Opened the letter for signatures',
  'letter closed': 'Closed signing',
  'letter reopened': 'Opened the letter for signatures again',
  'opening taken back': 'Took the opening back',
  'letter made public': 'Made the letter public',
  'letter made link-only': 'Took the letter off the public list',
  'answers shown': 'Let the letter’s page show the answers',
  'answers hidden': 'Took the answers off the letter’s page',
  'edition frozen': ({ number, names }) => `Froze edition ${number}${withNames(names)}`,
  'edition taken back': ({ number }) => `Took edition ${number} back`,
  'edition recorded as printed': ({ number, names }) =>
    `Recorded edition ${number} as it was printed${withNames(names)}`,
  'PDF made': ({ number }) => (number ? `Made the PDF of edition ${number}` : 'Made the PDF of the edition'),
  'letter delivered': 'The letter counts as delivered',
  'letter no longer delivered': 'The letter no longer counts as delivered',
  'letter concluded': 'Concluded the letter',
  'conclusion taken back': 'Took the conclusion back',

  // Who is asked
  'organizations listed for asking': ({ count }) => `Put ${organizations(count)} on the list to ask`,
  'organization taken off the asking': 'Took an organization off the list to ask',
  'contact chosen for asking': 'Chose through whom an organization is asked',
  'invitations sent': ({ count }) => `Asked ${organizations(count)} to sign`,
  'reminder sent': ({ count }) => `Reminded ${organizations(count)}`,
  'invitation considered': 'Said by which day it decides',
  'invitation forwarded': 'Forwarded the letter to whoever decides',
  'invitation declined': 'Declined to sign',
  'question asked': 'Asked the leads a question',
  'question answered': 'Answered a question',

  // Who signs
  'signature entered': 'Entered an organization, to be confirmed by mail',
  'signature confirmed': 'Signed',
  'signature confirmed and held': 'Signed; a lead has to look before it counts',
  'signature asked to be confirmed again': 'Sent the mail to confirm a signature again',
  'signature expired': 'A signature was not confirmed in time',
  'signer erased': 'Erased who signed; that it was signed stays',
  'signature approved': 'Accepted a signature that was held',
  'signature held': 'Held a signature',
  'signature rejected': 'Did not accept a signature',
  'approval undone': 'Took the acceptance of a signature back',
  'rejection undone': 'Took the refusal of a signature back',
  'signature chosen to stand': 'Decided which of two signatures stands',
  'signature added by a lead': ({ how }) => `Added a signature that came ${came(how)}, with its evidence`,
  'signatures imported': ({ active, held }) =>
    `Brought in ${counted(Number(active), 'signature')} from a form’s answers${Number(held) > 0 ? `, and ${held} more to look at` : ''}`,
  'signatures import undone': ({ count }) => `Took ${counted(Number(count), 'imported signature')} back`,
  'signature corrected': 'Corrected a signature',
  'signature withdrawn': ({ how }) =>
    how ? `Withdrew a signature on request, made ${came(how)}` : 'Withdrew',
  'colleague let in': 'Let a colleague manage the signature too',
  'colleague let go': 'Took a colleague’s link back',
  'mail chosen': 'Chose which mail to get',

  // What is handed over, and what comes back
  'delivery scheduled': ({ edition, to }) =>
    `Sent edition ${edition} on its way${toWhom(to)} by e-mail, to go out in a minute`,
  'delivery stopped': ({ to }) => `Stopped the delivery${toWhom(to)} before it went out`,
  'delivery sent': ({ edition, to }) => `Edition ${edition} went out${toWhom(to)} by e-mail`,
  'delivery made': ({ edition, to, method }) => `Edition ${edition} was delivered${toWhom(to)}${by(method)}`,
  'delivery proof kept': ({ edition, to, method }) =>
    `Kept a proof that edition ${edition} was delivered${toWhom(to)}${by(method)}`,
  'delivery came back': ({ edition, to, method }) =>
    `Edition ${edition} did not arrive${to ? ` at ${to}` : ''}${by(method)}`,
  'delivery taken back': ({ edition, to, method }) =>
    `Took back that edition ${edition} was delivered${toWhom(to)}${by(method)}`,
  'signers sent the final copy': ({ count }) => `Sent the final copy to ${signers(count)}`,
  'response recorded': ({ kind, receivedOn, to }) =>
    `Recorded ${responseKind(kind)} of ${day(receivedOn)}${fromWhom(to)}`,
  'response file kept': ({ kind, receivedOn, to }) =>
    `Kept the file of ${responseKind(kind)} of ${day(receivedOn)}${fromWhom(to)}`,
  'response taken back': ({ kind, receivedOn, to }) =>
    `Took back the record of ${responseKind(kind)} of ${day(receivedOn)}${fromWhom(to)}`,
  'ask assessed': ({ ask, outcome, to }) =>
    `Assessed ask ${ask}${to ? ` for ${to}` : ''} as ${outcomeWord(outcome)}`,
  'signers told of a response': ({ count }) => `Told ${signers(count)} what an office answered`,
}

/** What an entry of the history says, in a sentence without its who and when. */
export function deedOf({ action, data }: { action: string; data: Facts }): string {
  const deed = Object.hasOwn(deeds, action) ? deeds[action] : undefined
  if (deed === undefined) return action.charAt(0).toUpperCase() + action.slice(1)
  return typeof deed === 'string' ? deed : deed(data)
}

/** Whether there are words for an action. */
export function isWorded(action: string): boolean {
  return Object.hasOwn(deeds, action)
}

function quoted(words: unknown) {
  return typeof words === 'string' && words ? ` “${words}”` : ''
}

function came(how: unknown) {
  if (how === 'paper') return 'on paper'
  return how === 'email' ? 'by e-mail' : 'by phone'
}

function as(role: unknown) {
  return typeof role === 'string' ? `, as ${role}` : ''
}

function carrying(asks: unknown) {
  return typeof asks === 'number' && asks > 0 ? `, with ${counted(asks, 'ask')} carried over` : ''
}

function now(count: unknown) {
  return typeof count === 'number' ? `: ${count} now` : ''
}

function versionKind(kind: unknown) {
  if (kind === 'opened') return ', the one that is opened'
  if (kind === 'corrected') return ', a correction'
  if (kind === 'asked') return ', to be approved by the lead organizations'
  return kind === 'imported' ? ', as brought in' : ''
}

function withNames(names: unknown) {
  return typeof names === 'number' ? `, with ${counted(names, 'name')}` : ''
}

function organizations(count: unknown) {
  return typeof count === 'number' ? counted(count, 'organization') : 'organizations'
}

function leads(count: unknown) {
  return typeof count === 'number' ? counted(count, 'lead organization') : 'lead organizations'
}

function signers(count: unknown) {
  return typeof count === 'number' ? counted(count, 'signer') : 'signers'
}

function toWhom(to: unknown) {
  return to ? ` to ${to}` : ''
}

function fromWhom(to: unknown) {
  return to ? ` from ${to}` : ''
}

function day(on: unknown) {
  return typeof on === 'string' ? letterDate(on, 'en') : 'an unknown day'
}

function by(method: unknown) {
  return isMethod(method) ? ` ${methods[method]}` : ''
}

function isMethod(method: unknown): method is Method {
  return typeof method === 'string' && Object.hasOwn(methods, method)
}

function responseKind(kind: unknown) {
  const words: Record<string, string> = {
    acknowledgement: 'an acknowledgement',
    interim: 'an interim answer',
    substantive: 'an answer',
    refusal: 'a refusal',
    referral: 'a referral',
    meeting: 'a meeting',
  }
  return words[String(kind)] ?? 'what came back'
}

function outcomeWord(outcome: unknown) {
  const words: Record<string, string> = {
    met: 'met',
    partly: 'met in part',
    refused: 'refused',
    ignored: 'passed over',
    superseded: 'superseded',
  }
  return words[String(outcome)] ?? String(outcome)
}
