import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import * as drafts from '~/domain/drafts.server'
import * as reviews from '~/domain/reviews.server'
import { Desk } from '~/editor/desk'
import { talkIn } from '~/http/drafting.server'
import { goOn, notFound } from '~/http/respond.server'
import { findReviewing, linkEnded } from '~/http/reviewing.server'
import { LetterText } from '~/ui/letter-text'
import { Note } from '~/ui/note'
import { letterDate } from '~/ui/when'

export const handle = { script: true }

export async function loader({ request, params }: LoaderFunctionArgs) {
  const secret = params.secret ?? ''
  if (!(await reviews.find(secret))) throw linkEnded()
  const letter = await findReviewing(request, secret)
  if (!letter) return goOn(`/r/${secret}/join`)
  const draft = (await drafts.find(letter.id)) ?? notFound()
  const text = await drafts.textOf(letter.id)
  return {
    where: `/r/${secret}`,
    title: text.title,
    coalition: letter.coalition.name,
    language: letter.language,
    zone: letter.coalition.zone,
    locked: drafts.lockIn(letter.state) !== null,
    me: { id: letter.actor.id, edits: false, ...letter.reviewer },
    draft: { doc: draft.doc, revision: draft.revision },
    reading: text.doc,
    talk: await talkIn(letter.id),
    particulars: {
      title: text.title,
      date: letter.date ? letterDate(letter.date, letter.language) : null,
      addressees: text.addressees,
      contacts: text.contacts,
    },
  }
}

export const meta = () => [{ title: 'Review a draft: Undersigned' }]

export default function Review() {
  const { where, title, coalition, language, zone, locked, me, draft, reading, talk, particulars } =
    useLoaderData<typeof loader>()
  return (
    <div className="review">
      <a className="skip" href="#main">
        Skip to the main content
      </a>
      <a className="skip" href="#text">
        Skip to the text
      </a>
      <header className="app">
        <div className="wrap">
          <span className="house">{coalition}</span>
          <span className="me">
            {me.name}
            <span className="co">, {me.organization}</span>
          </span>
        </div>
      </header>
      <main id="main" tabIndex={-1}>
        <div className="wrap">
          <h1>{title}</h1>
          <p className="lede">
            A draft. What you write waits for the leads to accept it; nobody outside sees it.
          </p>
          {locked ? (
            <>
              <Note>
                <p>The text is locked: the leads have finished it. Thank you for reviewing.</p>
              </Note>
              <div className="paper" id="text" tabIndex={-1}>
                <LetterText
                  doc={reading}
                  date={particulars.date}
                  addressees={particulars.addressees}
                  contacts={particulars.contacts}
                  re={title}
                  language={language}
                />
              </div>
            </>
          ) : (
            <Desk
              where={where}
              language={language}
              zone={zone}
              doc={draft.doc}
              reading={reading}
              counted={{ asks: [], words: 0 }}
              revision={draft.revision}
              particulars={particulars}
              talk={talk}
              me={me}
              before={() => null}
              after={null}
              instead="You can read the text; write to whoever sent you the link to suggest a change."
            />
          )}
        </div>
      </main>
    </div>
  )
}
