CREATE TABLE `segments` (
	`id` text PRIMARY KEY NOT NULL,
	`coalition_id` text NOT NULL,
	`name` text NOT NULL,
	`filter` text NOT NULL,
	`created_by` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`coalition_id`) REFERENCES `coalitions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `segments_one_per_name` ON `segments` (`coalition_id`,`name`);--> statement-breakpoint
ALTER TABLE `organization_tags` ADD `batch` text;--> statement-breakpoint
CREATE INDEX `organization_tags_of_batch` ON `organization_tags` (`batch`);--> statement-breakpoint
CREATE INDEX `signatures_of_organization` ON `signatures` (`organization_id`);