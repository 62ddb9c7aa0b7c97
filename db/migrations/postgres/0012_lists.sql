CREATE TABLE "segments" (
	"id" text PRIMARY KEY NOT NULL,
	"coalition_id" text NOT NULL,
	"name" text NOT NULL,
	"filter" jsonb NOT NULL,
	"created_by" text,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "organization_tags" ADD COLUMN "batch" text;--> statement-breakpoint
ALTER TABLE "segments" ADD CONSTRAINT "segments_coalition_id_coalitions_id_fk" FOREIGN KEY ("coalition_id") REFERENCES "public"."coalitions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "segments" ADD CONSTRAINT "segments_created_by_accounts_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "segments_one_per_name" ON "segments" USING btree ("coalition_id","name");--> statement-breakpoint
CREATE INDEX "organization_tags_of_batch" ON "organization_tags" USING btree ("batch");--> statement-breakpoint
CREATE INDEX "signatures_of_organization" ON "signatures" USING btree ("organization_id");