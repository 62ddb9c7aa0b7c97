CREATE TABLE `organization_blocks` (
	`block` integer NOT NULL,
	`organization_id` text NOT NULL,
	PRIMARY KEY(`block`, `organization_id`),
	FOREIGN KEY (`organization_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `organization_blocks_of_organization` ON `organization_blocks` (`organization_id`);--> statement-breakpoint
CREATE TABLE `organization_domains` (
	`organization_id` text NOT NULL,
	`domain` text NOT NULL,
	PRIMARY KEY(`organization_id`, `domain`),
	FOREIGN KEY (`organization_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `organization_domains_by_domain` ON `organization_domains` (`domain`);--> statement-breakpoint
CREATE TABLE `organization_merges` (
	`id` text PRIMARY KEY NOT NULL,
	`coalition_id` text NOT NULL,
	`kept_id` text NOT NULL,
	`gone_id` text NOT NULL,
	`moved` text NOT NULL,
	`undone_at` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`coalition_id`) REFERENCES `coalitions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`kept_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`gone_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `organization_merges_of_kept` ON `organization_merges` (`kept_id`);--> statement-breakpoint
CREATE INDEX `organization_merges_of_gone` ON `organization_merges` (`gone_id`);--> statement-breakpoint
CREATE TABLE `organization_pairs` (
	`id` text PRIMARY KEY NOT NULL,
	`coalition_id` text NOT NULL,
	`one_id` text NOT NULL,
	`other_id` text NOT NULL,
	`reasons` text NOT NULL,
	`decision` text,
	`decided_by` text,
	`decided_at` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`coalition_id`) REFERENCES `coalitions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`one_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`other_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `organization_pairs_once` ON `organization_pairs` (`one_id`,`other_id`);--> statement-breakpoint
CREATE INDEX `organization_pairs_of_other` ON `organization_pairs` (`other_id`);--> statement-breakpoint
CREATE INDEX `organization_pairs_open` ON `organization_pairs` (`coalition_id`,`decision`);--> statement-breakpoint
CREATE TABLE `organization_relations` (
	`id` text PRIMARY KEY NOT NULL,
	`coalition_id` text NOT NULL,
	`organization_id` text NOT NULL,
	`kind` text NOT NULL,
	`other_id` text NOT NULL,
	`since` text,
	`until` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`coalition_id`) REFERENCES `coalitions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organization_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`other_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `organization_relations_once` ON `organization_relations` (`organization_id`,`kind`,`other_id`);--> statement-breakpoint
CREATE INDEX `organization_relations_of_other` ON `organization_relations` (`other_id`);--> statement-breakpoint
CREATE TABLE `organization_tags` (
	`organization_id` text NOT NULL,
	`coalition_id` text NOT NULL,
	`tag` text NOT NULL,
	PRIMARY KEY(`organization_id`, `tag`),
	FOREIGN KEY (`organization_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`coalition_id`) REFERENCES `coalitions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `organization_tags_by_tag` ON `organization_tags` (`coalition_id`,`tag`);--> statement-breakpoint
ALTER TABLE `organizations` ADD `website` text;--> statement-breakpoint
ALTER TABLE `organizations` ADD `scope` text;--> statement-breakpoint
ALTER TABLE `organizations` ADD `kind` text;--> statement-breakpoint
ALTER TABLE `organizations` ADD `notes` text;--> statement-breakpoint
ALTER TABLE `organizations` ADD `ask_through` text;--> statement-breakpoint
ALTER TABLE `organizations` ADD `merged_into_id` text REFERENCES organizations(id);--> statement-breakpoint
ALTER TABLE `organizations` ADD `keyed_by` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `organizations` ADD `compared_at` integer;--> statement-breakpoint
CREATE INDEX `organizations_merged` ON `organizations` (`merged_into_id`) WHERE merged_into_id is not null;--> statement-breakpoint
CREATE INDEX `organizations_to_compare` ON `organizations` (`compared_at`);--> statement-breakpoint
CREATE INDEX `organization_names_of_organization` ON `organization_names` (`organization_id`);