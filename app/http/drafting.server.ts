import { z } from 'zod'
import * as comments from '~/domain/comments.server'
import * as drafts from '~/domain/drafts.server'
import type { Writer } from '~/domain/steps.server'
import * as steps from '~/domain/steps.server'
import * as suggestions from '~/domain/suggestions/index.server'
import type { TalkData } from '~/editor/talk'
import { letterDate } from '~/ui/when'
import { moveIn, type Standing, streamTo } from './streams.server'

/** Someone at a draft: a writer, or a member who reads; and how they are called. */
export type AtDraft = {
  letterId: string
  writer: Writer | null
  name: string
  organization: string | null
}

const UNREADABLE = 'This could not be read. Reload the page.'

const client = z.string().regex(/^[\w-]{8,40}$/)
const sent = z.object({
  revision: z.number().int().positive(),
  client,
  steps: z.array(z.unknown()).max(1_000),
  /** Pages that were open before this was known do not say it. */
  joins: z.boolean().optional(),
})

type Sent = z.infer<typeof sent>

/** A text that is written by several at once: a letter's draft, or a translation. */
export type AtText = {
  id: string
  /** Who may only read appends nothing. */
  append: ((made: Sent) => Promise<steps.Appended>) | null
  since: (revision: number) => Promise<steps.Steps | null>
  /** What an open page does in a mode of its editor. */
  does: (mode: string) => string
  /** What prints in it and is written elsewhere, where an open page follows that. */
  standing: (() => Promise<Standing>) | null
  /** Whose page it is. */
  by: string
  name: string
  organization: string | null
}

/** A letter's draft, as a text that several write. */
export function textAt({ letterId, writer, name, organization }: AtDraft): AtText {
  return {
    id: letterId,
    append: writer && ((made) => steps.append(writer, made)),
    since: (revision) => steps.since(letterId, revision),
    does: (mode) => {
      if (!writer || mode === 'view') return 'reading'
      return mode === 'edit' && isEditor(writer) ? 'editing' : 'suggesting'
    },
    standing: () => standingOf(letterId),
    by: writer?.actor.id ?? '',
    name,
    organization,
  }
}

/** An open page sends its changes: 200 when taken, with what it has missed where it joins that, 409 with what it has missed, 410 when it has to be loaded anew, 422 with why not. */
export async function takeSteps({ append }: AtText, request: Request): Promise<Response> {
  const read = sent.safeParse(await request.json().catch(() => null))
  if (!read.success) return refusal(UNREADABLE)
  if (!append) return refusal('You may read this draft. Ask an editor of the coalition to change it.')
  const answer = await append(read.data)
  if ('refused' in answer) return refusal(answer.refused)
  if ('gone' in answer) return Response.json(answer, { status: 410 })
  if ('missed' in answer) return Response.json(answer.missed, { status: 409 })
  return Response.json(answer.joined ?? { revision: answer.revision })
}

/** The stream of what others do, from a revision on. */
export function stream(
  at: AtText,
  { request, left }: { request: Request; left: AbortSignal },
  mayStill: () => Promise<boolean>,
): Response | Promise<Response> {
  const query = new URL(request.url).searchParams
  const read = z
    .object({ since: z.coerce.number().int().min(0), client, mode: z.string().max(20) })
    .safeParse(Object.fromEntries(query))
  if (!read.success) return refusal(UNREADABLE)
  const { since: revision, client: page, mode } = read.data
  return streamTo({
    id: at.id,
    since: at.since,
    revision,
    who: {
      client: page,
      name: at.name,
      organization: at.organization,
      does: at.does(mode),
      spot: null,
      by: at.by,
    },
    mayStill,
    standing: at.standing,
    signal: left,
  })
}

const place = z.number().int().min(0).max(1_000_000)
const moved = z.object({
  client,
  mode: z.string().max(20),
  spot: z.object({ revision: place, anchor: place, head: place }).nullable(),
})

/** An open page says what it does and where its caret stands, for the others to see. */
export async function takePlace(at: AtText, request: Request): Promise<Response> {
  const read = moved.safeParse(await request.json().catch(() => null))
  if (!read.success) return refusal(UNREADABLE)
  const { client: page, mode, spot } = read.data
  moveIn(at.id, { client: page, by: at.by, does: at.does(mode), spot: at.append ? spot : null })
  return new Response(null, { status: 204 })
}

