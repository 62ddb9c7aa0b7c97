CREATE TABLE `translation_steps` (
	`translation_id` text NOT NULL,
	`number` integer NOT NULL,
	`step` text NOT NULL,
	`client` text NOT NULL,
	`account_id` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`translation_id`) REFERENCES `translations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `translation_steps_in_order` ON `translation_steps` (`translation_id`,`number`);--> statement-breakpoint
CREATE TABLE `translation_versions` (
	`id` text PRIMARY KEY NOT NULL,
	`translation_id` text NOT NULL,
	`number` integer NOT NULL,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`addressees` text NOT NULL,
	`contacts` text NOT NULL,
	`doc` text NOT NULL,
	`hash` text NOT NULL,
	`of_version_id` text NOT NULL,
	`of_hash` text NOT NULL,
	`note` text,
	`author_id` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`translation_id`) REFERENCES `translations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`of_version_id`) REFERENCES `versions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`author_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `translation_versions_one_per_number` ON `translation_versions` (`translation_id`,`number`);--> statement-breakpoint
CREATE TABLE `translations` (
	`id` text PRIMARY KEY NOT NULL,
	`letter_id` text NOT NULL,
	`language` text NOT NULL,
	`title` text NOT NULL,
	`doc` text NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL,
	`updated_by` text,
	`updated_at` integer NOT NULL,
	`of_version_id` text NOT NULL,
	`version_id` text,
	`created_by` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`letter_id`) REFERENCES `letters`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`updated_by`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`of_version_id`) REFERENCES `versions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `translations_one_per_language` ON `translations` (`letter_id`,`language`);--> statement-breakpoint
ALTER TABLE `editions` ADD `translations` text;