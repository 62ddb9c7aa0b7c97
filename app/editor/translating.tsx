import { type ReactNode, useState } from 'react'
import { Desk } from './desk'
import type { LetterEditorProps } from './letter-editor'
import { type Place, Source } from './source'

type TranslatingProps = Pick<
  LetterEditorProps,
  'where' | 'language' | 'doc' | 'revision' | 'particulars' | 'before' | 'after' | 'label'
> & {
  source: Omit<Parameters<typeof Source>[0], 'at'>
  me: string
  zone: string
  instead: ReactNode
}

/** The desk of a translation: the text that is translated beside it, following the caret. */
export function Translating({ source, me, ...desk }: TranslatingProps) {
  const [at, setAt] = useState<Place | null>(null)
  return (
    <div className="translating">
      <Desk
        {...desk}
        reading={desk.doc}
        counted={{ asks: [], words: 0 }}
        talk={null}
        me={{ id: me, edits: true }}
        onPlace={setAt}
        aside={<Source {...source} at={at} />}
      />
    </div>
  )
}
