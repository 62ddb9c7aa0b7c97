import type { Language } from '~/words'

export type Problem = { id?: string; message: string }

type ErrorSummaryProps = { problems: Problem[]; language?: Language }

/** What is to be mended, first in `main`. Takes the focus without script. Shows nothing when nothing is wrong. */
export function ErrorSummary({ problems, language = 'en' }: ErrorSummaryProps) {
  if (problems.length === 0) return null
  return (
    // biome-ignore lint/a11y/noAutofocus: the summary is where a reader has to go on after a form came back
    <div className="problem" role="alert" tabIndex={-1} autoFocus aria-labelledby="problem-heading">
      <h2 id="problem-heading">{heading[language]}</h2>
      <ul>
        {problems.map((problem) => (
          <li key={`${problem.id} ${problem.message}`}>
            {problem.id ? <a href={`#${problem.id}`}>{problem.message}</a> : problem.message}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** The first thing heard of a page that came back: "Error: Sign for CAPAS". */
export function errorTitle(title: string, wrong: boolean) {
  return wrong ? `Error: ${title}` : title
}

/** One problem for each field with errors, in the order given; for conform's `fields` and a form's own errors. */
export function problemsOf(
  fields: { id: string; errors?: string[] }[],
  formErrors: string[] | undefined = [],
): Problem[] {
  const own = formErrors.map((message) => ({ message }))
  const each = fields.flatMap(({ id, errors }) => (errors?.[0] ? [{ id, message: errors[0] }] : []))
  return [...own, ...each]
}

const heading = { en: 'There is a problem', es: 'Hay un problema' }
