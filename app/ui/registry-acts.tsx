type RegistryActsProps = {
  at: string
  total: number
  /** How many rows the page shows. */
  shown: number
  letters: { slug: string; title: string; state: string }[]
}

/** What can be done with the selected organizations, or with all that the filter means. Stands within their form. */
export function RegistryActs({ at, total, shown, letters }: RegistryActsProps) {
  const asking = letters.filter(({ state }) => state === 'drafting' || state === 'open')
  return (
    <fieldset className="acts">
      <legend>With the selected</legend>
      {total > shown ? (
        <label className="check" htmlFor="all">
          <input type="checkbox" id="all" name="all" value="yes" />
          <span>All {total.toLocaleString('en-US')} on every page, not only those ticked here</span>
        </label>
      ) : null}
      <div className="filters dense">
        <div>
          <label htmlFor="word">Tag</label>
          <input id="word" name="word" maxLength={60} autoComplete="off" />
        </div>
        <div className="go row">
          <button type="submit" className="btn second dense">
            Give the tag
          </button>
          <button type="submit" className="btn second dense" name="act" value="untag">
            Take the tag
          </button>
        </div>
        {asking.length > 0 ? (
          <>
            <div>
              <label htmlFor="letter">Letter</label>
              <select id="letter" name="letter" defaultValue="">
                <option value="">Choose</option>
                {asking.map(({ slug, title }) => (
                  <option key={slug} value={slug}>
                    {title}
                  </option>
                ))}
              </select>
            </div>
            <div className="go">
              <button type="submit" className="btn second dense" formAction={`${at}/asking`}>
                Put on its list to ask
              </button>
            </div>
          </>
        ) : null}
      </div>
      <p className="small quiet">Nothing is sent by this.</p>
    </fieldset>
  )
}
