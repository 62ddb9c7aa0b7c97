import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import * as editions from '~/domain/editions/index.server'
import * as letters from '~/domain/letters/index.server'
import { asksOf, inShort } from '~/domain/text'
import { requireLetter } from '~/http/require.server'
import { Brief } from '~/ui/brief'
import { CoalitionPage } from '~/ui/coalition-page'
import { PageHead } from '~/ui/layout'
import { LetterText } from '~/ui/letter-text'
import { Names } from '~/ui/names'
import { Note, Toast } from '~/ui/note'
import { letterDate } from '~/ui/when'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'viewer')
  const edition = await editions.findLast(letter)
  const text = edition ?? (await letters.textOf(letter))
  const names = edition ? await editions.listSignatories(edition) : []
  return {
    coalition: { slug: letter.coalition.slug, name: letter.coalition.name },
    member: letter.member,
    language: letter.language,
    title: letter.title,
    date: letter.date ? letterDate(letter.date, letter.language) : null,
    asPrinted: letter.asPrinted,
    text: { addressees: text.addressees, contacts: text.contacts, doc: text.doc },
    asks: asksOf(text.doc).map(({ number, text: words }) => ({ number, text: inShort(words) })),
    names: names.map(({ name, detail, group }) => ({ name, detail, group })),
    said: new URL(request.url).searchParams.get('told') === 'brought',
  }
}

export const meta = () => [{ title: 'A letter: Undersigned' }]

export default function LetterPage() {
  const { coalition, member, language, title, date, asPrinted, text, asks, names, said } =
    useLoaderData<typeof loader>()
  const headings = [...new Set(names.map(({ group }) => group))]
  return (
    <CoalitionPage coalition={coalition} member={member} section="letters">
      <PageHead
        heading={title}
        under={
          names.length > 0 ? `${names.length} names, in the order they were printed in` : 'Being drafted'
        }
        crumb={{ label: 'Letters', href: `/c/${coalition.slug}` }}
        told={
          said ? (
            <Toast>The letter is here. Read it through: what was doubtful was left as it stood.</Toast>
          ) : undefined
        }
      />
      {asPrinted ? (
        <Note>This is edition 1 as printed. Nothing is recorded of who consented to it.</Note>
      ) : null}
      {asks.length > 0 ? (
        <section className="sec" aria-labelledby="asks">
          <h2 id="asks">What it asks</h2>
          <Brief asks={asks} language={language} />
        </section>
      ) : null}
      <section className="sec" aria-labelledby="text">
        <h2 id="text">Its text</h2>
        <LetterText
          doc={text.doc}
          date={date}
          addressees={text.addressees}
          contacts={text.contacts}
          language={language}
        />
      </section>
      {names.length > 0 ? (
        <section className="sec" aria-labelledby="names">
          <h2 id="names">The undersigned</h2>
          <Names
            groups={headings.map((heading) => ({
              heading: heading ?? undefined,
              names: names.filter(({ group }) => group === heading).map(({ name }) => name),
            }))}
          />
        </section>
      ) : null}
    </CoalitionPage>
  )
}
