import * as batches from '~/domain/batches.server'
import * as deliveries from '~/domain/deliveries/index.server'
import * as editions from '~/domain/editions/index.server'
import * as letters from '~/domain/letters/index.server'
import * as limits from '~/domain/limits.server'
import * as organizations from '~/domain/organizations/index.server'
import * as signatures from '~/domain/signatures/index.server'
import * as translations from '~/domain/translations/index.server'
import * as versions from '~/domain/versions.server'
import type { Jobs, Kind } from './catalogue'
import { TryAgain } from './queue.server'

type Handlers = { [K in Kind]: (payload: Jobs[K], now: Date) => Promise<void> }

/** What each kind of work calls. Each is harmless when done twice. */
export const handlers: Handlers = {
  'mail.send': ({ batchId }, now) => batches.send(batchId, now),
  'editions.render': ({ editionId }, now) => editions.render(editionId, now),
  'versions.keep-paused': async ({ letterId }, now) => {
    const again = await versions.keepPaused(letterId, now)
    if (again) throw new TryAgain(again.lookAgain, 'Somebody is writing.')
  },
  'translations.keep-paused': async ({ translationId }, now) => {
    const again = await translations.keepPaused(translationId, now)
    if (again) throw new TryAgain(again.lookAgain, 'Somebody is writing.')
  },
  'limits.sweep-due': (_, now) => limits.sweepDue(now),
  'letters.close-due': (_, now) => letters.closeDue(now),
  'signatures.expire-due': (_, now) => signatures.expireDue(now),
  'signatures.erase-due': (_, now) => signatures.eraseDue(now),
  'organizations.compare-due': async (_, now) => {
    await organizations.compareDue(now)
  },
  'deliveries.go': ({ deliveryId }, now) => deliveries.go(deliveryId, now),
  'deliveries.tell-signers': ({ letterId }, now) => deliveries.tellSigners(letterId, now),
}
