CREATE TABLE `contact_addresses` (
	`id` text PRIMARY KEY NOT NULL,
	`contact_id` text NOT NULL,
	`email` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `contact_addresses_once` ON `contact_addresses` (`contact_id`,`email`);--> statement-breakpoint
ALTER TABLE `contacts` ADD `phone` text;--> statement-breakpoint
ALTER TABLE `contacts` ADD `person_id` text;--> statement-breakpoint
ALTER TABLE `contacts` ADD `may_sign` text;--> statement-breakpoint
ALTER TABLE `contacts` ADD `scope` text;--> statement-breakpoint
ALTER TABLE `contacts` ADD `scope_until` text;--> statement-breakpoint
ALTER TABLE `contacts` ADD `since` text;--> statement-breakpoint
ALTER TABLE `contacts` ADD `until` text;--> statement-breakpoint
ALTER TABLE `contacts` ADD `reached_on` text;--> statement-breakpoint
ALTER TABLE `contacts` ADD `reached_by` text;--> statement-breakpoint
ALTER TABLE `contacts` ADD `notes` text;--> statement-breakpoint
CREATE INDEX `contacts_of_person` ON `contacts` (`person_id`);