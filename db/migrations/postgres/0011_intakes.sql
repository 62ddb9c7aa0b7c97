CREATE TABLE "intake_mappings" (
	"id" text PRIMARY KEY NOT NULL,
	"coalition_id" text NOT NULL,
	"kind" text NOT NULL,
	"source" text NOT NULL,
	"mapping" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "intake_rows" (
	"id" text PRIMARY KEY NOT NULL,
	"intake_id" text NOT NULL,
	"record" integer NOT NULL,
	"line" integer NOT NULL,
	"status" text NOT NULL,
	"issues" jsonb NOT NULL,
	"waiting" jsonb,
	"identity" text NOT NULL,
	"outcome" text,
	"object" text,
	"added_organization_id" text,
	"added_contact_id" text
);
--> statement-breakpoint
CREATE TABLE "intakes" (
	"id" text PRIMARY KEY NOT NULL,
	"coalition_id" text NOT NULL,
	"letter_id" text,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"file_name" text NOT NULL,
	"file_hash" text NOT NULL,
	"choices" jsonb NOT NULL,
	"summary" jsonb NOT NULL,
	"problem" text,
	"account_id" text NOT NULL,
	"published_at" timestamp (3) with time zone,
	"undone_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "intake_mappings" ADD CONSTRAINT "intake_mappings_coalition_id_coalitions_id_fk" FOREIGN KEY ("coalition_id") REFERENCES "public"."coalitions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "intake_rows" ADD CONSTRAINT "intake_rows_intake_id_intakes_id_fk" FOREIGN KEY ("intake_id") REFERENCES "public"."intakes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "intakes" ADD CONSTRAINT "intakes_coalition_id_coalitions_id_fk" FOREIGN KEY ("coalition_id") REFERENCES "public"."coalitions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "intakes" ADD CONSTRAINT "intakes_letter_id_letters_id_fk" FOREIGN KEY ("letter_id") REFERENCES "public"."letters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "intake_mappings_one_per_source" ON "intake_mappings" USING btree ("coalition_id","kind","source");--> statement-breakpoint
CREATE UNIQUE INDEX "intake_rows_in_order" ON "intake_rows" USING btree ("intake_id","record");--> statement-breakpoint
CREATE INDEX "intake_rows_by_identity" ON "intake_rows" USING btree ("identity");--> statement-breakpoint
CREATE INDEX "intakes_of_letter" ON "intakes" USING btree ("letter_id","created_at");--> statement-breakpoint
CREATE INDEX "intakes_of_coalition" ON "intakes" USING btree ("coalition_id","created_at");