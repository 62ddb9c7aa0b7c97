CREATE TABLE "translation_steps" (
	"translation_id" text NOT NULL,
	"number" integer NOT NULL,
	"step" jsonb NOT NULL,
	"client" text NOT NULL,
	"account_id" text,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "translation_versions" (
	"id" text PRIMARY KEY NOT NULL,
	"translation_id" text NOT NULL,
	"number" integer NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"addressees" jsonb NOT NULL,
	"contacts" jsonb NOT NULL,
	"doc" jsonb NOT NULL,
	"hash" text NOT NULL,
	"of_version_id" text NOT NULL,
	"of_hash" text NOT NULL,
	"note" text,
	"author_id" text,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "translations" (
	"id" text PRIMARY KEY NOT NULL,
	"letter_id" text NOT NULL,
	"language" text NOT NULL,
	"title" text NOT NULL,
	"doc" jsonb NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"updated_by" text,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"of_version_id" text NOT NULL,
	"version_id" text,
	"created_by" text,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "editions" ADD COLUMN "translations" jsonb;--> statement-breakpoint
ALTER TABLE "translation_steps" ADD CONSTRAINT "translation_steps_translation_id_translations_id_fk" FOREIGN KEY ("translation_id") REFERENCES "public"."translations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "translation_steps" ADD CONSTRAINT "translation_steps_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "translation_versions" ADD CONSTRAINT "translation_versions_translation_id_translations_id_fk" FOREIGN KEY ("translation_id") REFERENCES "public"."translations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "translation_versions" ADD CONSTRAINT "translation_versions_of_version_id_versions_id_fk" FOREIGN KEY ("of_version_id") REFERENCES "public"."versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "translation_versions" ADD CONSTRAINT "translation_versions_author_id_accounts_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "translations" ADD CONSTRAINT "translations_letter_id_letters_id_fk" FOREIGN KEY ("letter_id") REFERENCES "public"."letters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "translations" ADD CONSTRAINT "translations_updated_by_accounts_id_fk" FOREIGN KEY ("updated_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "translations" ADD CONSTRAINT "translations_of_version_id_versions_id_fk" FOREIGN KEY ("of_version_id") REFERENCES "public"."versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "translations" ADD CONSTRAINT "translations_created_by_accounts_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "translation_steps_in_order" ON "translation_steps" USING btree ("translation_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "translation_versions_one_per_number" ON "translation_versions" USING btree ("translation_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "translations_one_per_language" ON "translations" USING btree ("letter_id","language");