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
import { goOn, notFound } from '~/http/respond.server'
import { ContactFields } from '~/ui/contact-fields'
import { Disclose } from '~/ui/disclose'
import { Empty } from '~/ui/empty'
import { ErrorSummary } from '~/ui/error-summary'
import { Fact, Facts } from '~/ui/facts'
import { LeadStands } from '~/ui/leads'
import { mailTo, pathOf } from '~/ui/letter-page'
import { Toast } from '~/ui/note'
import { State } from '~/ui/state'
import { TableMoment } from '~/ui/time'
import { WritingPage } from '~/ui/writing-page'

const told: Record<string, string> = {
  changed: 'Saved.',
  recorded: 'The approval is recorded, with its evidence.',
  renewed: 'A fresh link is on its way. Those before lead nowhere now.',
  ended: 'The link is ended: who has it sees nothing by it any more.',
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'viewer')
  const one = (await leads.list(letter.id)).find(({ id }) => id === params.lead) ?? notFound()
  const said = await leads.listAnswers(letter.id, one.organizationId)
  return {
    frame: frameOf(letter),
    zone: zoneOf(letter),
    writes: reaches(letter.role, 'editor') && drafts.lockIn(letter.state) !== drafts.FINAL,
    one: shownLead(one),
    said: said.map(({ id, answer, number, person, reason, via, evidence, evidenceFileId, createdAt }) => ({
      id,
      answer,
      number,
      person,
      words: via === 'lead' ? evidence : reason,
      fileId: evidenceFileId,
      at: createdAt,
    })),
    told: told[new URL(request.url).searchParams.get('told') ?? ''] ?? null,
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'editor')
  const read = await readForm(request, z.object(contactShape))
  if ('answer' in read) return again(read.answer)
  const refused = await leads.choosePerson(letter, params.lead ?? '', read.value)
  if (refused) return refuse(read.form, { name: refused.refused })
  return goOn(`${pathOf(letter)}/leads/${params.lead}`, { told: 'changed' })
}

export const meta = () => [{ title: 'A lead organization: Undersigned' }]

export default function OneLead() {
  const { frame, zone, writes, one, said, told: happened } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const at = `${pathOf(frame)}/leads`
  const { person } = one
  return (
    <WritingPage letter={frame} at="leads" told={happened ? <Toast>{happened}</Toast> : undefined}>
      <ErrorSummary problems={listErrors(answer)} />
      <section className="sec" aria-labelledby="one">
        <p className="crumb">
          <a href={at}>Who leads this letter</a>
        </p>
        <h2 id="one">{one.name}</h2>
        <Facts across>
          <Fact term="The present text">
            <LeadStands of={one} zone={zone} />
          </Fact>
          <Fact term="Approves for it">
            {[person.name, person.title].filter(Boolean).join(', ')}
            <br />
            {person.email ? (
              <a href={mailTo(person.email, frame.title)}>{person.email}</a>
            ) : (
              'No mail address'
            )}
          </Fact>
          <Fact term="In the registry">
            <a href={`/c/${frame.coalition.slug}/organizations/${one.organizationId}`}>Its entry</a>
          </Fact>
        </Facts>
        {writes ? (
          <p className="row after">
            <a className="btn second" href={`${at}/${one.id}/approval`}>
              Record an approval by hand
            </a>
            {one.asked ? <a href={`${at}/${one.id}/link`}>Send a fresh link, or end it</a> : null}
          </p>
        ) : null}
      </section>
      <section className="sec" aria-labelledby="said">
        <h2 id="said">What it has said</h2>
        {said.length === 0 ? (
          <Empty says="Nothing yet." />
        ) : (
          <table className="stackable">
            <caption className="vh">What {one.name} said of the letter’s texts, newest first</caption>
            <thead>
              <tr>
                <th scope="col">Text</th>
                <th scope="col">Answer</th>
                <th scope="col">By whom</th>
                <th scope="col">In words</th>
                <th scope="col">When</th>
              </tr>
            </thead>
            <tbody>
              {said.map((each) => (
                <tr key={each.id}>
                  <th scope="row">Version {each.number}</th>
                  <td>
                    <State of={each.answer === 'approved' ? 'active' : 'held'}>
                      {each.answer === 'approved' ? 'Approved' : 'Not yet'}
                    </State>
                  </td>
                  <td>{each.person}</td>
                  <td>
                    {each.words}
                    {each.fileId ? (
                      <>
                        {' '}
                        <a href={`${pathOf(frame)}/files/${each.fileId}`}>The file that shows it</a>
                      </>
                    ) : null}
                  </td>
                  <td>
                    <TableMoment at={each.at} zone={zone} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
      {writes ? (
        <section className="sec" aria-label="Other acts">
          <Disclose summary="Change who approves for it" open={answer !== undefined}>
            <p>Another address is asked anew; the links before lead nowhere then.</p>
            <form method="post" noValidate className="form">
              <ContactFields answer={answer} contact={person} label="Who approves for it" />
              <p className="after">
                <button type="submit" className="btn">
                  Save
                </button>
              </p>
            </form>
          </Disclose>
          <Disclose summary={`Take ${one.name} off those that lead the letter`}>
            <p>
              It is named on the letter no more, and nothing waits for it. What it approved stays on record.
            </p>
            <form method="post" action={`${at}/${one.id}/removal`}>
              <p className="after">
                <button type="submit" className="btn stop">
                  Take {one.name} off
                </button>
              </p>
            </form>
          </Disclose>
        </section>
      ) : null}
    </WritingPage>
  )
}
