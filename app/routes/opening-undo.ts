import type { ActionFunctionArgs } from '@remix-run/node'
import * as letters from '~/domain/letters/index.server'
import { actOnLetter } from '~/http/acts.server'

export const action = (args: ActionFunctionArgs) => actOnLetter(args, letters.takeBackOpening, 'taken-back')
