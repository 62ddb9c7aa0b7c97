CREATE TABLE "assessments" (
	"id" text PRIMARY KEY NOT NULL,
	"letter_id" text NOT NULL,
	"addressee_id" text NOT NULL,
	"ask_id" text NOT NULL,
	"response_id" text,
	"outcome" text NOT NULL,
	"quote" text,
	"by" text,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "deliveries" (
	"id" text PRIMARY KEY NOT NULL,
	"letter_id" text NOT NULL,
	"edition_id" text NOT NULL,
	"addressee_id" text NOT NULL,
	"addressee" jsonb NOT NULL,
	"method" text NOT NULL,
	"state" text NOT NULL,
	"email" text,
	"covering" text,
	"goes_at" timestamp (3) with time zone,
	"delivered_at" timestamp (3) with time zone,
	"tracking" text,
	"proof_file_id" text,
	"by" text,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "edition_signatories" (
	"edition_id" text NOT NULL,
	"position" integer NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"group" text,
	"detail" text,
	"signature_id" text,
	"organization_id" text,
	CONSTRAINT "edition_signatories_edition_id_position_pk" PRIMARY KEY("edition_id","position")
);
--> statement-breakpoint
CREATE TABLE "editions" (
	"id" text PRIMARY KEY NOT NULL,
	"letter_id" text NOT NULL,
	"number" integer NOT NULL,
	"version_id" text NOT NULL,
	"version_number" integer NOT NULL,
	"title" text NOT NULL,
	"date" text,
	"language" text NOT NULL,
	"addressees" jsonb NOT NULL,
	"contacts" jsonb NOT NULL,
	"doc" jsonb NOT NULL,
	"order" text NOT NULL,
	"text_hash" text NOT NULL,
	"list_hash" text NOT NULL,
	"manifest" text NOT NULL,
	"code" text NOT NULL,
	"as_printed" boolean DEFAULT false NOT NULL,
	"pdf_file_id" text,
	"pdf_problem" text,
	"frozen_by" text,
	"frozen_at" timestamp (3) with time zone NOT NULL,
	"taken_back_at" timestamp (3) with time zone,
	CONSTRAINT "editions_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "files" (
	"id" text PRIMARY KEY NOT NULL,
	"coalition_id" text NOT NULL,
	"hash" text NOT NULL,
	"name" text NOT NULL,
	"media_type" text NOT NULL,
	"size" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "responses" (
	"id" text PRIMARY KEY NOT NULL,
	"letter_id" text NOT NULL,
	"addressee_id" text NOT NULL,
	"from" text NOT NULL,
	"received_on" text NOT NULL,
	"kind" text NOT NULL,
	"words" text,
	"file_id" text,
	"recorded_by" text,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "addressees" (
	"id" text PRIMARY KEY NOT NULL,
	"letter_id" text NOT NULL,
	"position" integer NOT NULL,
	"title" text NOT NULL,
	"name" text NOT NULL,
	"office" text,
	"component" text,
	"address" jsonb NOT NULL,
	"email" text,
	"cc" boolean DEFAULT false NOT NULL,
	"benchmark" integer DEFAULT 30 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "drafts" (
	"letter_id" text PRIMARY KEY NOT NULL,
	"doc" jsonb NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"updated_by" text,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "letter_contacts" (
	"id" text PRIMARY KEY NOT NULL,
	"letter_id" text NOT NULL,
	"position" integer NOT NULL,
	"name" text NOT NULL,
	"organization" text NOT NULL,
	"email" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "letter_slugs" (
	"slug" text PRIMARY KEY NOT NULL,
	"letter_id" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "letters" (
	"id" text PRIMARY KEY NOT NULL,
	"coalition_id" text NOT NULL,
	"slug" text NOT NULL,
	"title" text NOT NULL,
	"language" text DEFAULT 'en' NOT NULL,
	"state" text DEFAULT 'drafting' NOT NULL,
	"visibility" text DEFAULT 'link' NOT NULL,
	"shows" text DEFAULT 'list' NOT NULL,
	"takes_individuals" boolean DEFAULT false NOT NULL,
	"holds_unknown" boolean DEFAULT false NOT NULL,
	"date" text,
	"deadline_at" timestamp (3) with time zone,
	"deadline_zone" text,
	"deadline_wall" text,
	"version_id" text,
	"follows_id" text,
	"as_printed" boolean DEFAULT false NOT NULL,
	"opened_at" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone,
	"final_at" timestamp (3) with time zone,
	"delivered_at" timestamp (3) with time zone,
	"concluded_at" timestamp (3) with time zone,
	"created_by" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "letters_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "stories" (
	"id" text PRIMARY KEY NOT NULL,
	"letter_id" text NOT NULL,
	"position" integer NOT NULL,
	"name" text NOT NULL,
	"pseudonym" boolean DEFAULT false NOT NULL,
	"vouched_by" text,
	"consent_by" text,
	"consent_on" text,
	"consent_until" text,
	"overridden_at" timestamp (3) with time zone,
	"overridden_by" text,
	"override_reason" text,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "versions" (
	"id" text PRIMARY KEY NOT NULL,
	"letter_id" text NOT NULL,
	"number" integer NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"addressees" jsonb NOT NULL,
	"contacts" jsonb NOT NULL,
	"doc" jsonb NOT NULL,
	"plain" text NOT NULL,
	"hash" text NOT NULL,
	"note" text,
	"parent_id" text,
	"author_id" text,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "accounts" (
	"id" text PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"password_hash" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "accounts_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "coalitions" (
	"id" text PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"address" text,
	"zone" text DEFAULT 'America/New_York' NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "coalitions_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "limits" (
	"key" text NOT NULL,
	"bucket" integer NOT NULL,
	"count" integer DEFAULT 0 NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "limits_key_bucket_pk" PRIMARY KEY("key","bucket")
);
--> statement-breakpoint
CREATE TABLE "members" (
	"coalition_id" text NOT NULL,
	"account_id" text NOT NULL,
	"role" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "members_coalition_id_account_id_pk" PRIMARY KEY("coalition_id","account_id")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "suppressions" (
	"id" text PRIMARY KEY NOT NULL,
	"coalition_id" text NOT NULL,
	"email_hash" text NOT NULL,
	"reason" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "tokens" (
	"id" text PRIMARY KEY NOT NULL,
	"purpose" text NOT NULL,
	"subject" text NOT NULL,
	"hash" text NOT NULL,
	"email" text,
	"data" jsonb,
	"attempts" integer DEFAULT 0 NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "tokens_hash_unique" UNIQUE("hash")
);
--> statement-breakpoint
CREATE TABLE "contacts" (
	"id" text PRIMARY KEY NOT NULL,
	"coalition_id" text NOT NULL,
	"organization_id" text NOT NULL,
	"name" text NOT NULL,
	"title" text,
	"email" text,
	"language" text,
	"bounced_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "organization_names" (
	"id" text PRIMARY KEY NOT NULL,
	"organization_id" text NOT NULL,
	"coalition_id" text NOT NULL,
	"name" text NOT NULL,
	"key" text NOT NULL,
	"kind" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "organizations" (
	"id" text PRIMARY KEY NOT NULL,
	"coalition_id" text NOT NULL,
	"name" text NOT NULL,
	"key" text NOT NULL,
	"city" text,
	"state" text,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"id" text PRIMARY KEY NOT NULL,
	"letter_id" text NOT NULL,
	"organization_id" text NOT NULL,
	"contact_id" text,
	"state" text DEFAULT 'listed' NOT NULL,
	"sent_at" timestamp (3) with time zone,
	"opened_at" timestamp (3) with time zone,
	"answered_at" timestamp (3) with time zone,
	"decide_by" text,
	"note" text,
	"question" text,
	"asked_at" timestamp (3) with time zone,
	"reminders" integer DEFAULT 0 NOT NULL,
	"reminded_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "signature_colleagues" (
	"id" text PRIMARY KEY NOT NULL,
	"signature_id" text NOT NULL,
	"email" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "signatures" (
	"id" text PRIMARY KEY NOT NULL,
	"letter_id" text NOT NULL,
	"state" text NOT NULL,
	"kind" text DEFAULT 'organization' NOT NULL,
	"name" text NOT NULL,
	"key" text NOT NULL,
	"organization_id" text,
	"affiliation" text,
	"signer_name" text NOT NULL,
	"signer_title" text,
	"email" text NOT NULL,
	"city" text,
	"place" text,
	"version_id" text NOT NULL,
	"text_hash" text NOT NULL,
	"statement" text NOT NULL,
	"via" text NOT NULL,
	"authority" text NOT NULL,
	"vouched_by" text,
	"evidence" text,
	"evidence_file_id" text,
	"invitation_id" text,
	"held_for" text,
	"reason" text,
	"wants_final" boolean DEFAULT true NOT NULL,
	"wants_answers" boolean DEFAULT true NOT NULL,
	"language" text DEFAULT 'en' NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"confirmed_at" timestamp (3) with time zone,
	"active_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "history" (
	"seq" integer PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"coalition_id" text,
	"letter_id" text,
	"actor_kind" text NOT NULL,
	"actor_id" text,
	"action" text NOT NULL,
	"object" text,
	"data" jsonb NOT NULL,
	"prev" text NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "jobs" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"payload" jsonb NOT NULL,
	"due_at" timestamp (3) with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"key" text,
	"error" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "jobs_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "mail_batches" (
	"id" text PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"bytes" text,
	"first_tried_at" timestamp (3) with time zone,
	"settled_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "mail_batches_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"id" text PRIMARY KEY NOT NULL,
	"coalition_id" text,
	"letter_id" text,
	"template" text NOT NULL,
	"data" jsonb NOT NULL,
	"to" text NOT NULL,
	"sealed" text,
	"subject" text,
	"state" text DEFAULT 'queued' NOT NULL,
	"cause" text NOT NULL,
	"batch_id" text,
	"provider_id" text,
	"bytes_hash" text,
	"problem" text,
	"accepted_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "messages_cause_unique" UNIQUE("cause")
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" text PRIMARY KEY NOT NULL,
	"message_id" text NOT NULL,
	"bytes" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "outbox_messageId_unique" UNIQUE("message_id")
);
--> statement-breakpoint
ALTER TABLE "assessments" ADD CONSTRAINT "assessments_letter_id_letters_id_fk" FOREIGN KEY ("letter_id") REFERENCES "public"."letters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessments" ADD CONSTRAINT "assessments_addressee_id_addressees_id_fk" FOREIGN KEY ("addressee_id") REFERENCES "public"."addressees"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessments" ADD CONSTRAINT "assessments_response_id_responses_id_fk" FOREIGN KEY ("response_id") REFERENCES "public"."responses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessments" ADD CONSTRAINT "assessments_by_accounts_id_fk" FOREIGN KEY ("by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_letter_id_letters_id_fk" FOREIGN KEY ("letter_id") REFERENCES "public"."letters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_edition_id_editions_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."editions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_addressee_id_addressees_id_fk" FOREIGN KEY ("addressee_id") REFERENCES "public"."addressees"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_proof_file_id_files_id_fk" FOREIGN KEY ("proof_file_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_by_accounts_id_fk" FOREIGN KEY ("by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "edition_signatories" ADD CONSTRAINT "edition_signatories_edition_id_editions_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."editions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "editions" ADD CONSTRAINT "editions_letter_id_letters_id_fk" FOREIGN KEY ("letter_id") REFERENCES "public"."letters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "editions" ADD CONSTRAINT "editions_pdf_file_id_files_id_fk" FOREIGN KEY ("pdf_file_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "editions" ADD CONSTRAINT "editions_frozen_by_accounts_id_fk" FOREIGN KEY ("frozen_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_coalition_id_coalitions_id_fk" FOREIGN KEY ("coalition_id") REFERENCES "public"."coalitions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "responses" ADD CONSTRAINT "responses_letter_id_letters_id_fk" FOREIGN KEY ("letter_id") REFERENCES "public"."letters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "responses" ADD CONSTRAINT "responses_addressee_id_addressees_id_fk" FOREIGN KEY ("addressee_id") REFERENCES "public"."addressees"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "responses" ADD CONSTRAINT "responses_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "responses" ADD CONSTRAINT "responses_recorded_by_accounts_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "addressees" ADD CONSTRAINT "addressees_letter_id_letters_id_fk" FOREIGN KEY ("letter_id") REFERENCES "public"."letters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_letter_id_letters_id_fk" FOREIGN KEY ("letter_id") REFERENCES "public"."letters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_updated_by_accounts_id_fk" FOREIGN KEY ("updated_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letter_contacts" ADD CONSTRAINT "letter_contacts_letter_id_letters_id_fk" FOREIGN KEY ("letter_id") REFERENCES "public"."letters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letter_slugs" ADD CONSTRAINT "letter_slugs_letter_id_letters_id_fk" FOREIGN KEY ("letter_id") REFERENCES "public"."letters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letters" ADD CONSTRAINT "letters_coalition_id_coalitions_id_fk" FOREIGN KEY ("coalition_id") REFERENCES "public"."coalitions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letters" ADD CONSTRAINT "letters_created_by_accounts_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stories" ADD CONSTRAINT "stories_letter_id_letters_id_fk" FOREIGN KEY ("letter_id") REFERENCES "public"."letters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stories" ADD CONSTRAINT "stories_overridden_by_accounts_id_fk" FOREIGN KEY ("overridden_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "versions" ADD CONSTRAINT "versions_letter_id_letters_id_fk" FOREIGN KEY ("letter_id") REFERENCES "public"."letters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "versions" ADD CONSTRAINT "versions_author_id_accounts_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_coalition_id_coalitions_id_fk" FOREIGN KEY ("coalition_id") REFERENCES "public"."coalitions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suppressions" ADD CONSTRAINT "suppressions_coalition_id_coalitions_id_fk" FOREIGN KEY ("coalition_id") REFERENCES "public"."coalitions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_coalition_id_coalitions_id_fk" FOREIGN KEY ("coalition_id") REFERENCES "public"."coalitions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organization_names" ADD CONSTRAINT "organization_names_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organization_names" ADD CONSTRAINT "organization_names_coalition_id_coalitions_id_fk" FOREIGN KEY ("coalition_id") REFERENCES "public"."coalitions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organizations" ADD CONSTRAINT "organizations_coalition_id_coalitions_id_fk" FOREIGN KEY ("coalition_id") REFERENCES "public"."coalitions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_letter_id_letters_id_fk" FOREIGN KEY ("letter_id") REFERENCES "public"."letters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signature_colleagues" ADD CONSTRAINT "signature_colleagues_signature_id_signatures_id_fk" FOREIGN KEY ("signature_id") REFERENCES "public"."signatures"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signatures" ADD CONSTRAINT "signatures_letter_id_letters_id_fk" FOREIGN KEY ("letter_id") REFERENCES "public"."letters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signatures" ADD CONSTRAINT "signatures_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signatures" ADD CONSTRAINT "signatures_version_id_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signatures" ADD CONSTRAINT "signatures_vouched_by_accounts_id_fk" FOREIGN KEY ("vouched_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signatures" ADD CONSTRAINT "signatures_invitation_id_invitations_id_fk" FOREIGN KEY ("invitation_id") REFERENCES "public"."invitations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "assessments_of_letter" ON "assessments" USING btree ("letter_id","addressee_id","ask_id");--> statement-breakpoint
CREATE INDEX "deliveries_of_letter" ON "deliveries" USING btree ("letter_id");--> statement-breakpoint
CREATE INDEX "edition_signatories_by_organization" ON "edition_signatories" USING btree ("organization_id");--> statement-breakpoint
CREATE UNIQUE INDEX "editions_one_per_number" ON "editions" USING btree ("letter_id","number");--> statement-breakpoint
CREATE INDEX "responses_of_letter" ON "responses" USING btree ("letter_id");--> statement-breakpoint
CREATE INDEX "addressees_of_letter" ON "addressees" USING btree ("letter_id","position");--> statement-breakpoint
CREATE INDEX "letter_contacts_of_letter" ON "letter_contacts" USING btree ("letter_id","position");--> statement-breakpoint
CREATE INDEX "letters_of_coalition" ON "letters" USING btree ("coalition_id","created_at");--> statement-breakpoint
CREATE INDEX "letters_due" ON "letters" USING btree ("state","deadline_at");--> statement-breakpoint
CREATE INDEX "stories_of_letter" ON "stories" USING btree ("letter_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "versions_one_per_number" ON "versions" USING btree ("letter_id","number");--> statement-breakpoint
CREATE INDEX "limits_expired" ON "limits" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "members_by_account" ON "members" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "sessions_of_account" ON "sessions" USING btree ("account_id");--> statement-breakpoint
CREATE UNIQUE INDEX "suppressions_one_per_address" ON "suppressions" USING btree ("coalition_id","email_hash");--> statement-breakpoint
CREATE INDEX "tokens_of_subject" ON "tokens" USING btree ("purpose","subject");--> statement-breakpoint
CREATE INDEX "contacts_of_organization" ON "contacts" USING btree ("organization_id");--> statement-breakpoint
CREATE UNIQUE INDEX "contacts_one_per_address" ON "contacts" USING btree ("organization_id","email");--> statement-breakpoint
CREATE UNIQUE INDEX "organization_names_one_per_key" ON "organization_names" USING btree ("coalition_id","key");--> statement-breakpoint
CREATE UNIQUE INDEX "organizations_one_per_key" ON "organizations" USING btree ("coalition_id","key");--> statement-breakpoint
CREATE UNIQUE INDEX "invitations_one_per_organization" ON "invitations" USING btree ("letter_id","organization_id");--> statement-breakpoint
CREATE INDEX "invitations_by_state" ON "invitations" USING btree ("letter_id","state");--> statement-breakpoint
CREATE UNIQUE INDEX "signature_colleagues_once" ON "signature_colleagues" USING btree ("signature_id","email");--> statement-breakpoint
CREATE UNIQUE INDEX "signatures_one_per_organization" ON "signatures" USING btree ("letter_id","key") WHERE state in ('active', 'stale');--> statement-breakpoint
CREATE INDEX "signatures_by_state" ON "signatures" USING btree ("letter_id","state");--> statement-breakpoint
CREATE INDEX "signatures_by_email" ON "signatures" USING btree ("letter_id","email");--> statement-breakpoint
CREATE INDEX "history_of_letter" ON "history" USING btree ("letter_id","seq");--> statement-breakpoint
CREATE INDEX "history_of_coalition" ON "history" USING btree ("coalition_id","seq");--> statement-breakpoint
CREATE UNIQUE INDEX "history_hash" ON "history" USING btree ("hash");--> statement-breakpoint
CREATE INDEX "jobs_due" ON "jobs" USING btree ("due_at");--> statement-breakpoint
CREATE INDEX "messages_by_state" ON "messages" USING btree ("state","created_at");--> statement-breakpoint
CREATE INDEX "messages_of_batch" ON "messages" USING btree ("batch_id");--> statement-breakpoint
CREATE INDEX "outbox_newest" ON "outbox" USING btree ("created_at");