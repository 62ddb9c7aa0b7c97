CREATE TABLE "approvals" (
	"id" text PRIMARY KEY NOT NULL,
	"letter_id" text NOT NULL,
	"organization_id" text NOT NULL,
	"version_id" text NOT NULL,
	"text_hash" text NOT NULL,
	"answer" text NOT NULL,
	"person" text NOT NULL,
	"reason" text,
	"statement" text,
	"via" text NOT NULL,
	"recorded_by" text,
	"evidence" text,
	"evidence_file_id" text,
	"ended_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "letter_leads" (
	"id" text PRIMARY KEY NOT NULL,
	"letter_id" text NOT NULL,
	"organization_id" text NOT NULL,
	"contact_id" text NOT NULL,
	"position" integer NOT NULL,
	"asked_version_id" text,
	"asked_by" text,
	"asked_at" timestamp (3) with time zone,
	"reminded_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "letters" ADD COLUMN "leads_approve" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "coalitions" ADD COLUMN "leads_approve" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_letter_id_letters_id_fk" FOREIGN KEY ("letter_id") REFERENCES "public"."letters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_version_id_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_recorded_by_accounts_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letter_leads" ADD CONSTRAINT "letter_leads_letter_id_letters_id_fk" FOREIGN KEY ("letter_id") REFERENCES "public"."letters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letter_leads" ADD CONSTRAINT "letter_leads_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letter_leads" ADD CONSTRAINT "letter_leads_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letter_leads" ADD CONSTRAINT "letter_leads_asked_version_id_versions_id_fk" FOREIGN KEY ("asked_version_id") REFERENCES "public"."versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letter_leads" ADD CONSTRAINT "letter_leads_asked_by_accounts_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "approvals_one_standing" ON "approvals" USING btree ("letter_id","organization_id","text_hash") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "approvals_of_letter" ON "approvals" USING btree ("letter_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "letter_leads_one_per_organization" ON "letter_leads" USING btree ("letter_id","organization_id");--> statement-breakpoint
CREATE INDEX "letter_leads_in_order" ON "letter_leads" USING btree ("letter_id","position");