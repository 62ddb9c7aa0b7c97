type Row = { id: string; name: string; place: string; contacts: number; signed: number }

type RegistryTableProps = {
  at: string
  rows: Row[]
  /** Whether rows can be selected: then it stands within a form that takes ids. */
  picks?: boolean
}

/** Organizations of the registry, a page of them. */
export function RegistryTable({ at, rows, picks = false }: RegistryTableProps) {
  return (
    <div className="tablewrap">
      <table className="stackable registry">
        <caption className="vh">Organizations</caption>
        <thead>
          <tr>
            {picks ? (
              <th className="pick">
                <span className="vh">Select</span>
              </th>
            ) : null}
            <th scope="col">Name as published</th>
            <th scope="col">Place</th>
            <th scope="col" className="r">
              Contacts
            </th>
            <th scope="col" className="r">
              Letters signed
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} className={picks ? 'haspick' : undefined}>
              {picks ? (
                <td className="pick">
                  <label>
                    <input type="checkbox" name="id" value={row.id} aria-label={`Select ${row.name}`} />
                  </label>
                </td>
              ) : null}
              <th scope="row">
                <a href={`${at}/${row.id}`}>{row.name}</a>
              </th>
              <td>{row.place}</td>
              <td className="r">
                {row.contacts}
                <span className="pl">{row.contacts === 1 ? ' contact' : ' contacts'}</span>
              </td>
              <td className="r">
                <span className="pl">signed </span>
                {row.signed}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
