import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import * as coalitions from '~/domain/coalitions.server'
import { listErrors } from '~/http/answers'
import { again, readForm, refuse } from '~/http/forms.server'
import { requireCoalition } from '~/http/require.server'
import { goOn } from '~/http/respond.server'
import { CoalitionPage } from '~/ui/coalition-page'
import { ErrorSummary } from '~/ui/error-summary'
import { Field } from '~/ui/field'
import { PageHead } from '~/ui/layout'
import { Toast } from '~/ui/note'

const form = z.object({
  name: z
    .string({ error: 'Enter your colleague’s name' })
    .trim()
    .max(200, 'Shorten the name to 200 characters'),
  email: z.email({ error: 'Enter your colleague’s e-mail address' }).max(254, 'Enter a shorter address'),
  role: z.enum(['viewer', 'editor', 'owner'], { error: 'Choose what your colleague may do' }),
})

const does = {
  owner: 'Owner: can do everything, and invites others',
  editor: 'Editor: writes and sends',
  viewer: 'Viewer: reads',
}

const told: Record<string, string> = {
  asked: 'The link is on its way. It works once, for seven days.',
  changed: 'The role is changed.',
  removed: 'Taken out of the coalition and signed out everywhere.',
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const coalition = await requireCoalition(request, params.coalition, 'viewer')
  const members = await coalitions.listMembers(coalition)
  return {
    coalition: { slug: coalition.slug, name: coalition.name },
    member: coalition.member,
    owns: coalition.role === 'owner',
    told: told[new URL(request.url).searchParams.get('told') ?? ''] ?? null,
    members: members.map(({ accountId, name, email, role }) => ({ accountId, name, email, role })),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const coalition = await requireCoalition(request, params.coalition, 'owner')
  const read = await readForm(request, form)
  if ('answer' in read) return again(read.answer)
  const refused = await coalitions.invite(coalition, read.value)
  if (refused) return refuse(read.form, { email: refused.refused })
  return goOn(`/c/${coalition.slug}/team`, { told: 'asked' })
}

export const meta = () => [{ title: 'Team: Undersigned' }]

export default function Team() {
  const { coalition, member, owns, told: said, members } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const field = (name: string) => ({ name, defaultValue: answer?.values[name], errors: answer?.errors[name] })
  return (
    <CoalitionPage coalition={coalition} member={member} section="team">
      <ErrorSummary problems={listErrors(answer)} />
      <PageHead
        heading="Who works on the letters"
        under={`${coalition.name}. Signers need no account and are not listed here.`}
        told={said ? <Toast>{said}</Toast> : undefined}
      />
      <table className="stackable">
        <caption className="vh">Members and what they may do</caption>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Role</th>
            {owns ? <th scope="col">Change</th> : null}
          </tr>
        </thead>
        <tbody>
          {members.map((each) => (
            <tr key={each.accountId}>
              <th scope="row">
                {each.name}
                <span className="sub">{each.email}</span>
              </th>
              <td>{does[each.role]}</td>
              {owns ? (
                <td className="wide">
                  <a href={`/c/${coalition.slug}/team/${each.accountId}`}>Change {each.name}</a>
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
      {owns ? (
        <section className="sec" aria-labelledby="ask">
          <h2 id="ask">Ask a colleague in</h2>
          <form method="post" noValidate className="form">
            <Field {...field('name')} label="Name" autoComplete="off" />
            <Field {...field('email')} label="E-mail" type="email" autoComplete="off" />
            <Field
              {...field('role')}
              defaultValue={answer?.values.role ?? 'editor'}
              label="What they may do"
              kind="select"
              options={(['editor', 'viewer', 'owner'] as const).map((role) => ({
                value: role,
                label: does[role],
              }))}
            />
            <p className="after">
              <button type="submit" className="btn">
                Send the link
              </button>
            </p>
          </form>
          <h2 className="sec">About the coalition</h2>
          <p>
            Its name, its postal address and its time zone.{' '}
            <a href={`/c/${coalition.slug}/settings`}>Change what is said about it</a>
          </p>
        </section>
      ) : null}
    </CoalitionPage>
  )
}
