/** What a page shows again when something was not right: what was typed, and each field's sentences. */
export type Answer = { values: Record<string, string>; errors: Record<string, string[]> }

/** Each error with the field it links to, for the summary on top. */
export function listErrors(answer: Answer | undefined): { id: string; message: string }[] {
  return Object.entries(answer?.errors ?? {}).flatMap(([id, messages]) =>
    messages.map((message) => ({ id, message })),
  )
}
