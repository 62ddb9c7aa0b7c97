import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import * as accounts from '~/domain/accounts.server'
import * as coalitions from '~/domain/coalitions.server'
import { requireAccount } from '~/http/session.server'
import { PlainPage } from '~/ui/layout'

export async function loader({ request }: LoaderFunctionArgs) {
  if (!(await accounts.hasAny())) throw redirect('/setup')
  const account = await requireAccount(request)
  const [first] = await coalitions.listFor(account.id)
  if (first) throw redirect(`/c/${first.slug}`)
  return null
}

export const meta = () => [{ title: 'Undersigned' }]

export default function Start() {
  return (
    <PlainPage
      heading="You belong to no coalition"
      lede="Ask an owner of yours to ask you in, with the address you signed in with."
    >
      <form method="post" action="/sign-out">
        <button type="submit" className="btn second">
          Sign out
        </button>
      </form>
    </PlainPage>
  )
}
