import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { reaches } from '~/domain/access.server'
import * as drafts from '~/domain/drafts.server'
import { shortHash } from '~/domain/text.server'
import * as versions from '~/domain/versions.server'
import { frameOf } from '~/http/frame.server'
import { requireLetter } from '~/http/require.server'
import { notFound } from '~/http/respond.server'
import { Fact, Facts } from '~/ui/facts'
import { pathOf } from '~/ui/letter-page'
import { LetterText } from '~/ui/letter-text'
import { Moment } from '~/ui/time'
import { letterDate } from '~/ui/when'
import { WritingPage } from '~/ui/writing-page'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'viewer')
  const number = params.number === 'draft' ? null : Number(params.number)
  const version = number === null ? null : ((await versions.findWithAuthor(letter.id, number)) ?? notFound())
  const { title, addressees, contacts, doc } = version ?? (await drafts.textOf(letter.id))
  return {
    frame: frameOf(letter),
    zone: letter.coalition.zone,
    language: letter.language,
    date: letter.date ? letterDate(letter.date, letter.language) : null,
    text: { title, addressees, contacts, doc },
    writes: reaches(letter.role, 'editor') && drafts.lockIn(letter.state) === null,
    version: version
      ? {
          number: version.number,
          note: version.note,
          how: versions.kindWords[version.kind],
          author: version.author,
          createdAt: version.createdAt,
          hash: shortHash(version.hash),
        }
      : null,
  }
}

export const meta = () => [{ title: 'A version: Undersigned' }]

export default function VersionPage() {
  const { frame, zone, language, date, text, writes, version } = useLoaderData<typeof loader>()
  const path = pathOf(frame)
  return (
    <WritingPage letter={frame} at="versions">
      <div className="cols">
        <section className="sec railfirst" aria-label="About this version">
          {version ? (
            <>
              <Facts>
                {version.note ? <Fact term="Note">{version.note}</Fact> : null}
                <Fact term="How it came to be">{version.how}</Fact>
                {version.author ? <Fact term="By">{version.author}</Fact> : null}
                <Fact term="When">
                  <Moment at={version.createdAt} zone={zone} />
                </Fact>
                <Fact term="Fingerprint of the text">
                  <span className="hash">{version.hash}</span>
                </Fact>
              </Facts>
              <p className="after">
                <a href={`${path}/compare?from=${version.number}&to=draft`}>
                  Compare with the draft as it stands
                </a>
              </p>
              {writes ? (
                <form method="post" action={`${path}/versions/${version.number}/restoration`}>
                  <p className="after">
                    <button type="submit" className="btn second dense">
                      Restore version {version.number}
                    </button>
                  </p>
                  <p className="small quiet">What stands in the draft is kept as a version first.</p>
                </form>
              ) : null}
            </>
          ) : (
            <p className="quiet">The draft, as it was saved last.</p>
          )}
        </section>
        <section className="sec" aria-labelledby="version">
          <h2 id="version">{version ? `Version ${version.number}` : 'The draft as it stands'}</h2>
          <LetterText
            doc={text.doc}
            date={date}
            addressees={text.addressees}
            contacts={text.contacts}
            re={text.title}
            language={language}
          />
        </section>
      </div>
    </WritingPage>
  )
}
