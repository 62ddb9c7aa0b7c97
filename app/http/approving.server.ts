import { differenceOf } from '~/domain/differences'
import type { Approving } from '~/domain/leads/index.server'
import { addresseesInLine, asksOf, inShort } from '~/domain/text'
import type { Version } from '~/domain/versions.server'
import type { ApprovingShown } from '~/ui/approving-page'
import { dayOf, letterDate, longMoment } from '~/ui/when'
import type { Language } from '~/words'
import { houseOf, versionOf } from './signing.server'

/** What the page shows on which a lead organization approves a text. */
export function shownToApprove(asked: Approving, secret: string, language: Language): ApprovingShown {
  const { letter, version, before, answer, asker } = asked
  const zone = letter.deadlineZone ?? letter.coalition.zone
  const moment = (at: Date) => longMoment(at, zone, language)
  return {
    language,
    letterLanguage: letter.language,
    coalition: houseOf(letter.coalition),
    link: `/a/${secret}`,
    organization: asked.organization,
    person: asked.person.name,
    asker: asker?.name ?? null,
    movedOn: asked.movedOn,
    locked: asked.locked !== null,
    answer: answer && {
      answer: answer.answer,
      person: answer.person,
      when: moment(answer.createdAt),
      reason: answer.reason,
    },
    leads: asked.leads.map(({ name, answer: theirs }) => ({ name, answer: theirs?.answer ?? null })),
    before: before && { number: before.version.number, on: letterDate(dayOf(before.at, zone), language) },
    text: version && textShown(asked, version, language),
  }
}

function textShown({ letter, before }: Approving, version: Version, language: Language) {
  const zone = letter.deadlineZone ?? letter.coalition.zone
  return {
    title: version.title,
    to: addresseesInLine(version.addressees, language),
    asks: asksOf(version.doc).map(({ number, text }) => ({ number, text: inShort(text) })),
    version: versionOf(version, zone, language),
    changes: before ? differenceOf(before.version, version, language) : null,
    doc: version.doc,
    addressees: version.addressees,
    contacts: version.contacts,
    date: letter.date ? letterDate(letter.date, letter.language) : null,
  }
}
