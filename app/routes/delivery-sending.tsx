import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import * as deliveries from '~/domain/deliveries/index.server'
import * as files from '~/domain/files.server'
import { type Answer, listErrors } from '~/http/answers'
import { again, readForm, refuse } from '~/http/forms.server'
import { frameOf } from '~/http/frame.server'
import { requireLetter } from '~/http/require.server'
import { goOn, notFound } from '~/http/respond.server'
import { ErrorSummary } from '~/ui/error-summary'
import { Fact, Facts, shortHash } from '~/ui/facts'
import { Field } from '~/ui/field'
import { LetterPage, pathOf } from '~/ui/letter-page'

const form = z.object({
  email: z
    .email({ error: 'Enter the office’s e-mail address in full, like office@example.gov' })
    .max(254, 'Enter a shorter address'),
  covering: z.string().max(5_000, 'Shorten what you write to the office to 5,000 characters').optional(),
  typedName: z.string({ error: 'Type the name as it stands beside the field' }).max(500),
})

export async function loader({ request, params }: LoaderFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'editor')
  const { edition, rows } = await deliveries.ledger(letter)
  const row = rows.find(({ addressee }) => addressee.id === params.addressee) ?? notFound()
  const standing = edition ?? notFound()
  const pdf = standing.pdfFileId ? await files.find(letter.coalitionId, standing.pdfFileId) : null
  return {
    letter: frameOf(letter),
    addressee: row.addressee.id,
    to: row.called,
    office: [row.addressee.name ? row.addressee.title : '', row.addressee.office].filter(Boolean).join(', '),
    email: row.addressee.email ?? '',
    edition: { number: standing.number, names: standing.names, code: standing.code, hash: standing.textHash },
    pdf: pdf && { name: pdf.name, size: pdf.size, hash: pdf.hash },
    before: row.entries.filter(({ state }) => state === 'delivered').length,
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'editor')
  const read = await readForm(request, form)
  if ('answer' in read) return again(read.answer)
  const scheduled = await deliveries.schedule(letter, { ...read.value, addresseeId: params.addressee ?? '' })
  if ('refused' in scheduled) return refuse(read.form, { [scheduled.field ?? 'form']: scheduled.refused })
  return goOn(`${pathOf(frameOf(letter))}/delivery`, { told: 'scheduled' })
}

export const meta = () => [{ title: 'Send the letter: Undersigned' }]

export default function DeliverySending() {
  const { letter, addressee, to, office, email, edition, pdf, before } = useLoaderData<typeof loader>()
  const answer = useActionData<Answer & { mail?: deliveries.DeliveryPreview }>()
  const at = `${pathOf(letter)}/delivery/${addressee}`
  const field = (name: string) => ({ name, errors: answer?.errors[name] })
  return (
    <LetterPage letter={letter} current="delivery" told={<ErrorSummary problems={listErrors(answer)} />}>
      {answer?.mail ? <MailPreview mail={answer.mail} attached={pdf?.name} /> : null}
      <section className="act" aria-labelledby="send">
        <div className="in">
          <div>
            <h2 id="send">
              Send edition {edition.number} to {to}
            </h2>
            <p>
              It goes out by e-mail sixty seconds after you press the button, and can be stopped until then. A
              letter that has gone out cannot be called back.
            </p>
            <Facts across>
              <Fact term="To" printed>
                {to}
                {office ? <span className="sub">{office}</span> : null}
              </Fact>
              <Fact term="Edition">
                {edition.number}, code {edition.code}
              </Fact>
              <Fact term="Names">
                <strong className="num">{edition.names.toLocaleString('en-US')}</strong>
              </Fact>
              <Fact term="Text">
                <span className="hash">{shortHash(edition.hash)}</span>
              </Fact>
              <Fact term="Attached">
                {pdf ? (
                  <>
                    <a href={`${pathOf(letter)}/editions/${edition.number}/letter.pdf`}>{pdf.name}</a>,{' '}
                    {Math.max(1, Math.round(pdf.size / 1000)).toLocaleString('en-US')} kB,{' '}
                    <span className="hash">{shortHash(pdf.hash)}</span>
                  </>
                ) : (
                  'The PDF is not there yet'
                )}
              </Fact>
              {before > 0 ? <Fact term="Before">This office has received it already</Fact> : null}
            </Facts>
          </div>
          <form method="post" action={at} noValidate id="form">
            <Field
              {...field('email')}
              label="The office’s e-mail address"
              type="email"
              autoComplete="off"
              defaultValue={answer?.values.email ?? email}
            />
            <Field
              {...field('covering')}
              label="A few words before the letter"
              kind="textarea"
              optional
              hint="They stand after the greeting. The mail then says who writes, what the letter asks and how many signed."
              defaultValue={answer?.values.covering}
            />
            <div className="typed whole after">
              <Field
                {...field('typedName')}
                label="To whom does it go?"
                hint={`Type the name: ${to}`}
                autoComplete="off"
                spellCheck={false}
                defaultValue={answer?.values.typedName}
              />
            </div>
            <div className="row">
              <button type="submit" className="btn big">
                Deliver edition {edition.number}
              </button>
              <button type="submit" className="btn second big" formAction={`${at}/preview`}>
                See the mail first
              </button>
            </div>
          </form>
        </div>
      </section>
    </LetterPage>
  )
}

function MailPreview({ mail, attached }: { mail: deliveries.DeliveryPreview; attached: string | undefined }) {
  return (
    <section className="sec" aria-labelledby="mail">
      <div className="sechead">
        <h2 id="mail">The mail as it will arrive</h2>
        <p className="small">
          Nothing has gone out. <a href="#send">Send it, or change the words</a>
        </p>
      </div>
      <Facts across>
        <Fact term="Subject">{mail.subject}</Fact>
        <Fact term="From">{mail.from}</Fact>
        {mail.replyTo ? <Fact term="Answers go to">{mail.replyTo}</Fact> : null}
        {attached ? <Fact term="Attached">{attached}</Fact> : null}
      </Facts>
      <div className="mailtext">{mail.text}</div>
    </section>
  )
}
