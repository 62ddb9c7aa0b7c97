import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import * as contacts from '~/domain/contacts/index.server'
import { listErrors } from '~/http/answers'
import { placeOf, requireContact } from '~/http/contact-pages.server'
import { contactForm, contactOf, contactValues } from '~/http/contacts.server'
import { again, readForm, refuse } from '~/http/forms.server'
import { goOn } from '~/http/respond.server'
import { CoalitionPage } from '~/ui/coalition-page'
import { AllContactFields } from '~/ui/contact-fields'
import { ErrorSummary } from '~/ui/error-summary'
import { Fact, Facts } from '~/ui/facts'
import { PageHead } from '~/ui/layout'
import { Toast } from '~/ui/note'
import { State } from '~/ui/state'
import { Day, TableMoment } from '~/ui/time'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const place = await requireContact(request, params, 'editor')
  const { coalition, contact } = place
  const known = await contacts.knownOf(coalition, contact)
  const alike = await contacts.listSameAddress(coalition, contact)
  const { until, reachedOn, reachedBy, bouncedAt } = contact
  return {
    ...placeOf(place),
    zone: coalition.zone,
    values: contactValues(contact, known.otherEmails),
    known,
    alike: alike
      .filter(({ id }) => !known.elsewhere.some((each) => each.id === id))
      .map(({ id, name, organization }) => ({ id, name, organization })),
    left: until !== null && until < contacts.todayForContacts() ? until : null,
    reached: reachedOn && reachedBy ? { on: reachedOn, by: reachedBy } : null,
    bounced: bouncedAt !== null,
    told: new URL(request.url).searchParams.get('told') ?? '',
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { coalition, contact, home } = await requireContact(request, params, 'editor')
  const read = await readForm(request, contactForm)
  if ('answer' in read) return again(read.answer)
  const changed = await contacts.change(coalition, contact.id, contactOf(read.value))
  if ('refused' in changed) return refuse(read.form, { [changed.field ?? 'name']: changed.refused })
  return goOn(home, { told: 'changed' })
}

export const meta = () => [{ title: 'A contact: Undersigned' }]

const says: Record<string, string> = {
  left: 'Recorded. Nobody is asked through them here any more.',
  back: 'They are there again.',
  reached: 'Recorded.',
  person: 'The two entries are one person’s now.',
  role: 'Added there too.',
}

const ways = { mail: 'by mail', phone: 'by phone', meeting: 'in a meeting' }

export default function OneContact() {
  const { coalition, member, organization, contact, ...of } = useLoaderData<typeof loader>()
  const { zone, values, known, alike, left, reached, bounced, told } = of
  const answer = useActionData<typeof action>()
  const home = `/c/${coalition.slug}/organizations`
  const at = `${home}/${organization.id}/contacts/${contact.id}`
  return (
    <CoalitionPage coalition={coalition} member={member} section="organizations">
      <ErrorSummary problems={listErrors(answer)} />
      <PageHead
        heading={contact.name}
        under={organization.name}
        crumb={{ label: organization.name, href: `${home}/${organization.id}` }}
        told={
          says[told] ? (
            <Toast undo={told === 'left' ? { action: `${at}/return` } : undefined}>{says[told]}</Toast>
          ) : undefined
        }
      />
      <section className="sec" aria-labelledby="known">
        <h2 id="known">Where they stand</h2>
        <Facts across>
          {left ? (
            <Fact term="Left">
              <Day day={left} weekday={false} />
            </Fact>
          ) : null}
          <Fact term="Last asked by us">
            {known.lastAsked ? (
              <>
                <TableMoment at={known.lastAsked.at} zone={zone} />, for{' '}
                <a href={`/c/${coalition.slug}/letters/${known.lastAsked.slug}`}>{known.lastAsked.title}</a>
              </>
            ) : (
              'Never'
            )}
          </Fact>
          <Fact term="Last reached otherwise">
            {reached ? (
              <>
                <Day day={reached.on} weekday={false} />, {ways[reached.by]}
              </>
            ) : (
              'Not recorded'
            )}
          </Fact>
          <Fact term="Mail">
            {bounced ? <State of="bounced">Mail came back</State> : null}
            {!bounced && known.optedOut ? (
              <State of="suppressed">Wants no mail from this coalition</State>
            ) : null}
            {!bounced && !known.optedOut
              ? values.email
                ? 'Goes to this address'
                : 'No address known'
              : null}
          </Fact>
          {known.elsewhere.length > 0 ? (
            <Fact term="Also at">
              <ul className="plain">
                {known.elsewhere.map((each) => (
                  <li key={each.id}>
                    <a href={`${home}/${each.organizationId}/contacts/${each.id}`}>{each.organization}</a>
                    <span className="sub">
                      {[each.title, each.until ? `until ${each.until}` : ''].filter(Boolean).join(', ')}
                    </span>
                  </li>
                ))}
              </ul>
            </Fact>
          ) : null}
          {alike.map((each) => (
            <Fact key={each.id} term="The same person?">
              {each.name} of {each.organization} has the same address.
              <form method="post" action={`${at}/person`}>
                <button type="submit" name="other" value={each.id} className="linkbtn">
                  They are one person
                </button>
              </form>
            </Fact>
          ))}
        </Facts>
        <p className="row after">
          {left ? null : <a href={`${at}/leaving`}>They left {organization.name}</a>}
          <a href={`${at}/roles`}>They are at another organization too</a>
          <a href={`${at}/reach`}>I reached them</a>
        </p>
      </section>
      <section className="sec" aria-labelledby="change">
        <h2 id="change">What is known of them</h2>
        <form method="post" noValidate className="form">
          <AllContactFields answer={answer} values={values} />
          <p className="row">
            <button type="submit" className="btn">
              Save the contact
            </button>
          </p>
        </form>
      </section>
    </CoalitionPage>
  )
}
