import type { Checkable } from '~/domain/editions/index.server'
import { calledOf } from '~/domain/honorifics'
import type { Verdict } from '~/ui/verdict'
import { dayOf, letterDate, longMoment } from '~/ui/when'
import type { Language } from '~/words'

/** What is shown of an edition to whoever checks a copy of it. */
export function verdictOn(found: Checkable, language: Language, byFile = false): Verdict {
  const { edition, letter, coalition, standing, newer, names, count, withdrawn, begins, pdfHash } = found
  const day = (at: Date) => letterDate(dayOf(at, coalition.zone), language)
  const isPublic = letter.visibility === 'public'
  return {
    byFile,
    standing,
    asPrinted: edition.asPrinted,
    code: edition.code,
    number: edition.number,
    frozenOn: day(edition.frozenAt),
    frozenAt: longMoment(edition.frozenAt, coalition.zone, language),
    takenBackOn: edition.takenBackAt ? day(edition.takenBackAt) : null,
    newer: newer && { number: newer.number, code: newer.code },
    title: edition.title,
    letterLanguage: edition.language,
    // The address of a letter that only who has its link may see stays with them.
    href: isPublic ? `/letters/${letter.slug}` : null,
    date: edition.date ? letterDate(edition.date, language) : null,
    to: edition.addressees.filter(({ cc }) => !cc).map((each) => calledOf(each) || (each.office ?? '')),
    deliveries: found.deliveries.map(({ to, at }) => ({ to, on: day(at) })),
    names: names?.map(({ name }) => name) ?? null,
    count,
    withdrawn,
    withdrawnLate: found.withdrawnLate.map(({ name, at }) => ({ name, on: day(at) })),
    begins,
    textHash: edition.textHash,
    translations: (edition.translations ?? []).map((each) => ({ language: each.language, hash: each.hash })),
    pdfHash,
  }
}
