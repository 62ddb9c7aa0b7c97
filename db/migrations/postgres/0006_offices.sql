CREATE TABLE "office_holders" (
	"id" text PRIMARY KEY NOT NULL,
	"office_id" text NOT NULL,
	"name" text NOT NULL,
	"title" text,
	"since" text,
	"until" text,
	"source" text,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "offices" (
	"id" text PRIMARY KEY NOT NULL,
	"coalition_id" text NOT NULL,
	"shipped" text,
	"name" text NOT NULL,
	"holder_title" text NOT NULL,
	"component" text,
	"branch" text NOT NULL,
	"address" jsonb NOT NULL,
	"email" text,
	"secretariat" text,
	"salutation" text,
	"benchmark" integer DEFAULT 30 NOT NULL,
	"notes" text,
	"source" text,
	"known" text NOT NULL,
	"changed_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "addressees" ADD COLUMN "office_id" text;--> statement-breakpoint
ALTER TABLE "office_holders" ADD CONSTRAINT "office_holders_office_id_offices_id_fk" FOREIGN KEY ("office_id") REFERENCES "public"."offices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offices" ADD CONSTRAINT "offices_coalition_id_coalitions_id_fk" FOREIGN KEY ("coalition_id") REFERENCES "public"."coalitions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "office_holders_of_office" ON "office_holders" USING btree ("office_id");--> statement-breakpoint
CREATE UNIQUE INDEX "offices_shipped_once" ON "offices" USING btree ("coalition_id","shipped");--> statement-breakpoint
ALTER TABLE "addressees" ADD CONSTRAINT "addressees_office_id_offices_id_fk" FOREIGN KEY ("office_id") REFERENCES "public"."offices"("id") ON DELETE no action ON UPDATE no action;