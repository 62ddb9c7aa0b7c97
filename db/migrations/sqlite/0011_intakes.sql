CREATE TABLE `intake_mappings` (
	`id` text PRIMARY KEY NOT NULL,
	`coalition_id` text NOT NULL,
	`kind` text NOT NULL,
	`source` text NOT NULL,
	`mapping` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`coalition_id`) REFERENCES `coalitions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `intake_mappings_one_per_source` ON `intake_mappings` (`coalition_id`,`kind`,`source`);--> statement-breakpoint
CREATE TABLE `intake_rows` (
	`id` text PRIMARY KEY NOT NULL,
	`intake_id` text NOT NULL,
	`record` integer NOT NULL,
	`line` integer NOT NULL,
	`status` text NOT NULL,
	`issues` text NOT NULL,
	`waiting` text,
	`identity` text NOT NULL,
	`outcome` text,
	`object` text,
	`added_organization_id` text,
	`added_contact_id` text,
	FOREIGN KEY (`intake_id`) REFERENCES `intakes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `intake_rows_in_order` ON `intake_rows` (`intake_id`,`record`);--> statement-breakpoint
CREATE INDEX `intake_rows_by_identity` ON `intake_rows` (`identity`);--> statement-breakpoint
CREATE TABLE `intakes` (
	`id` text PRIMARY KEY NOT NULL,
	`coalition_id` text NOT NULL,
	`letter_id` text,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`file_name` text NOT NULL,
	`file_hash` text NOT NULL,
	`choices` text NOT NULL,
	`summary` text NOT NULL,
	`problem` text,
	`account_id` text NOT NULL,
	`published_at` integer,
	`undone_at` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`coalition_id`) REFERENCES `coalitions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`letter_id`) REFERENCES `letters`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `intakes_of_letter` ON `intakes` (`letter_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `intakes_of_coalition` ON `intakes` (`coalition_id`,`created_at`);