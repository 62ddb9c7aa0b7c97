import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import * as outbox from '~/domain/outbox.server'
import { requireDemo } from '~/http/require.server'
import { notFound } from '~/http/respond.server'
import { Disclose } from '~/ui/disclose'
import { Fact, Facts } from '~/ui/facts'
import { PlainPage } from '~/ui/plain-page'
import { longMoment } from '~/ui/when'

export async function loader({ params, context }: LoaderFunctionArgs) {
  requireDemo(context)
  const mail = (await outbox.find(params.mail ?? '')) ?? notFound()
  const { id, from, to, replyTo, subject, text, at, attachments } = mail
  return {
    mail: { id, from, to, replyTo, subject, at },
    lines: piecesOf(text),
    files: attachments.map(({ name }) => name),
  }
}

export const meta = () => [{ title: 'A mail of the demo: Undersigned' }]

export default function OutboxMail() {
  const { mail, lines, files } = useLoaderData<typeof loader>()
  return (
    <PlainPage heading={mail.subject}>
      <p className="crumb">
        <a href="/outbox">The demo’s outbox</a>
      </p>
      <Facts across>
        <Fact term="From">{mail.from}</Fact>
        <Fact term="To">{mail.to}</Fact>
        {mail.replyTo ? <Fact term="Replies go to">{mail.replyTo}</Fact> : null}
        <Fact term="Sent">{longMoment(mail.at, 'America/New_York', 'en')}</Fact>
        {files.length > 0 ? (
          <Fact term="Attached">
            {files.map((name, at) => (
              <span key={name}>
                {at > 0 ? ', ' : ''}
                <a href={`/outbox/${mail.id}/files/${at}`}>{name}</a>
              </span>
            ))}
          </Fact>
        ) : null}
      </Facts>
      <iframe
        className="mailbody"
        title="The mail as it arrives"
        src={`/outbox/${mail.id}/body`}
        sandbox="allow-top-navigation-by-user-activation"
      />
      <Disclose summary="Its plain part">
        <p className="mailplain">
          {lines.map(({ key, text, link }) =>
            link ? (
              <a key={key} href={text}>
                {text}
              </a>
            ) : (
              text
            ),
          )}
        </p>
      </Disclose>
    </PlainPage>
  )
}

function piecesOf(text: string): { key: number; text: string; link: boolean }[] {
  return text
    .split(/(https?:\/\/[^\s<>")]+)/)
    .map((piece, key) => ({ key, text: piece, link: key % 2 === 1 }))
    .filter((piece) => piece.text !== '')
}
