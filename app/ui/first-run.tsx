import { PageHead } from './heads'

/** A coalition without a letter: the ways in. */
export function FirstRun({ at, role }: { at: string; role: 'viewer' | 'editor' | 'owner' }) {
  return (
    <>
      <PageHead
        heading="No letters yet"
        under="Most coalitions start with a letter they have already sent. Its signatories become your registry, and you never type those names again."
      />
      <ol className="firstrun">
        {role === 'viewer' ? null : (
          <>
            <li>
              <div>
                <h2>Bring in a letter you have sent</h2>
                <p>
                  Word or pasted text. Its asks, addressees and names are found, and you are shown what is
                  doubtful. Nothing is sent to anyone.
                </p>
                <p className="row">
                  <a className="btn" href={`${at}/letters/new`}>
                    Bring in a sent letter
                  </a>
                </p>
              </div>
            </li>
            <li>
              <div>
                <h2>Or start the one you are writing</h2>
                <p>Bring in a draft, and write on with your colleagues.</p>
                <p className="row">
                  <a className="btn second" href={`${at}/letters/new`}>
                    Bring in a draft
                  </a>
                </p>
              </div>
            </li>
          </>
        )}
        {role === 'owner' ? (
          <li>
            <div>
              <h2>Ask your colleagues in</h2>
              <p>Owners decide, editors write and send, viewers read. Signers need no account.</p>
              <p className="row">
                <a href={`${at}/team`}>Ask a colleague in</a>
              </p>
            </div>
          </li>
        ) : null}
      </ol>
    </>
  )
}
