import type { Answer } from '~/http/answers'
import { Choice, Field, FileField } from './field'

/** How a lead knows it: the way it came, the day, a note, and a file if there is one. */
export function EvidenceFields({ answer, today, what }: { answer?: Answer; today: string; what: string }) {
  return (
    <>
      <Choice
        name="how"
        legend="How it came"
        options={[
          { value: 'phone', label: 'By phone' },
          { value: 'email', label: 'By e-mail' },
          { value: 'paper', label: 'On paper' },
        ]}
        defaultValue={answer?.values.how}
        errors={answer?.errors.how}
      />
      <Field
        name="on"
        label="On what day"
        type="date"
        width="medium"
        max={today}
        defaultValue={answer?.values.on ?? today}
        errors={answer?.errors.on}
      />
      <Field
        name="note"
        label="Evidence"
        kind="textarea"
        hint={what}
        defaultValue={answer?.values.note}
        errors={answer?.errors.note}
      />
      <FileField
        name="file"
        label="A file that shows it"
        hint="The mail, a scan, a photograph. Up to 20 MB. Kept as evidence, never printed."
        optional
        errors={answer?.errors.file}
      />
    </>
  )
}
