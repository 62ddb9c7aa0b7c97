CREATE TABLE "contact_addresses" (
	"id" text PRIMARY KEY NOT NULL,
	"contact_id" text NOT NULL,
	"email" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "phone" text;--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "person_id" text;--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "may_sign" text;--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "scope" text;--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "scope_until" text;--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "since" text;--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "until" text;--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "reached_on" text;--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "reached_by" text;--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "notes" text;--> statement-breakpoint
ALTER TABLE "contact_addresses" ADD CONSTRAINT "contact_addresses_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "contact_addresses_once" ON "contact_addresses" USING btree ("contact_id","email");--> statement-breakpoint
CREATE INDEX "contacts_of_person" ON "contacts" USING btree ("person_id");