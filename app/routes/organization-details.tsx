import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import * as organizations from '~/domain/organizations/index.server'
import { listErrors } from '~/http/answers'
import { again, readForm, refuse } from '~/http/forms.server'
import { requireOrganization } from '~/http/organization-pages.server'
import { detailsForm, detailsFrom, detailsValues } from '~/http/organizations.server'
import { goOn } from '~/http/respond.server'
import { CoalitionPage } from '~/ui/coalition-page'
import { ErrorSummary } from '~/ui/error-summary'
import { Field } from '~/ui/field'
import { PageHead } from '~/ui/layout'
import { kindWords, optionsOf, scopeWords } from '~/ui/organization-words'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { one, page } = await requireOrganization(request, params, 'editor')
  return { ...page, values: detailsValues(one, await organizations.detailsOf(one.id)) }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { coalition, one, at } = await requireOrganization(request, params, 'editor')
  const read = await readForm(request, detailsForm)
  if ('answer' in read) return again(read.answer)
  const changed = await organizations.changeDetails(coalition, one.id, detailsFrom(read.value))
  if ('refused' in changed) return refuse(read.form, { [changed.field]: changed.refused })
  return goOn(at, { told: 'described' })
}

export const meta = () => [{ title: 'What is known of an organization: Undersigned' }]

export default function OrganizationDetails() {
  const { coalition, member, one, at, values } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const field = (name: string) => ({
    name,
    defaultValue: answer?.values[name] ?? values[name],
    errors: answer?.errors[name],
  })
  return (
    <CoalitionPage coalition={coalition} member={member} section="organizations">
      <ErrorSummary problems={listErrors(answer)} />
      <PageHead heading="What do you know of it?" under={one.name} crumb={{ label: one.name, href: at }} />
      <form method="post" noValidate className="form">
        <Field
          {...field('name')}
          kind="printed"
          label="Name as published"
          hint="The name it had stays as another name. Printed lists keep what they printed."
          autoComplete="off"
        />
        <Field {...field('kind')} label="Kind" kind="select" options={optionsOf(kindWords, 'Not known')} />
        <Field
          {...field('scope')}
          label="Scope"
          kind="select"
          width="medium"
          options={optionsOf(scopeWords, 'Not known')}
        />
        <Field {...field('city')} label="City" optional autoComplete="off" />
        <Field {...field('state')} label="State" optional width="medium" autoComplete="off" />
        <Field {...field('website')} label="Website" type="url" optional autoComplete="off" />
        <Field
          {...field('domains')}
          label="Domains its people write from"
          kind="textarea"
          rows={2}
          optional
          hint="One a line, like example.org. They are evidence of who signs, never proof."
          autoComplete="off"
        />
        <Field {...field('tags')} label="Tags" optional hint="With commas between" autoComplete="off" />
        <Field
          {...field('askThrough')}
          label="Ask only through"
          optional
          hint="Where it must be asked through someone: who that is"
          autoComplete="off"
        />
        <Field {...field('notes')} label="Notes" kind="textarea" optional hint="Seen by the leads alone" />
        <p className="row">
          <button type="submit" className="btn">
            Save what is known
          </button>
        </p>
      </form>
    </CoalitionPage>
  )
}
