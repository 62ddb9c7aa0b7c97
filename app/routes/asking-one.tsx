import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import * as contacts from '~/domain/contacts/index.server'
import * as history from '~/domain/history.server'
import * as invitations from '~/domain/invitations/index.server'
import { zoneOf } from '~/domain/signatures/index.server'
import { listErrors } from '~/http/answers'
import { contactShape } from '~/http/contacts.server'
import { again, readForm, refuse } from '~/http/forms.server'
import { frameOf } from '~/http/frame.server'
import { requireCoalition, requireLetter } from '~/http/require.server'
import { goOn, notFound } from '~/http/respond.server'
import { ContactFields } from '~/ui/contact-fields'
import { Disclose } from '~/ui/disclose'
import { ErrorSummary } from '~/ui/error-summary'
import { Fact, Facts } from '~/ui/facts'
import { HistoryTable } from '~/ui/history-table'
import { LetterPage, mailTo, pathOf } from '~/ui/letter-page'
import { Toast } from '~/ui/note'
import { State } from '~/ui/state'
import { Day, Moment } from '~/ui/time'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'viewer')
  const coalition = await requireCoalition(request, letter.coalition.slug, 'viewer')
  const one = (await invitations.find(letter, params.invitation ?? '')) ?? notFound()
  const [known, entries] = await Promise.all([
    contacts.listOf(coalition, one.organizationId),
    history.listOfObject(letter.id, one.id),
  ])
  return {
    letter: frameOf(letter),
    zone: zoneOf(letter),
    one: {
      ...one,
      askedAt: one.askedAt?.toISOString() ?? null,
      sentAt: one.sentAt?.toISOString() ?? null,
      remindedAt: one.remindedAt?.toISOString() ?? null,
    },
    known: known.map(({ id, name, title, email }) => ({ id, name, title, email })),
    entries: entries.map(({ at, ...entry }) => ({ ...entry, at: at.toISOString() })),
    said: new URL(request.url).searchParams.get('told') === 'contact',
  }
}

const form = z.object({ ...contactShape, contact: z.string().optional(), name: contactShape.name.optional() })

export async function action({ request, params }: ActionFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'editor')
  const coalition = await requireCoalition(request, letter.coalition.slug, 'editor')
  const one = (await invitations.find(letter, params.invitation ?? '')) ?? notFound()
  const read = await readForm(request, form)
  if ('answer' in read) return again(read.answer)
  const { contact, name, ...rest } = read.value
  if (!contact && !name) return refuse(read.form, { name: 'Enter the contact’s name' })
  const chosen = contact
    ? { id: contact }
    : await contacts.add(coalition, one.organizationId, { ...rest, name: name ?? '' })
  if ('refused' in chosen) return refuse(read.form, { email: chosen.refused })
  const refused = await invitations.setContact(letter, one.id, chosen.id)
  if (refused) return refuse(read.form, { name: refused.refused })
  return goOn(`${pathOf(letter)}/asking/${one.id}`, { told: 'contact' })
}

export const meta = () => [{ title: 'One that is asked: Undersigned' }]

export default function OneAsked() {
  const { letter, zone, one, known, entries, said } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const at = `${pathOf(letter)}/asking`
  const here = `${at}/${one.id}`
  const decides = letter.role !== 'viewer'
  const email = one.contact?.email
  return (
    <LetterPage
      letter={letter}
      current="signons"
      told={
        said ? (
          <Toast>The contact is chosen. Mail to this organization goes there from now on.</Toast>
        ) : undefined
      }
    >
      <ErrorSummary problems={listErrors(answer)} />
      <div className="withrail">
        <section aria-labelledby="one">
          <p className="crumb">
            <a href={at}>Who is asked</a>
          </p>
          <h2 id="one">{one.organization}</h2>
          <Facts across>
            <Fact term="State">
              <State of={one.state === 'sent' ? 'invited' : one.state} />
            </Fact>
            <Fact term="Through">
              {one.contact ? [one.contact.name, one.contact.title].filter(Boolean).join(', ') : 'Nobody yet'}
              {email ? (
                <>
                  <br />
                  <a href={`mailto:${email}`}>{email}</a>
                </>
              ) : null}
            </Fact>
            {one.sentAt ? (
              <Fact term="Asked">
                <Moment at={one.sentAt} zone={zone} />
              </Fact>
            ) : null}
            {one.remindedAt ? (
              <Fact term="Reminded">
                <Moment at={one.remindedAt} zone={zone} />
                {one.reminders > 1 ? `, the ${one.reminders}th time` : ''}
              </Fact>
            ) : null}
            {one.decideBy ? (
              <Fact term="Decides by">
                <Day day={one.decideBy} />
              </Fact>
            ) : null}
            {one.note ? <Fact term="What they said">{one.note}</Fact> : null}
            {one.question ? (
              <Fact term={one.askedAt ? 'Asks' : 'Asked, and answered'}>
                <q className="evidence">{one.question}</q>
              </Fact>
            ) : null}
          </Facts>
        </section>
        <aside aria-labelledby="acts">
          <h2 id="acts" className="railhead">
            {decides ? 'What you can do' : 'What is known'}
          </h2>
          <ul className="railacts">
            {one.askedAt && decides ? (
              <li>
                <p>
                  {email ? (
                    <>
                      <a href={mailTo(email, letter.title)}>
                        Write to {one.contact?.name || one.organization}
                      </a>
                      , then say here that it is answered.
                    </>
                  ) : (
                    'It has no contact with an e-mail address. Call, then say here that it is answered.'
                  )}
                </p>
                <form method="post" action={`${here}/answered`}>
                  <button type="submit" className="btn second">
                    The question is answered
                  </button>
                </form>
              </li>
            ) : null}
            <li>
              <a href={`/c/${letter.coalition.slug}/organizations/${one.organizationId}`}>
                Its contacts and what it signed before
              </a>
            </li>
            {one.state === 'listed' && decides ? (
              <li>
                <form method="post" action={`${here}/removal`}>
                  <button type="submit" className="linkbtn stop">
                    Take it off the list
                  </button>
                </form>
              </li>
            ) : null}
          </ul>
        </aside>
      </div>
      {decides ? (
        <section className="sec" aria-labelledby="contact">
          <h2 id="contact">Through whom is it asked?</h2>
          {known
            .filter(({ id }) => id !== one.contact?.id)
            .map((each) => (
              <form key={each.id} method="post" className="row after">
                <input type="hidden" name="contact" value={each.id} />
                <span>{[each.name, each.title, each.email ?? 'no e-mail'].filter(Boolean).join(', ')}</span>
                <button type="submit" className="btn second dense">
                  Ask through {each.name}
                </button>
              </form>
            ))}
          <Disclose summary="Add a contact" open={Boolean(answer) || known.length === 0}>
            <form method="post" noValidate className="form">
              <ContactFields answer={answer} />
              <p className="row">
                <button type="submit" className="btn second">
                  Add this contact
                </button>
              </p>
            </form>
          </Disclose>
        </section>
      ) : null}
      {entries.length > 0 ? (
        <section className="sec" aria-labelledby="history">
          <h2 id="history">Its history</h2>
          <HistoryTable entries={entries} zone={zone} />
        </section>
      ) : null}
    </LetterPage>
  )
}
