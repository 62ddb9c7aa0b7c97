import type { ActionFunctionArgs } from '@remix-run/node'
import * as accounts from '~/domain/accounts.server'
import { withinLimits } from '~/http/limits.server'
import { goOn } from '~/http/respond.server'
import { begin, markOf } from '~/http/session.server'
import { PlainPage } from '~/ui/layout'

export async function action({ request, params, context }: ActionFunctionArgs) {
  await withinLimits('link', context.ip, 30, 600)
  const { mark } = await markOf(request)
  const account = await accounts.enterByLink(params.secret ?? '', mark)
  if (!account) {
    throw new Response(
      'A link from a mail works once, for ten minutes, in the browser where it was asked for. Ask for a fresh one on the sign-in page.',
      {
        status: 410,
      },
    )
  }
  return goOn('/', { headers: { 'set-cookie': await begin(account.id) } })
}

export const meta = () => [{ title: 'Sign in to Undersigned' }]

// The link itself changes nothing: mail scanners follow links.
export default function SignInLink() {
  return (
    <PlainPage heading="Sign in on this device?">
      <form method="post" className="form">
        <button type="submit" className="btn big">
          Sign in
        </button>
      </form>
    </PlainPage>
  )
}
