import type { Answer } from '~/domain/form-answers/index.server'

/** An answer in the names that programs read. */
export function shownAnswer(answer: Answer) {
  return {
    record: answer.record,
    line: answer.line,
    status: answer.status,
    issues: answer.issues,
    name: answer.name,
    suggested_name: answer.suggestedName,
    kind: answer.kind,
    signer_name: answer.signerName,
    signer_title: answer.signerTitle,
    contact_email: answer.contactEmail,
    extra_emails: answer.extraEmails,
    submitted_at: answer.submittedAt,
    duplicate_of: answer.duplicateOf,
    duplicate_reason: answer.duplicateReason,
    account_email: answer.accountEmail,
    org_as_typed: answer.organizationAsTyped,
    match_key: answer.matchKey,
    city_state: answer.cityState,
    types: answer.types,
    authorized: answer.authorized,
    comment: answer.comment,
  }
}
