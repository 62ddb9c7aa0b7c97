import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { reaches } from '~/domain/access.server'
import * as drafts from '~/domain/drafts.server'
import * as leads from '~/domain/leads/index.server'
import { zoneOf } from '~/domain/signatures/index.server'
import { listErrors } from '~/http/answers'
import { contactShape } from '~/http/contacts.server'
import { again, readForm, refuse } from '~/http/forms.server'
import { frameOf } from '~/http/frame.server'
import { shownLead } from '~/http/leads.server'
import { requireLetter } from '~/http/require.server'
import { goOn } from '~/http/respond.server'
import { ContactFields } from '~/ui/contact-fields'
import { Empty } from '~/ui/empty'
import { ErrorSummary } from '~/ui/error-summary'
import { Field } from '~/ui/field'
import { approvedWords, LeadStands, type ShownLead } from '~/ui/leads'
import { type LetterFrame, pathOf } from '~/ui/letter-page'
import { Note, Toast } from '~/ui/note'
import { WritingPage } from '~/ui/writing-page'

const told: Record<string, string> = {
  named: 'Named. It stands on the letter’s page from now on.',
  moved: 'Moved.',
  removed: 'It leads the letter no more. What it approved stays on record.',
  asked: 'They are asked. Each gets a mail that shows what changed since they last approved.',
  'asked-before': 'Everybody who has not approved this text was asked about it before. You can remind them.',
  reminded: 'They are reminded.',
  required: 'From now on each of them must approve the text before it is opened or frozen.',
  waived: 'The letter can be opened and frozen whatever they have said. The history says who lifted it.',
}

const form = z.object({
  organization: z
    .string({ error: 'Enter the name of the organization' })
    .trim()
    .min(1, 'Enter the name of the organization')
    .max(300, 'Shorten the name to 300 characters'),
  ...contactShape,
})

export async function loader({ request, params }: LoaderFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'viewer')
  const all = await leads.list(letter.id)
  const { contacts } = await drafts.textOf(letter.id)
  return {
    frame: frameOf(letter),
    zone: zoneOf(letter),
    writes: reaches(letter.role, 'editor') && drafts.lockIn(letter.state) !== drafts.FINAL,
    lifts: reaches(letter.role, 'owner'),
    required: letter.leadsApprove,
    leads: all.map(shownLead),
    instead: all.length > 0 ? [] : (await leads.namesOf(letter.id, contacts)).map(({ name }) => name),
    toRemind: leads.toRemind(all).length,
    said: told[new URL(request.url).searchParams.get('told') ?? ''] ?? null,
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'editor')
  const read = await readForm(request, form)
  if ('answer' in read) return again(read.answer)
  const { organization, ...person } = read.value
  const named = await leads.name(letter, organization, person)
  if ('refused' in named) return refuse(read.form, { [named.at]: named.refused })
  return goOn(`${pathOf(letter)}/leads`, { told: 'named' })
}

export const meta = () => [{ title: 'Lead organizations: Undersigned' }]

export default function LetterLeads() {
  const {
    frame,
    zone,
    writes,
    lifts,
    required,
    leads: all,
    instead,
    toRemind,
    said,
  } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const at = `${pathOf(frame)}/leads`
  return (
    <WritingPage letter={frame} at="leads" told={said ? <Toast>{said}</Toast> : undefined}>
      <section className="sec" aria-labelledby="led">
        <ErrorSummary problems={listErrors(answer)} />
        <h2 id="led">Who leads this letter</h2>
        <p className="undersec">
          {all.length > 0
            ? approvedWords(all)
            : 'The organizations named here stand on the letter’s page, where it is signed and in its JSON.'}
        </p>
        {all.length === 0 ? (
          <Empty
            says="No organization is named."
            then={
              instead.length > 0
                ? `Until one is, the letter’s page names those of its contacts: ${instead.join(', ')}.`
                : 'They stand here in their order, each with the person who approves for it.'
            }
          />
        ) : (
          <LeadTable leads={all} at={at} zone={zone} writes={writes} />
        )}
        {writes && all.length > 0 ? <Acts leads={all} at={at} toRemind={toRemind} /> : null}
      </section>
      <Requirement required={required} at={at} letter={frame} writes={writes} lifts={lifts} />
      {writes ? (
        <section className="sec" aria-labelledby="add">
          <h2 id="add">Name a lead organization</h2>
          <form method="post" noValidate className="form">
            <Field
              name="organization"
              label="Organization"
              kind="printed"
              hint="As the registry has it; one that is new is added to it."
              defaultValue={answer?.values.organization}
              errors={answer?.errors.organization}
            />
            <ContactFields answer={answer} label="Who approves for it" />
            <p className="after">
              <button type="submit" className="btn second">
                Name it
              </button>
            </p>
          </form>
        </section>
      ) : null}
    </WritingPage>
  )
}

