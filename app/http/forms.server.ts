import { parseWithZod } from '@conform-to/zod/v4'
import { data } from '@remix-run/node'
import type { z } from 'zod'
import type { Answer } from './answers'

/** Reads a form; the value, or what to show again. */
export async function readForm<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
): Promise<
  { value: z.output<Schema>; values: Answer['values']; form: FormData } | { answer: Answer; form: FormData }
> {
  const form = await request.formData()
  const submission = parseWithZod(form, { schema })
  if (submission.status === 'success') return { value: submission.value, values: typed(form), form }
  return { answer: { values: typed(form), errors: named(submission.error ?? {}) }, form }
}

/** Shows the form again with a sentence that the domain gave, at the field it belongs to. */
export function refuse(form: FormData, errors: Record<string, string>, status = 422) {
  return data<Answer>(
    {
      values: typed(form),
      errors: Object.fromEntries(Object.entries(errors).map(([name, message]) => [name, [message]])),
    },
    { status },
  )
}

/** Shows the form again as it was read. */
export function again(answer: Answer, status = 422) {
  return data<Answer>(answer, { status })
}

function typed(form: FormData): Record<string, string> {
  const values: Record<string, string> = {}
  for (const [name, value] of form.entries()) {
    if (typeof value === 'string' && !/password/i.test(name)) values[name] = value
  }
  return values
}

function named(errors: Record<string, string[] | null>): Record<string, string[]> {
  const kept: Record<string, string[]> = {}
  for (const [name, messages] of Object.entries(errors)) {
    if (messages?.length) kept[name || 'form'] = messages
  }
  return kept
}
