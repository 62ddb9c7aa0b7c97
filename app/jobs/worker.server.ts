import { log } from '~/log.server'
import type { Kind } from './catalogue'
import { handlers } from './handlers.server'
import { claim, fail, finish, type Job, onWork, prepare, TryAgain } from './queue.server'

/** Does everything that is due, and what that causes, until nothing is; gives how much was done. */
export async function workOff(now?: Date): Promise<number> {
  let done = 0
  for (;;) {
    // One at a time: the lease of a job that only stands in line would run out.
    const [job] = await claim(1, now ?? new Date())
    if (!job) return done
    await work(job, now)
    done += 1
  }
}

async function work(job: Job, now?: Date) {
  try {
    await handlers[job.kind as Kind](job.payload as never, now ?? new Date())
    await finish(job, now)
  } catch (error) {
    // The kind and the reason's class only: a provider's words may hold an address.
    if (!(error instanceof TryAgain))
      log.warn(
        {
          job: job.kind,
          id: job.id,
          attempts: job.attempts,
          error: error instanceof Error ? error.name : 'unknown',
        },
        'work failed',
      )
    await fail(job, error, now)
  }
}

type Running = { stop: () => Promise<void> }

const held = globalThis as { undersignedWorker?: Running }

/** Works until stopped; stopping waits for the work in hand. A reload in development replaces the one before. */
export function start(): Running {
  const before = held.undersignedWorker
  let stopped = false
  let alarm = () => {}
  const off = onWork(() => alarm())
  const loop = (async () => {
    await before?.stop()
    await prepare()
    while (!stopped) {
      try {
        await workOff()
      } catch (error) {
        log.error(
          { error: error instanceof Error ? error.name : 'unknown' },
          'the worker could not look for work',
        )
      }
      if (!stopped) await nap()
    }
  })()

  function nap() {
    return new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, 1_000)
      alarm = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }

  const running: Running = {
    stop: async () => {
      stopped = true
      off()
      alarm()
      await loop
    },
  }
  held.undersignedWorker = running
  return running
}
