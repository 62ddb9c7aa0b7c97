import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import * as organizations from '~/domain/organizations/index.server'
import { listErrors } from '~/http/answers'
import { again, readForm, refuse } from '~/http/forms.server'
import { requireOrganization } from '~/http/organization-pages.server'
import { relationForm } from '~/http/organizations.server'
import { goOn } from '~/http/respond.server'
import { CoalitionPage } from '~/ui/coalition-page'
import { ErrorSummary } from '~/ui/error-summary'
import { Field } from '~/ui/field'
import { PageHead } from '~/ui/layout'
import { relationWords } from '~/ui/organization-words'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { coalition, page } = await requireOrganization(request, params, 'editor')
  const asked = new URL(request.url).searchParams.get('with') ?? ''
  return { ...page, other: asked ? ((await organizations.find(coalition, asked))?.name ?? '') : '' }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { coalition, one, at } = await requireOrganization(request, params, 'editor')
  const read = await readForm(request, relationForm)
  if ('answer' in read) return again(read.answer)
  const { other, ...relation } = read.value
  const found = await organizations.lookUp(coalition, other)
  if ('refused' in found) return refuse(read.form, { other: found.refused })
  const added = await organizations.addRelation(coalition, one.id, { ...relation, otherId: found.id })
  if ('refused' in added) return refuse(read.form, { other: added.refused })
  return goOn(at, { told: 'related' })
}

export const meta = () => [{ title: 'What it is of another: Undersigned' }]

export default function OrganizationRelations() {
  const { coalition, member, one, at, other } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const field = (name: string, before = '') => ({
    name,
    defaultValue: answer?.values[name] ?? before,
    errors: answer?.errors[name],
  })
  return (
    <CoalitionPage coalition={coalition} member={member} section="organizations">
      <ErrorSummary problems={listErrors(answer)} />
      <PageHead heading="What is it of another?" under={one.name} crumb={{ label: one.name, href: at }} />
      <form method="post" noValidate className="form">
        <Field
          {...field('kind')}
          kind="select"
          width="medium"
          label="It is"
          options={Object.entries(relationWords).map(([value, { is }]) => ({ value, label: is }))}
        />
        <Field
          {...field('other', other)}
          kind="printed"
          label="The other organization"
          hint="By its name in the registry"
          autoComplete="off"
        />
        <Field {...field('since')} label="Since" type="date" width="medium" optional />
        <Field {...field('until')} label="Until" type="date" width="medium" optional />
        <p className="row">
          <button type="submit" className="btn">
            Save
          </button>
        </p>
      </form>
    </CoalitionPage>
  )
}
