const tabs = [
  ['overview', 'Overview'],
  ['text', 'Text'],
  ['signons', 'Sign-ons'],
  ['stories', 'Stories'],
  ['freeze', 'Freeze'],
  ['delivery', 'Delivery'],
  ['answers', 'Answers'],
  ['history', 'History'],
] as const

export type LetterTab = (typeof tabs)[number][0]

export type LetterTabsProps = {
  /** A tab without an address is left out. */
  hrefs: Partial<Record<LetterTab, string>>
  current?: LetterTab
}

/** The tabs of a letter. They are links. */
export function LetterTabs({ hrefs, current }: LetterTabsProps) {
  return (
    <nav className="tabs" aria-label="This letter">
      {tabs.map(([name, label]) =>
        hrefs[name] ? (
          <a key={name} href={hrefs[name]} aria-current={name === current ? 'page' : undefined}>
            {label}
          </a>
        ) : null,
      )}
    </nav>
  )
}

type SegmentsProps = {
  label: string
  lists: { label: string; href: string; count?: number; current?: boolean }[]
}

/** Saved lists as tabs with counts. */
export function Segments({ label, lists }: SegmentsProps) {
  return (
    <nav className="segs" aria-label={label}>
      {lists.map((list) => (
        <a key={list.href} href={list.href} aria-current={list.current ? 'page' : undefined}>
          {list.label}
          {list.count === undefined ? null : (
            <span className="num"> {list.count.toLocaleString('en-US')}</span>
          )}
        </a>
      ))}
    </nav>
  )
}
