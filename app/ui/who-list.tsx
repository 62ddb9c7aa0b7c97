type Who = { id: string; organization: string; contact: string | null }

const FEW = 20

/** Whom an act will reach: the first few at once, the others a press away. */
export function WhoList({ who }: { who: Who[] }) {
  const more = who.slice(FEW)
  return (
    <>
      <Names who={who.slice(0, FEW)} />
      {more.length > 0 ? (
        <details className="after">
          <summary>Show the other {more.length.toLocaleString('en-US')}</summary>
          <Names who={more} />
        </details>
      ) : null}
    </>
  )
}

function Names({ who }: { who: Who[] }) {
  return (
    <ul className="wholist">
      {who.map(({ id, organization, contact }) => (
        <li key={id}>
          <span className="asprinted">{organization}</span>
          {contact ? <span className="sub">{contact}</span> : null}
        </li>
      ))}
    </ul>
  )
}
