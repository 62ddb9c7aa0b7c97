CREATE TABLE `import_findings` (
	`id` text PRIMARY KEY NOT NULL,
	`letter_id` text NOT NULL,
	`position` integer NOT NULL,
	`kind` text NOT NULL,
	`line` integer,
	`message` text NOT NULL,
	`group` text,
	`certain` integer DEFAULT false NOT NULL,
	`settled_at` integer,
	`settled_by` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`letter_id`) REFERENCES `letters`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`settled_by`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `import_findings_of_letter` ON `import_findings` (`letter_id`,`position`);--> statement-breakpoint
ALTER TABLE `letters` ADD `list_order` text DEFAULT 'alphabet' NOT NULL;