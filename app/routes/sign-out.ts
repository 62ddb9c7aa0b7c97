import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { goOn } from '~/http/respond.server'
import { end } from '~/http/session.server'

export function loader() {
  return redirect('/')
}

export async function action({ request }: ActionFunctionArgs) {
  return goOn('/sign-in', { headers: { 'set-cookie': await end(request) } })
}
