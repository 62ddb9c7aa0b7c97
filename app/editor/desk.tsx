import { lazy, Suspense, useEffect, useState } from 'react'
import { LetterText } from '~/ui/letter-text'
import type { LetterEditorProps } from './letter-editor'

const LetterEditor = lazy(() => import('./letter-editor'))

/** The text as it stands, and in its place the editor as soon as that is there. */
export function Desk(props: LetterEditorProps) {
  const [inBrowser, setInBrowser] = useState(false)
  useEffect(() => setInBrowser(true), [])
  return inBrowser ? (
    <Suspense fallback={<Reading {...props} />}>
      <LetterEditor {...props} />
    </Suspense>
  ) : (
    <Reading {...props} />
  )
}

function Reading({ path, language, doc, particulars, before, after }: LetterEditorProps) {
  const { title, date, addressees, contacts } = particulars
  return (
    <>
      <div className="deskbar">
        <noscript>
          <p>
            Writing here needs JavaScript, which this browser does not run. You can read the text, and{' '}
            <a href={`${path}/text/replacement`}>replace it by a file or by pasted text</a>.
          </p>
        </noscript>
        <p className="small quiet loads">The editor is loading.</p>
      </div>
      <div className="desk">
        {before}
        <div className="paper">
          <LetterText
            doc={doc}
            date={date}
            addressees={addressees}
            contacts={contacts}
            re={title}
            language={language}
          />
        </div>
        {after}
      </div>
    </>
  )
}
