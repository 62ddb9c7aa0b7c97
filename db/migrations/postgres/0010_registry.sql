CREATE TABLE "organization_blocks" (
	"block" integer NOT NULL,
	"organization_id" text NOT NULL,
	CONSTRAINT "organization_blocks_block_organization_id_pk" PRIMARY KEY("block","organization_id")
);
--> statement-breakpoint
CREATE TABLE "organization_domains" (
	"organization_id" text NOT NULL,
	"domain" text NOT NULL,
	CONSTRAINT "organization_domains_organization_id_domain_pk" PRIMARY KEY("organization_id","domain")
);
--> statement-breakpoint
CREATE TABLE "organization_merges" (
	"id" text PRIMARY KEY NOT NULL,
	"coalition_id" text NOT NULL,
	"kept_id" text NOT NULL,
	"gone_id" text NOT NULL,
	"moved" jsonb NOT NULL,
	"undone_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "organization_pairs" (
	"id" text PRIMARY KEY NOT NULL,
	"coalition_id" text NOT NULL,
	"one_id" text NOT NULL,
	"other_id" text NOT NULL,
	"reasons" jsonb NOT NULL,
	"decision" text,
	"decided_by" text,
	"decided_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "organization_relations" (
	"id" text PRIMARY KEY NOT NULL,
	"coalition_id" text NOT NULL,
	"organization_id" text NOT NULL,
	"kind" text NOT NULL,
	"other_id" text NOT NULL,
	"since" text,
	"until" text,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "organization_tags" (
	"organization_id" text NOT NULL,
	"coalition_id" text NOT NULL,
	"tag" text NOT NULL,
	CONSTRAINT "organization_tags_organization_id_tag_pk" PRIMARY KEY("organization_id","tag")
);
--> statement-breakpoint
ALTER TABLE "organizations" ADD COLUMN "website" text;--> statement-breakpoint
ALTER TABLE "organizations" ADD COLUMN "scope" text;--> statement-breakpoint
ALTER TABLE "organizations" ADD COLUMN "kind" text;--> statement-breakpoint
ALTER TABLE "organizations" ADD COLUMN "notes" text;--> statement-breakpoint
ALTER TABLE "organizations" ADD COLUMN "ask_through" text;--> statement-breakpoint
ALTER TABLE "organizations" ADD COLUMN "merged_into_id" text;--> statement-breakpoint
ALTER TABLE "organizations" ADD COLUMN "keyed_by" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "organizations" ADD COLUMN "compared_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "organization_blocks" ADD CONSTRAINT "organization_blocks_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organization_domains" ADD CONSTRAINT "organization_domains_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organization_merges" ADD CONSTRAINT "organization_merges_coalition_id_coalitions_id_fk" FOREIGN KEY ("coalition_id") REFERENCES "public"."coalitions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organization_merges" ADD CONSTRAINT "organization_merges_kept_id_organizations_id_fk" FOREIGN KEY ("kept_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organization_merges" ADD CONSTRAINT "organization_merges_gone_id_organizations_id_fk" FOREIGN KEY ("gone_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organization_pairs" ADD CONSTRAINT "organization_pairs_coalition_id_coalitions_id_fk" FOREIGN KEY ("coalition_id") REFERENCES "public"."coalitions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organization_pairs" ADD CONSTRAINT "organization_pairs_one_id_organizations_id_fk" FOREIGN KEY ("one_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organization_pairs" ADD CONSTRAINT "organization_pairs_other_id_organizations_id_fk" FOREIGN KEY ("other_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organization_pairs" ADD CONSTRAINT "organization_pairs_decided_by_accounts_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organization_relations" ADD CONSTRAINT "organization_relations_coalition_id_coalitions_id_fk" FOREIGN KEY ("coalition_id") REFERENCES "public"."coalitions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organization_relations" ADD CONSTRAINT "organization_relations_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organization_relations" ADD CONSTRAINT "organization_relations_other_id_organizations_id_fk" FOREIGN KEY ("other_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organization_tags" ADD CONSTRAINT "organization_tags_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organization_tags" ADD CONSTRAINT "organization_tags_coalition_id_coalitions_id_fk" FOREIGN KEY ("coalition_id") REFERENCES "public"."coalitions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "organization_blocks_of_organization" ON "organization_blocks" USING btree ("organization_id");--> statement-breakpoint
CREATE INDEX "organization_domains_by_domain" ON "organization_domains" USING btree ("domain");--> statement-breakpoint
CREATE INDEX "organization_merges_of_kept" ON "organization_merges" USING btree ("kept_id");--> statement-breakpoint
CREATE INDEX "organization_merges_of_gone" ON "organization_merges" USING btree ("gone_id");--> statement-breakpoint
CREATE UNIQUE INDEX "organization_pairs_once" ON "organization_pairs" USING btree ("one_id","other_id");--> statement-breakpoint
CREATE INDEX "organization_pairs_of_other" ON "organization_pairs" USING btree ("other_id");--> statement-breakpoint
CREATE INDEX "organization_pairs_open" ON "organization_pairs" USING btree ("coalition_id","decision");--> statement-breakpoint
CREATE UNIQUE INDEX "organization_relations_once" ON "organization_relations" USING btree ("organization_id","kind","other_id");--> statement-breakpoint
CREATE INDEX "organization_relations_of_other" ON "organization_relations" USING btree ("other_id");--> statement-breakpoint
CREATE INDEX "organization_tags_by_tag" ON "organization_tags" USING btree ("coalition_id","tag");--> statement-breakpoint
ALTER TABLE "organizations" ADD CONSTRAINT "organizations_merged_into_id_organizations_id_fk" FOREIGN KEY ("merged_into_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "organization_names_of_organization" ON "organization_names" USING btree ("organization_id");--> statement-breakpoint
CREATE INDEX "organizations_merged" ON "organizations" USING btree ("merged_into_id") WHERE merged_into_id is not null;--> statement-breakpoint
CREATE INDEX "organizations_to_compare" ON "organizations" USING btree ("compared_at");