import type { NextFunction, Request, Response } from 'express'

/** Passes everything on; see the note on public pages in the README. */
export function cache(_request: Request, _response: Response, next: NextFunction): void {
  next()
}
