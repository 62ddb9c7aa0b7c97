import type { Present } from './together'

/** Who has the draft open now, and what each does. */
export function Here({ here, client }: { here: Present[]; client: string }) {
  const others = here.filter((each) => each.client !== client)
  return (
    <>
      <h2>Here now</h2>
      <ul aria-live="polite">
        <li>You</li>
        {others.map(({ client: key, name, organization, does }) => (
          <li key={key}>
            {name}
            <span className="sub">{[organization, does].filter(Boolean).join(', ')}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