type TableProps = { leads: ShownLead[]; at: string; zone: string; writes: boolean }

function LeadTable({ leads: all, at, zone, writes }: TableProps) {
  return (
    <table className="stackable">
      <caption className="vh">Lead organizations, in their order</caption>
      <thead>
        <tr>
          <th scope="col">Organization</th>
          <th scope="col">The present text</th>
          {writes && all.length > 1 ? <th scope="col">Order</th> : null}
        </tr>
      </thead>
      <tbody>
        {all.map((each, index) => (
          <tr key={each.id}>
            <th scope="row">
              <a href={`${at}/${each.id}`}>{each.name}</a>
              <span className="sub">{[each.person.name, each.person.title].filter(Boolean).join(', ')}</span>
            </th>
            <td>
              <LeadStands of={each} zone={zone} />
            </td>
            {writes && all.length > 1 ? (
              <td className="wide">
                <form method="post" action={`${at}/${each.id}/move`} className="row">
                  {index > 0 ? (
                    <button type="submit" name="to" value="up" className="linkbtn">
                      Up<span className="vh">: {each.name}</span>
                    </button>
                  ) : null}
                  {index < all.length - 1 ? (
                    <button type="submit" name="to" value="down" className="linkbtn">
                      Down<span className="vh">: {each.name}</span>
                    </button>
                  ) : null}
                </form>
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** What is to be done next: to ask who was not asked about this text, or to remind. */
function Acts({ leads: all, at, toRemind }: { leads: ShownLead[]; at: string; toRemind: number }) {
  const unasked = all.some(({ stands }) => stands === 'unasked')
  if (!unasked && toRemind === 0) return null
  return (
    <p className="row after">
      {unasked ? (
        <a className="btn" href={`${at}/asking`}>
          Ask for approval
        </a>
      ) : null}
      {toRemind > 0 ? <a href={`${at}/reminder`}>Remind who has not answered</a> : null}
    </p>
  )
}

type RequirementProps = {
  required: boolean
  at: string
  letter: LetterFrame
  writes: boolean
  lifts: boolean
}

/** Whether they must approve; an owner alone lifts it. */
function Requirement({ required, at, letter, writes, lifts }: RequirementProps) {
  if (!writes && !required) return null
  return (
    <section className="sec" aria-labelledby="must">
      <h2 id="must">{required ? 'Each of them must approve' : 'They need not approve'}</h2>
      <p className="undersec">
        {required
          ? 'The text is opened for signatures and frozen only when each lead organization has approved exactly it. When it changes, each is asked again.'
          : letter.state === 'drafting'
            ? 'The letter can be opened and frozen whatever they have said.'
            : 'The letter can be frozen whatever they have said.'}
      </p>
      {writes ? (
        required && !lifts ? (
          <Note>
            <p>An owner of the coalition can lift this.</p>
          </Note>
        ) : (
          <form method="post" action={`${at}/requirement`}>
            <button type="submit" name="required" value={required ? 'no' : 'yes'} className="btn second">
              {required ? 'Lift this for the letter' : 'Have each of them approve'}
            </button>
          </form>
        )
      ) : null}
    </section>
  )
}
