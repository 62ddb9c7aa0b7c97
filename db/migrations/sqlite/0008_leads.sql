CREATE TABLE `approvals` (
	`id` text PRIMARY KEY NOT NULL,
	`letter_id` text NOT NULL,
	`organization_id` text NOT NULL,
	`version_id` text NOT NULL,
	`text_hash` text NOT NULL,
	`answer` text NOT NULL,
	`person` text NOT NULL,
	`reason` text,
	`statement` text,
	`via` text NOT NULL,
	`recorded_by` text,
	`evidence` text,
	`evidence_file_id` text,
	`ended_at` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`letter_id`) REFERENCES `letters`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organization_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`version_id`) REFERENCES `versions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`recorded_by`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `approvals_one_standing` ON `approvals` (`letter_id`,`organization_id`,`text_hash`) WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX `approvals_of_letter` ON `approvals` (`letter_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `letter_leads` (
	`id` text PRIMARY KEY NOT NULL,
	`letter_id` text NOT NULL,
	`organization_id` text NOT NULL,
	`contact_id` text NOT NULL,
	`position` integer NOT NULL,
	`asked_version_id` text,
	`asked_by` text,
	`asked_at` integer,
	`reminded_at` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`letter_id`) REFERENCES `letters`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organization_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`asked_version_id`) REFERENCES `versions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`asked_by`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `letter_leads_one_per_organization` ON `letter_leads` (`letter_id`,`organization_id`);--> statement-breakpoint
CREATE INDEX `letter_leads_in_order` ON `letter_leads` (`letter_id`,`position`);--> statement-breakpoint
ALTER TABLE `letters` ADD `leads_approve` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `coalitions` ADD `leads_approve` integer DEFAULT false NOT NULL;