type PagingProps = {
  /** From 1. */
  page: number
  /** How many rows a full page has. */
  size: number
  total: number
  href: (page: number) => string
}

/** "1 to 50 of 1,904 · Next page". */
export function Paging({ page, size, total, href }: PagingProps) {
  const figure = new Intl.NumberFormat('en-US')
  const from = (page - 1) * size + 1
  const to = Math.min(page * size, total)
  return (
    <nav className="paging" aria-label="Pages">
      <span className="quiet num">
        {from > total
          ? `None of ${figure.format(total)}`
          : `${figure.format(from)} to ${figure.format(to)} of ${figure.format(total)}`}
      </span>
      <span className="row">
        {page > 1 ? (
          <a href={href(page - 1)} rel="prev">
            Previous page
          </a>
        ) : null}
        {to < total ? (
          <a href={href(page + 1)} rel="next">
            Next page
          </a>
        ) : null}
      </span>
    </nav>
  )
}
