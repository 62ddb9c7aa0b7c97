const LONGEST = 8

let since = performance.now()

/** Lets others have their turn when work has held the process for some milliseconds; called between one row and the next. */
export async function breathe(): Promise<void> {
  if (performance.now() - since < LONGEST) return
  await new Promise((resolve) => setImmediate(resolve))
  since = performance.now()
}
