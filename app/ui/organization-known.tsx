import { Fact, Facts } from './facts'
import { kindWords, nameWords, relationWords, scopeWords } from './organization-words'
import { Day } from './time'

export type KnownOrganization = {
  kind: keyof typeof kindWords | null
  scope: keyof typeof scopeWords | null
  place: string
  website: string | null
  domains: string[]
  tags: string[]
  askThrough: string | null
  notes: string | null
  names: { id: string; name: string; kind: keyof typeof nameWords }[]
  relations: {
    id: string
    kind: keyof typeof relationWords
    reversed: boolean
    other: { id: string; name: string }
    since: string | null
    until: string | null
  }[]
}

type OrganizationFactsProps = {
  one: KnownOrganization
  /** The registry's address. */
  home: string
  /** The organization's, where the reader may change it. */
  at: string | null
}

/** What is known of an organization. */
export function OrganizationFacts({ one, home, at }: OrganizationFactsProps) {
  const { names, relations, domains, tags } = one
  return (
    <Facts across>
      {names.length > 0 ? (
        <Fact term="Other names">
          <ul className="lines">
            {names.map(({ id, name, kind }) => (
              <li key={id}>
                <span className="asprinted">{name}</span>
                <span className="sub">{nameWords[kind]}</span>
                {at ? <Remove action={`${at}/names/${id}/removal`} what={name} /> : null}
              </li>
            ))}
          </ul>
        </Fact>
      ) : null}
      <Fact term="Kind">{one.kind ? kindWords[one.kind] : 'Not known'}</Fact>
      <Fact term="Where">
        {[one.scope ? scopeWords[one.scope] : '', one.place].filter(Boolean).join(', ') || 'Not known'}
      </Fact>
      {one.website ? (
        <Fact term="Website">
          <a href={one.website} rel="noreferrer">
            {one.website.replace(/^https?:\/\//, '').replace(/\/$/, '')}
          </a>
        </Fact>
      ) : null}
      {domains.length > 0 ? <Fact term="Writes from">{domains.join(', ')}</Fact> : null}
      {relations.length > 0 ? (
        <Fact term="Belongs together">
          <ul className="lines">
            {relations.map(({ id, kind, reversed, other, since, until }) => (
              <li key={id}>
                {relationWords[kind][reversed ? 'has' : 'is']}{' '}
                <a className="asprinted" href={`${home}/${other.id}`}>
                  {other.name}
                </a>
                {since || until ? (
                  <span className="sub">
                    {since ? (
                      <>
                        since <Day day={since} weekday={false} />{' '}
                      </>
                    ) : null}
                    {until ? (
                      <>
                        until <Day day={until} weekday={false} />
                      </>
                    ) : null}
                  </span>
                ) : null}
                {at ? <Remove action={`${at}/relations/${id}/removal`} what={other.name} /> : null}
              </li>
            ))}
          </ul>
        </Fact>
      ) : null}
      {one.askThrough ? <Fact term="Ask only through">{one.askThrough}</Fact> : null}
      {tags.length > 0 ? <Fact term="Tags">{tags.join(', ')}</Fact> : null}
      {one.notes ? (
        <Fact term="Notes">
          <span className="evidence">{one.notes}</span>
        </Fact>
      ) : null}
    </Facts>
  )
}

function Remove({ action, what }: { action: string; what: string }) {
  return (
    <form method="post" action={action}>
      <button type="submit" className="linkbtn">
        Remove<span className="vh"> {what}</span>
      </button>
    </form>
  )
}
