import type { LifeStep } from './life'
import { Toast } from './note'
import { isFrozen } from './sign-on-words'

type SignOnToldProps = {
  /** Where the letter's sign-ons are. */
  at: string
  /** Where the letter stands. */
  state: LifeStep
  told: string
  /** To how many, and to which. */
  count: string
  ids: string
}

const undone: Record<string, string> = { approved: 'approvals/undo', rejected: 'rejections/undo' }

/** What was just done to sign-ons, with the act that takes it back. */
export function SignOnTold({ at, state, told, count, ids }: SignOnToldProps) {
  const said = sentenceOf(told, Number(count) || 0, isFrozen(state))
  if (!said) return null
  const undo = undone[told] && ids ? { action: `${at}/${undone[told]}`, fields: { ids } } : undefined
  return <Toast undo={undo}>{said}</Toast>
}

function sentenceOf(told: string, count: number, frozen: boolean): string | null {
  const these = count === 1 ? 'One signature is' : `${count} signatures are`
  switch (told) {
    case 'approved':
      if (frozen)
        return `${these} approved. The frozen edition stays as it is, without ${count === 1 ? 'it' : 'them'}.`
      return `${these} approved, and ${count === 1 ? 'counts' : 'count'} now.`
    case 'clashed':
      return `${these} approved. Where two people signed for one organization, choose which one stands.`
    case 'rejected':
      return `${these} rejected.`
    case 'undone':
      return `${these} held again.`
    case 'none':
      return 'Nothing was selected that is held.'
    case 'added':
      return 'The signature is added, with your word for it.'
    case 'withdrawn':
      return 'The signature is withdrawn. Its name is off the list.'
    case 'erased':
      return 'Who signed is erased. That the organization agreed, and to which text, stays.'
    case 'held':
      return 'The signature is held: it does not count until it is approved.'
    case 'asked-again':
      return 'The mail to confirm is on its way again. The link before it still works.'
    case 'stands':
      return 'This signature stands for the organization. The other one is held.'
    default:
      return null
  }
}
