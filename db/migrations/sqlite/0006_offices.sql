CREATE TABLE `office_holders` (
	`id` text PRIMARY KEY NOT NULL,
	`office_id` text NOT NULL,
	`name` text NOT NULL,
	`title` text,
	`since` text,
	`until` text,
	`source` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`office_id`) REFERENCES `offices`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `office_holders_of_office` ON `office_holders` (`office_id`);--> statement-breakpoint
CREATE TABLE `offices` (
	`id` text PRIMARY KEY NOT NULL,
	`coalition_id` text NOT NULL,
	`shipped` text,
	`name` text NOT NULL,
	`holder_title` text NOT NULL,
	`component` text,
	`branch` text NOT NULL,
	`address` text NOT NULL,
	`email` text,
	`secretariat` text,
	`salutation` text,
	`benchmark` integer DEFAULT 30 NOT NULL,
	`notes` text,
	`source` text,
	`known` text NOT NULL,
	`changed_at` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`coalition_id`) REFERENCES `coalitions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `offices_shipped_once` ON `offices` (`coalition_id`,`shipped`);--> statement-breakpoint
ALTER TABLE `addressees` ADD `office_id` text REFERENCES offices(id);