async function standingOf(letterId: string): Promise<Standing> {
  const { state, language, date, ...rest } = await drafts.particularsOf(letterId)
  return {
    locked: drafts.lockIn(state),
    particulars: { ...rest, date: date ? letterDate(date, language) : null },
  }
}

const passage = z.object({
  revision: z.coerce.number().int().min(0),
  from: z.coerce.number().int().min(0).max(1_000_000),
  to: z.coerce.number().int().min(0).max(1_000_000),
})

/** Who wrote each part of a passage, or 422 with why that is not known. */
export async function writersIn({ letterId }: AtDraft, request: Request): Promise<Response> {
  const read = passage.safeParse(Object.fromEntries(new URL(request.url).searchParams))
  if (!read.success) return refusal(UNREADABLE)
  const written = await steps.writersOf(letterId, read.data)
  return 'refused' in written ? refusal(written.refused) : Response.json(written)
}

/** What is suggested and said in a draft. */
export async function talkIn(letterId: string): Promise<TalkData> {
  const [waiting, threads, team] = await Promise.all([
    suggestions.list(letterId),
    comments.list(letterId),
    comments.listCallable(letterId),
  ])
  return {
    team,
    suggestions: waiting.map((each) => ({ ...each, createdAt: each.createdAt.toISOString() })),
    threads: threads.map((thread) => ({
      ...thread,
      resolvedAt: thread.resolvedAt?.toISOString() ?? null,
      comments: thread.comments.map((each) => ({ ...each, createdAt: each.createdAt.toISOString() })),
    })),
  }
}

const said = z.string().max(10_000)
const acts = z.discriminatedUnion('act', [
  z.object({
    act: z.literal('comment'),
    said,
    passage: z
      .object({
        revision: z.number().int().min(0),
        from: z.number().int().min(0),
        to: z.number().int().min(0),
      })
      .optional(),
    suggestion: z.string().max(100).optional(),
  }),
  z.object({ act: z.literal('reply'), thread: z.string().max(64), said }),
  z.object({ act: z.enum(['resolve', 'reopen']), thread: z.string().max(64) }),
  z.object({
    act: z.enum(['accept', 'reject']),
    suggestions: z.array(z.string().max(100)).max(1_000),
    client: client.optional(),
  }),
])

/** An open page says something, or decides; the answer is all that is suggested and said then, or 422 with why not. */
export async function talk(at: AtDraft, request: Request): Promise<Response> {
  const read = acts.safeParse(await request.json().catch(() => null))
  if (!read.success || !at.writer) return refusal(UNREADABLE)
  const refused = await act(at.writer, read.data)
  if (refused) return refusal(refused)
  return Response.json(await talkIn(at.letterId))
}

async function act(writer: Writer, done: z.infer<typeof acts>): Promise<string | null> {
  switch (done.act) {
    case 'comment': {
      const { said: words, passage, suggestion } = done
      const about = passage ? { passage } : suggestion ? { suggestion } : ('letter' as const)
      const answer = await comments.begin(writer, { about, said: words })
      return 'refused' in answer ? answer.refused : null
    }
    case 'reply':
      return (await comments.reply(writer, done.thread, done.said))?.refused ?? null
    case 'resolve':
    case 'reopen':
      if (!isEditor(writer)) return 'Only the leads of the letter end a conversation.'
      return (await comments.resolve(writer, done.thread, done.act === 'resolve')) ? null : UNREADABLE
    case 'accept':
    case 'reject': {
      if (!isEditor(writer)) return 'Only the leads of the letter decide on suggestions.'
      const answer = await suggestions.decide(writer, done.suggestions, done.act, { client: done.client })
      return 'refused' in answer ? answer.refused : null
    }
  }
}

function isEditor(writer: Writer): writer is Exclude<Writer, { reviewer: unknown }> {
  return writer.actor.kind === 'member'
}

function refusal(refused: string): Response {
  return Response.json({ refused }, { status: 422 })
}
