/** Steps as they are sent and streamed: those after `since`, each with the open page that made it. */
export type Sent = { since: number; revision: number; steps: Record<string, unknown>[]; clients: string[] }

/**
 * What became of steps that were sent. *Taken*: alone, or behind others that the page has not had yet. *Waiting*: not
 * there yet, to be tried again.
 */
export type Answer =
  | { as: 'taken'; taken: Sent }
  | { as: 'missed'; missed: Sent }
  | { as: 'waiting'; why: string }
  | { as: 'gone' }
  | { as: 'refused'; why: string }

/** Sends what an open page changed upon a revision. *Leaving*: so that it arrives though the page is gone. */
export async function send(
  where: string,
  body: { revision: number; client: string; steps: Record<string, unknown>[] },
  { leaving = false } = {},
): Promise<Answer> {
  const written = JSON.stringify({ ...body, joins: true })
  const response = await fetch(`${where}/steps`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: written,
    redirect: 'manual',
    keepalive: leaving && new TextEncoder().encode(written).length < OUTLIVES,
  }).catch(() => null)
  if (!response) return { as: 'waiting', why: 'no connection' }
  if (response.type === 'opaqueredirect') return { as: 'waiting', why: 'you are signed out' }
  if (response.status === 410) return { as: 'gone' }
  const answer: Partial<Sent> & { refused?: string } = await response.json().catch(() => ({}))
  if (response.status === 409 || response.ok) {
    const { revision, steps, clients } = answer
    const told = revision !== undefined && steps && clients
    const sent = told ? { since: body.revision, revision, steps, clients } : null
    if (response.ok) return { as: 'taken', taken: sent ?? alone(body) }
    if (sent) return { as: 'missed', missed: sent }
  }
  if (response.status === 422) return { as: 'refused', why: answer.refused ?? 'Reload the page.' }
  if (response.status === 404) return { as: 'refused', why: 'You may not write here any more.' }
  return { as: 'waiting', why: 'the server did not answer' }
}

function alone({ revision, client, steps }: Parameters<typeof send>[1]): Sent {
  return { since: revision, revision: revision + steps.length, steps, clients: steps.map(() => client) }
}

/** As much as a browser sends for a page that is already gone. */
const OUTLIVES = 60_000
