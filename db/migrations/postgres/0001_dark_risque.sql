CREATE TABLE "import_findings" (
	"id" text PRIMARY KEY NOT NULL,
	"letter_id" text NOT NULL,
	"position" integer NOT NULL,
	"kind" text NOT NULL,
	"line" integer,
	"message" text NOT NULL,
	"group" text,
	"certain" boolean DEFAULT false NOT NULL,
	"settled_at" timestamp (3) with time zone,
	"settled_by" text,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "letters" ADD COLUMN "list_order" text DEFAULT 'alphabet' NOT NULL;--> statement-breakpoint
ALTER TABLE "import_findings" ADD CONSTRAINT "import_findings_letter_id_letters_id_fk" FOREIGN KEY ("letter_id") REFERENCES "public"."letters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_findings" ADD CONSTRAINT "import_findings_settled_by_accounts_id_fk" FOREIGN KEY ("settled_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "import_findings_of_letter" ON "import_findings" USING btree ("letter_id","position");