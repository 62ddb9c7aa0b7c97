/** Every kind of work that happens later, with what it is told: ids, never personal data. */
export type Jobs = {
  'mail.send': { batchId: string }
  'editions.render': { editionId: string }
  'versions.keep-paused': { letterId: string }
  'translations.keep-paused': { translationId: string }
  'limits.sweep-due': Record<string, never>
  'letters.close-due': Record<string, never>
  'signatures.expire-due': Record<string, never>
  'signatures.erase-due': Record<string, never>
  'organizations.compare-due': Record<string, never>
  'deliveries.go': { deliveryId: string }
  'deliveries.tell-signers': { letterId: string }
}

export type Kind = keyof Jobs

/** Work that is never finished, only due again after so many seconds. */
export const recurring = {
  'limits.sweep-due': 3_600,
  'letters.close-due': 60,
  'signatures.expire-due': 600,
  'signatures.erase-due': 86_400,
  'organizations.compare-due': 30,
} satisfies Partial<Record<Kind, number>>
