// A worker in a process of its own, for a test that kills it.
import { start } from '~/jobs/worker.server'

start()
