import type { Answer } from '~/http/answers'
import { Field, FileField } from './field'

/** Where a letter comes from: a file, or text that is pasted. */
export function SourceFields({ answer, hint }: { answer: Answer | undefined; hint?: string }) {
  return (
    <>
      <FileField
        name="file"
        label="Its file"
        optional
        hint="Word (.docx) or text, up to 10 MB."
        accept=".docx,.txt,.md"
        errors={answer?.errors.file}
      />
      <Field
        name="text"
        label="Or its text"
        kind="textarea"
        rows={12}
        hint={hint}
        defaultValue={answer?.values.text}
        errors={answer?.errors.text}
      />
    </>
  )
}
