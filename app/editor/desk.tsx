import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react'
import type { DocNode } from '~/domain/text'
import { LetterText } from '~/ui/letter-text'
import { Zone } from '~/ui/zone'
import type { LetterEditorProps, Live } from './letter-editor'

const LetterEditor = lazy(() => import('./letter-editor'))

type DeskProps = LetterEditorProps & {
  /** The coalition's. */
  zone: string
  /** What can be done without JavaScript. */
  instead: ReactNode
  /** The text without suggestions, with its asks and words counted, until the editor is there. */
  reading: DocNode
  counted: Omit<Live, 'particulars'>
}

/** The text as it stands, and in its place the editor as soon as that is there. */
export function Desk(props: DeskProps) {
  const [inBrowser, setInBrowser] = useState(false)
  useEffect(() => setInBrowser(true), [])
  return inBrowser ? (
    <Suspense fallback={<Reading {...props} />}>
      <Zone.Provider value={props.zone}>
        <LetterEditor {...props} />
      </Zone.Provider>
    </Suspense>
  ) : (
    <Reading {...props} />
  )
}

function Reading({ instead, language, reading, counted, particulars, before, after, aside }: DeskProps) {
  const { title, date, addressees, contacts } = particulars
  return (
    <>
      <div className="deskbar">
        <noscript>
          <p>Writing here needs JavaScript, which this browser does not run. {instead}</p>
        </noscript>
        <p className="small quiet loads">The editor is loading.</p>
      </div>
      <div className="desk">
        <div className="side">
          {before({ ...counted, particulars })}
          {after}
        </div>
        <div className="paper" id="text" tabIndex={-1}>
          <LetterText
            doc={reading}
            date={date}
            addressees={addressees}
            contacts={contacts}
            re={title}
            language={language}
          />
        </div>
        {aside}
      </div>
    </>
  )
}
