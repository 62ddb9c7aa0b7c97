type PagingProps = {
  /** The first and last row shown, and all there are. */
  from: number
  to: number
  total: number
  previous?: string
  next?: string
}

/** "1 to 50 of 1,904 · Next page". */
export function Paging({ from, to, total, previous, next }: PagingProps) {
  const figure = new Intl.NumberFormat('en-US')
  return (
    <nav className="paging" aria-label="Pages">
      <span className="quiet num">
        {total === 0 ? 'None' : `${figure.format(from)} to ${figure.format(to)} of ${figure.format(total)}`}
      </span>
      <span className="row">
        {previous ? (
          <a href={previous} rel="prev">
            Previous page
          </a>
        ) : null}
        {next ? (
          <a href={next} rel="next">
            Next page
          </a>
        ) : null}
      </span>
    </nav>
  )
}
