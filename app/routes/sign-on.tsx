import type { LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import * as history from '~/domain/history.server'
import * as signatures from '~/domain/signatures/index.server'
import { type Answer, listErrors } from '~/http/answers'
import { frameOf } from '~/http/frame.server'
import { requireLetter } from '~/http/require.server'
import { notFound } from '~/http/respond.server'
import { ErrorSummary } from '~/ui/error-summary'
import { Fact, Facts, Fingerprint } from '~/ui/facts'
import { HistoryTable } from '~/ui/history-table'
import { LetterPage, mailTo, pathOf } from '~/ui/letter-page'
import { SignOnTold } from '~/ui/sign-on-told'
import { afterFreezing, authorityWords, isFrozen, signerWords } from '~/ui/sign-on-words'
import { State } from '~/ui/state'
import { Moment } from '~/ui/time'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'viewer')
  const found = (await signatures.findOf(letter, params.signature ?? '')) ?? notFound()
  const entries = await history.listOfObject(letter.id, found.signature.id)
  const { signature, others, erased } = found
  const zone = signatures.zoneOf(letter)
  const erasedAt = erased.get(signature.id) ?? null
  return {
    letter: frameOf(letter),
    zone,
    one: {
      id: signature.id,
      state: signature.state,
      name: signature.name,
      kind: signature.kind,
      affiliation: signature.affiliation,
      signer: signerWords([signature.signerName, signature.signerTitle], erasedAt, zone),
      isErased: signature.signerName === '' && erasedAt !== null,
      email: signature.email,
      place: [signature.city, signature.place].filter(Boolean).join(', '),
      hash: signature.textHash,
      statement: signature.statement,
      language: signature.language,
      via: signature.via,
      authority: signature.authority,
      evidence: signature.evidence,
      heldFor: signature.heldFor,
      reason: signature.reason,
      at: signature.createdAt.toISOString(),
      confirmedAt: signature.confirmedAt?.toISOString() ?? null,
      endedAt: signature.endedAt?.toISOString() ?? null,
      organizationId: signature.organizationId,
    },
    version: found.version,
    vouchedBy: found.vouchedBy,
    evidenceFile: found.evidenceFile,
    others: others.map(({ id, state, signerName, createdAt }) => ({
      id,
      state,
      signer: signerWords([signerName], erased.get(id) ?? null, zone),
      at: createdAt.toISOString(),
    })),
    entries: entries.map(({ at, ...entry }) => ({ ...entry, at: at.toISOString() })),
    canMail: signature.state === 'pending' && (await signatures.getsMail(letter, signature.email)),
    told: new URL(request.url).searchParams.get('told') ?? '',
  }
}

export const meta = () => [{ title: 'A signature: Undersigned' }]

