import { useEffect, useRef } from 'react'
import type { Addressee, DocNode, LetterContact } from '~/domain/text'
import { LetterText } from '~/ui/letter-text'
import { languageName } from '~/words/languages'

/** Where the caret stands in the text that is written beside it. */
export type Place = { block: number; ask: number | null }

type SourceProps = {
  language: string
  version: number | null
  text: {
    doc: DocNode
    addressees: Addressee[]
    contacts: LetterContact[]
    date: string | null
    title: string
  }
  at: Place | null
}

/** The text that is translated, to be read beside its translation; what stands in the same place is marked and in sight. */
export function Source({ language, version, text, at }: SourceProps) {
  const frame = useRef<HTMLElement>(null)
  useEffect(() => {
    const all = frame.current
    if (!all) return
    const ask = at?.ask == null ? null : all.querySelector(`li[data-n="${at.ask + 1}"]`)
    const found = ask ?? (at && all.querySelector(`[data-block="${at.block}"]`))
    for (const each of all.querySelectorAll('.followed')) each.classList.remove('followed')
    if (!found) return
    found.classList.add('followed')
    const [outer, inner] = [all.getBoundingClientRect(), found.getBoundingClientRect()]
    if (inner.top < outer.top || inner.bottom > outer.bottom) all.scrollTop += inner.top - outer.top - 16
  }, [at])
  return (
    <div className="side source">
      <h2 id="source">
        The text in {languageName(language)}
        {version === null ? '' : `, version ${version}`}
      </h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard */}
      <section ref={frame} className="scrolled" tabIndex={0} aria-labelledby="source">
        <LetterText
          doc={text.doc}
          date={text.date}
          addressees={text.addressees}
          contacts={text.contacts}
          re={text.title}
          language={language}
          anonymous
          placed
        />
      </section>
    </div>
  )
}
