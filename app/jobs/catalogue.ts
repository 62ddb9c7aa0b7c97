/** Every kind of work that happens later, with what it is told: ids, never personal data. */
export type Jobs = {
  'mail.send': { batchId: string }
  'editions.render': { editionId: string }
  'deliveries.go': { deliveryId: string }
  'letters.close-due': Record<string, never>
  'signatures.expire-due': Record<string, never>
  'limits.sweep-due': Record<string, never>
}

export type Kind = keyof Jobs

/** Work that is never finished, only due again after so many seconds. */
export const recurring = {
  'letters.close-due': 30,
  'signatures.expire-due': 600,
  'limits.sweep-due': 3_600,
} satisfies Partial<Record<Kind, number>>
