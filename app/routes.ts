import { index, type RouteConfig, route } from '@remix-run/route-config'

// Every URL of the product.
export default [
  index('routes/start.tsx'),
  route('healthz', 'routes/healthz.ts'),
  route('readyz', 'routes/readyz.ts'),

  // Accounts
  route('setup', 'routes/setup.tsx'),
  route('sign-in', 'routes/sign-in.tsx'),
  route('sign-in/code', 'routes/sign-in-code.tsx'),
  route('sign-in/:secret', 'routes/sign-in-link.tsx'),
  route('sign-out', 'routes/sign-out.ts'),
  route('join/:secret', 'routes/join.tsx'),
  route('account', 'routes/account.tsx'),

  // A coalition
  route('c/:coalition', 'routes/coalition.tsx'),
  route('c/:coalition/letters/new', 'routes/new-letter.tsx'),
  route('c/:coalition/organizations', 'routes/organizations.tsx'),
  route('c/:coalition/organizations/:organization', 'routes/organization.tsx'),
  route('c/:coalition/organizations/:organization/contacts/:contact', 'routes/organization-contact.tsx'),
  route('c/:coalition/team', 'routes/team.tsx'),
  route('c/:coalition/team/:member', 'routes/team-member.tsx'),
  route('c/:coalition/settings', 'routes/settings.tsx'),
  route('c/:coalition/mail', 'routes/mail.tsx'),
  route('c/:coalition/history', 'routes/history.tsx'),

  // The demo's mail
  route('outbox', 'routes/outbox.tsx'),
  route('outbox/:mail', 'routes/outbox-mail.tsx'),
  route('outbox/:mail/body', 'routes/outbox-body.ts'),
  route('outbox/:mail/files/:number', 'routes/outbox-file.ts'),

  // A letter: its leads
  route('c/:coalition/letters/:letter', 'routes/letter.tsx'),
  route('c/:coalition/letters/:letter/opening', 'routes/opening.tsx'),
  route('c/:coalition/letters/:letter/opening/undo', 'routes/opening-undo.ts'),
  route('c/:coalition/letters/:letter/closing', 'routes/closing.ts'),
  route('c/:coalition/letters/:letter/reopening', 'routes/reopening.tsx'),
  route('c/:coalition/letters/:letter/publication', 'routes/publication.tsx'),

  // A letter: writing it

  // A letter: who is asked and who has signed
  route('c/:coalition/letters/:letter/sign-ons', 'routes/sign-ons.tsx'),
  route('c/:coalition/letters/:letter/sign-ons.csv', 'routes/sign-ons-csv.ts'),
  route('c/:coalition/letters/:letter/sign-ons/add', 'routes/sign-on-add.tsx'),
  route('c/:coalition/letters/:letter/sign-ons/approvals', 'routes/sign-ons-approvals.ts'),
  route('c/:coalition/letters/:letter/sign-ons/approvals/undo', 'routes/sign-ons-approvals-undo.ts'),
  route('c/:coalition/letters/:letter/sign-ons/rejections', 'routes/sign-ons-rejections.tsx'),
  route('c/:coalition/letters/:letter/sign-ons/rejections/undo', 'routes/sign-ons-rejections-undo.ts'),
  route('c/:coalition/letters/:letter/sign-ons/:signature', 'routes/sign-on.tsx'),
  route('c/:coalition/letters/:letter/sign-ons/:signature/choice', 'routes/sign-on-choice.tsx'),
  route('c/:coalition/letters/:letter/sign-ons/:signature/evidence', 'routes/sign-on-evidence.ts'),
  route('c/:coalition/letters/:letter/sign-ons/:signature/hold', 'routes/sign-on-hold.tsx'),
  route('c/:coalition/letters/:letter/sign-ons/:signature/withdrawal', 'routes/sign-on-withdrawal.tsx'),
  route('c/:coalition/letters/:letter/asking', 'routes/asking.tsx'),
  route('c/:coalition/letters/:letter/asking/choose', 'routes/asking-choose.tsx'),
  route('c/:coalition/letters/:letter/asking/lines', 'routes/asking-lines.tsx'),
  route('c/:coalition/letters/:letter/asking/add', 'routes/asking-add.tsx'),
  route('c/:coalition/letters/:letter/asking/sending', 'routes/asking-sending.tsx'),
  route('c/:coalition/letters/:letter/asking/reminder', 'routes/asking-reminder.tsx'),
  route('c/:coalition/letters/:letter/asking/:invitation', 'routes/asking-one.tsx'),
  route('c/:coalition/letters/:letter/asking/:invitation/answered', 'routes/asking-answered.ts'),
  route('c/:coalition/letters/:letter/asking/:invitation/removal', 'routes/asking-removal.ts'),

  // A letter: frozen, delivered, answered
  route('c/:coalition/letters/:letter/freeze', 'routes/freeze.tsx'),
  route('c/:coalition/letters/:letter/freeze/preview.pdf', 'routes/freeze-preview.ts'),
  route('c/:coalition/letters/:letter/editions', 'routes/editions.tsx'),
  route('c/:coalition/letters/:letter/editions/:number/taking-back', 'routes/edition-taking-back.ts'),
  route('c/:coalition/letters/:letter/editions/:number/rendering', 'routes/edition-rendering.ts'),
  route('c/:coalition/letters/:letter/editions/:number/:file', 'routes/edition-file.ts'),
  route('c/:coalition/letters/:letter/delivery', 'routes/delivery.tsx'),
  route('c/:coalition/letters/:letter/delivery/:addressee', 'routes/delivery-sending.tsx'),
  route('c/:coalition/letters/:letter/delivery/:addressee/record', 'routes/delivery-record.tsx'),
  route('c/:coalition/letters/:letter/deliveries/:delivery/:act', 'routes/delivery-act.tsx'),
  route('c/:coalition/letters/:letter/answers', 'routes/answers.tsx'),
  route('c/:coalition/letters/:letter/answers.csv', 'routes/answers-table.ts'),
  route('c/:coalition/letters/:letter/answers/responses/new', 'routes/new-response.tsx'),
  route('c/:coalition/letters/:letter/answers/responses/:response', 'routes/response.tsx'),
  route('c/:coalition/letters/:letter/answers/:ask/:addressee', 'routes/assessment.tsx'),
  route('c/:coalition/letters/:letter/conclusion', 'routes/conclusion.ts'),
  route('c/:coalition/letters/:letter/follow-up', 'routes/follow-up.tsx'),
  route('c/:coalition/letters/:letter/history', 'routes/letter-history.tsx'),
  route('c/:coalition/letters/:letter/files/:file', 'routes/letter-file.ts'),

  // A letter: the public, its signers, whoever checks a copy
  route('letters/:slug', 'routes/public-letter.tsx'),
  route('letters/:slug.json', 'routes/public-letter-json.ts'),
  route('letters/:slug/data', 'routes/public-letter-data.tsx'),
  route('letters/:slug/sign', 'routes/sign.tsx'),
  route('letters/:slug/sign/sent', 'routes/sign-sent.tsx'),
  route('letters/:slug/link', 'routes/letter-link.tsx'),
  route('letters/:slug/deadline.ics', 'routes/deadline.ts'),
  route('confirm/:secret', 'routes/confirm.tsx'),
  route('i/:secret/:answer?', 'routes/invitation.tsx'),
  route('s/:secret/*', 'routes/signer.tsx'),
  route('s/:secret/text', 'routes/signer-text.ts'),
  route('u/:secret/:undo?', 'routes/unsubscribe.tsx'),
  route('letters/:slug/letter.pdf', 'routes/public-pdf.ts'),
  route('letters/:slug/pdf', 'routes/public-pdf-later.tsx'),
  route('verify', 'routes/verify.tsx'),
  route('verify/file', 'routes/verify-file.tsx'),
  route('v/:code', 'routes/verify-code.tsx'),
  route('v/:code/manifest.json', 'routes/verify-manifest.ts'),
] satisfies RouteConfig
