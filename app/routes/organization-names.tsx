import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import * as organizations from '~/domain/organizations/index.server'
import { listErrors } from '~/http/answers'
import { again, readForm, refuse } from '~/http/forms.server'
import { requireOrganization } from '~/http/organization-pages.server'
import { nameForm } from '~/http/organizations.server'
import { goOn } from '~/http/respond.server'
import { CoalitionPage } from '~/ui/coalition-page'
import { ErrorSummary } from '~/ui/error-summary'
import { Field } from '~/ui/field'
import { PageHead } from '~/ui/layout'
import { nameWords, optionsOf } from '~/ui/organization-words'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { page } = await requireOrganization(request, params, 'editor')
  return page
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { coalition, one, at } = await requireOrganization(request, params, 'editor')
  const read = await readForm(request, nameForm)
  if ('answer' in read) return again(read.answer)
  const added = await organizations.addName(coalition, one.id, read.value)
  if ('refused' in added) return refuse(read.form, { name: added.refused })
  return goOn(at, { told: 'named' })
}

export const meta = () => [{ title: 'Another name: Undersigned' }]

export default function OrganizationNames() {
  const { coalition, member, one, at } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <CoalitionPage coalition={coalition} member={member} section="organizations">
      <ErrorSummary problems={listErrors(answer)} />
      <PageHead
        heading="What else is it called?"
        under="Whoever signs by one of its names signs for it."
        crumb={{ label: one.name, href: at }}
      />
      <form method="post" noValidate className="form">
        <Field
          name="name"
          kind="printed"
          label="Name"
          defaultValue={answer?.values.name}
          errors={answer?.errors.name}
          autoComplete="off"
        />
        <Field
          name="kind"
          kind="select"
          label="What kind of name"
          width="medium"
          defaultValue={answer?.values.kind ?? 'other'}
          errors={answer?.errors.kind}
          options={optionsOf(nameWords)}
        />
        <p className="row">
          <button type="submit" className="btn">
            Add the name
          </button>
        </p>
      </form>
    </CoalitionPage>
  )
}