export default function SignOn() {
  const shown = useLoaderData<typeof loader>()
  const answer = useActionData<Answer>()
  const { letter, zone, one, others, told } = shown
  const at = `${pathOf(letter)}/sign-ons`
  const here = `${at}/${one.id}`
  const decides = letter.role !== 'viewer'
  const stands = ['pending', 'held', 'active', 'stale'].includes(one.state)
  const rival = others.some(({ state }) => state === 'active' || state === 'stale')
  return (
    <LetterPage
      letter={letter}
      current="signons"
      told={<SignOnTold at={at} state={letter.state} told={told} count="1" ids="" />}
    >
      <ErrorSummary problems={listErrors(answer)} />
      <div className="withrail" id="form">
        <section aria-labelledby="one">
          <p className="crumb">
            <a href={at}>Sign-ons</a>
          </p>
          <h2 id="one">{one.name || 'Somebody'}</h2>
          <Facts across>
            <Fact term="State">
              <State of={one.state} />
            </Fact>
            {one.state === 'held' ? (
              <Fact term="Held for">{one.heldFor ?? 'A lead has to look.'}</Fact>
            ) : null}
            {one.reason ? <Fact term="Why it ended">{one.reason}</Fact> : null}
            {one.endedAt ? (
              <Fact term="Ended">
                <Moment at={one.endedAt} zone={zone} />
              </Fact>
            ) : null}
            <Fact term="Signed by">{one.signer}</Fact>
            <Fact term="E-mail">
              {one.email ? (
                <a href={mailTo(one.email, letter.title)}>{one.email}</a>
              ) : one.isErased ? (
                one.signer
              ) : (
                'None given'
              )}
            </Fact>
            {one.place ? <Fact term="Place">{one.place}</Fact> : null}
            {one.affiliation ? <Fact term="Affiliation">{one.affiliation}</Fact> : null}
            <Fact term="Authority">
              {authorityWords[one.authority]}
              {shown.vouchedBy ? `: ${shown.vouchedBy}` : ''}
            </Fact>
            <Fact term="Statement" printed>
              <span lang={one.language}>{one.statement}</span>
            </Fact>
            {one.evidence ? (
              <Fact term="Evidence">
                <span className="evidence">{one.evidence}</span>
                {shown.evidenceFile ? (
                  <>
                    <br />
                    <a href={`${here}/evidence`}>{shown.evidenceFile}</a>
                  </>
                ) : null}
              </Fact>
            ) : null}
            <Fact term="Text">
              Version {shown.version}, fingerprint <Fingerprint hash={one.hash} />
            </Fact>
            <Fact term="Came">
              <Moment at={one.at} zone={zone} />, {came[one.via]}
            </Fact>
            {one.confirmedAt ? (
              <Fact term="Confirmed">
                <Moment at={one.confirmedAt} zone={zone} />
              </Fact>
            ) : null}
          </Facts>
          {one.organizationId ? (
            <p className="small after">
              <a href={`/c/${letter.coalition.slug}/organizations/${one.organizationId}`}>
                Its contacts and what it signed before
              </a>
            </p>
          ) : null}
        </section>
        <aside aria-labelledby="acts">
          <h2 id="acts" className="railhead">
            {decides && stands ? 'What you can do' : 'Nothing to do'}
          </h2>
          {decides ? (
            <ul className="railacts">
              {one.state === 'held' && isFrozen(letter.state) ? (
                <li>
                  <p>{afterFreezing(letter.state)}</p>
                </li>
              ) : null}
              {one.state === 'held' && rival ? (
                <li>
                  <a className="btn" href={`${here}/choice`}>
                    Choose which one stands
                  </a>
                </li>
              ) : null}
              {one.state === 'held' && !rival ? (
                <li>
                  <form method="post" action={`${at}/approvals`}>
                    <input type="hidden" name="only" value={one.id} />
                    <button type="submit" className="btn">
                      Approve the signature
                    </button>
                  </form>
                </li>
              ) : null}
              {one.state === 'held' ? (
                <li>
                  <a href={`${at}/rejections?id=${one.id}`}>Reject it, with a reason</a>
                </li>
              ) : null}
              {one.state === 'rejected' ? (
                <li>
                  <form method="post" action={`${at}/rejections/undo`}>
                    <input type="hidden" name="ids" value={one.id} />
                    <button type="submit" className="linkbtn">
                      Hold it again, to look once more
                    </button>
                  </form>
                </li>
              ) : null}
              {one.state === 'pending' && letter.state === 'open' ? (
                <li>
                  {shown.canMail ? (
                    <form method="post" action={`${here}/confirmation`}>
                      <button type="submit" className="btn second">
                        Send the confirmation again
                      </button>
                    </form>
                  ) : (
                    <p>This address gets no mail: it asked for none, or a mail came back. Call instead.</p>
                  )}
                </li>
              ) : null}
              {one.state === 'active' ? (
                <li>
                  <a href={`${here}/hold`}>Hold it until someone has looked</a>
                </li>
              ) : null}
              {stands ? (
                <li>
                  <a href={`${here}/withdrawal`}>Withdraw it, as its organization asked</a>
                </li>
              ) : null}
              {one.isErased ? null : (
                <li>
                  <a href={`${here}/erasure`}>Erase who signed, as they asked</a>
                </li>
              )}
            </ul>
          ) : null}
          {others.length > 0 ? (
            <>
              <h2 className="railhead">Also signed for it</h2>
              <ul className="railacts">
                {others.map((other) => (
                  <li key={other.id}>
                    <a href={`${at}/${other.id}`}>{other.signer}</a> <State of={other.state} />
                  </li>
                ))}
              </ul>
            </>
          ) : null}
        </aside>
      </div>
      <section className="sec" aria-labelledby="history">
        <h2 id="history">Its history</h2>
        {shown.entries.length > 0 ? (
          <HistoryTable entries={shown.entries} zone={zone} />
        ) : (
          <p className="quiet">Nothing was done to it yet.</p>
        )}
      </section>
    </LetterPage>
  )
}

const came = {
  public: 'on the letter’s page',
  invitation: 'by a personal link',
  lead: 'entered by a lead',
}
