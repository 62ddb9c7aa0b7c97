import { z } from 'zod'
import type { As, Letter } from '~/domain/access.server'
import * as editions from '~/domain/editions/index.server'
import type { ShownEdition } from '~/ui/edition'
import type { ListGroup, ShownCheck } from '~/ui/freezing'

/** How many names will be printed, as a lead typed it: “151.0” is not 1510, since a check is not guessed at. */
export const typedCount = z
  .string({ error: 'Type how many names will be printed' })
  .trim()
  .regex(/^(\d+|\d{1,3}(,\d{3})+)$/, 'Type the number in digits alone, such as 151 or 1,510')
  .transform((typed) => Number(typed.replaceAll(',', '')))

/** An edition as its leads see it. */
export async function shownEdition(
  letter: As<'viewer', Letter>,
  edition: editions.Edition,
): Promise<ShownEdition> {
  const [list, pdf, sent] = await Promise.all([
    editions.listSignatories(edition),
    editions.findPdf(edition),
    editions.isSent(letter.id),
  ])
  return {
    number: edition.number,
    code: edition.code,
    asPrinted: edition.asPrinted,
    version: edition.versionNumber,
    textHash: edition.textHash,
    listHash: edition.listHash,
    frozenAt: edition.frozenAt.toISOString(),
    order: edition.order,
    groups: grouped(list),
    count: list.length,
    pdf: pdf ? { hash: pdf.hash, size: pdf.size } : edition.pdfProblem ? 'problem' : 'waiting',
    problem: edition.pdfProblem,
    canTakeBack: letter.state === 'final' && !edition.asPrinted && !sent,
  }
}

/** The check before freezing, without what its page does not show. */
export function shownCheck({ prospect, ...checked }: editions.Checked): ShownCheck {
  return {
    ...checked,
    prospect: prospect && {
      version: prospect.version.number,
      textHash: prospect.version.hash,
      count: prospect.list.length,
      groups: grouped(prospect.list),
      order: prospect.letter.listOrder,
      says: prospect.order,
      mark: prospect.mark,
    },
  }
}

type Entry = { name: string; detail: string | null; group: string | null }

function grouped(list: Entry[]): ListGroup[] {
  const groups: ListGroup[] = []
  for (const { name, detail, group } of list) {
    if (groups.at(-1)?.heading !== group || groups.length === 0) groups.push({ heading: group, names: [] })
    groups.at(-1)?.names.push({ name, detail })
  }
  return groups
}
