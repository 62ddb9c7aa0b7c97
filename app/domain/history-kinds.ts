/** The kinds of entry that a reader may want alone, by how their actions begin. */
export const KINDS = {
  writing: [
    'letter',
    'follow-up',
    'finding',
    'addressees',
    'contacts changed',
    'version',
    'translation',
    'review',
    'suggestion',
    'comment',
    'conversation',
    'story',
    'opening',
    'lead organization',
    'text ',
  ],
  registry: [
    'organization described',
    'organization name',
    'organizations related',
    'organizations merged',
    'organizations separated',
    'organizations told',
    'relation',
    'decision on two',
    'contact added',
    'contact changed',
  ],
  asking: [
    'organizations listed',
    'organization taken',
    'contact chosen',
    'invitation',
    'reminder',
    'question',
  ],
  signing: ['signature', 'signer erased', 'approval', 'rejection', 'colleague let', 'mail chosen'],
  delivering: [
    'edition',
    'PDF',
    'office',
    'delivery',
    'response',
    'ask ',
    'signers',
    'letter delivered',
    'conclusion',
  ],
  team: ['segment', 'coalition', 'colleague asked', 'member', 'role'],
}

export type Kind = keyof typeof KINDS

/** Whether a word names a kind of entry. */
export function isKind(word: string | null): word is Kind {
  return word !== null && Object.hasOwn(KINDS, word)
}
