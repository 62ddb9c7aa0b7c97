CREATE TABLE `assessments` (
	`id` text PRIMARY KEY NOT NULL,
	`letter_id` text NOT NULL,
	`addressee_id` text NOT NULL,
	`ask_id` text NOT NULL,
	`response_id` text,
	`outcome` text NOT NULL,
	`quote` text,
	`by` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`letter_id`) REFERENCES `letters`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`addressee_id`) REFERENCES `addressees`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`response_id`) REFERENCES `responses`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `assessments_of_letter` ON `assessments` (`letter_id`,`addressee_id`,`ask_id`);--> statement-breakpoint
CREATE TABLE `deliveries` (
	`id` text PRIMARY KEY NOT NULL,
	`letter_id` text NOT NULL,
	`edition_id` text NOT NULL,
	`addressee_id` text NOT NULL,
	`addressee` text NOT NULL,
	`method` text NOT NULL,
	`state` text NOT NULL,
	`email` text,
	`covering` text,
	`goes_at` integer,
	`delivered_at` integer,
	`tracking` text,
	`proof_file_id` text,
	`by` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`letter_id`) REFERENCES `letters`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`edition_id`) REFERENCES `editions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`addressee_id`) REFERENCES `addressees`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`proof_file_id`) REFERENCES `files`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `deliveries_of_letter` ON `deliveries` (`letter_id`);--> statement-breakpoint
CREATE TABLE `edition_signatories` (
	`edition_id` text NOT NULL,
	`position` integer NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`group` text,
	`detail` text,
	`signature_id` text,
	`organization_id` text,
	PRIMARY KEY(`edition_id`, `position`),
	FOREIGN KEY (`edition_id`) REFERENCES `editions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `edition_signatories_by_organization` ON `edition_signatories` (`organization_id`);--> statement-breakpoint
CREATE TABLE `editions` (
	`id` text PRIMARY KEY NOT NULL,
	`letter_id` text NOT NULL,
	`number` integer NOT NULL,
	`version_id` text NOT NULL,
	`version_number` integer NOT NULL,
	`title` text NOT NULL,
	`date` text,
	`language` text NOT NULL,
	`addressees` text NOT NULL,
	`contacts` text NOT NULL,
	`doc` text NOT NULL,
	`order` text NOT NULL,
	`text_hash` text NOT NULL,
	`list_hash` text NOT NULL,
	`manifest` text NOT NULL,
	`code` text NOT NULL,
	`as_printed` integer DEFAULT false NOT NULL,
	`pdf_file_id` text,
	`pdf_problem` text,
	`frozen_by` text,
	`frozen_at` integer NOT NULL,
	`taken_back_at` integer,
	FOREIGN KEY (`letter_id`) REFERENCES `letters`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`pdf_file_id`) REFERENCES `files`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`frozen_by`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `editions_code_unique` ON `editions` (`code`);--> statement-breakpoint
CREATE UNIQUE INDEX `editions_one_per_number` ON `editions` (`letter_id`,`number`);--> statement-breakpoint
CREATE TABLE `files` (
	`id` text PRIMARY KEY NOT NULL,
	`coalition_id` text NOT NULL,
	`hash` text NOT NULL,
	`name` text NOT NULL,
	`media_type` text NOT NULL,
	`size` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`coalition_id`) REFERENCES `coalitions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `responses` (
	`id` text PRIMARY KEY NOT NULL,
	`letter_id` text NOT NULL,
	`addressee_id` text NOT NULL,
	`from` text NOT NULL,
	`received_on` text NOT NULL,
	`kind` text NOT NULL,
	`words` text,
	`file_id` text,
	`recorded_by` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`letter_id`) REFERENCES `letters`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`addressee_id`) REFERENCES `addressees`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`file_id`) REFERENCES `files`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`recorded_by`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `responses_of_letter` ON `responses` (`letter_id`);--> statement-breakpoint
CREATE TABLE `addressees` (
	`id` text PRIMARY KEY NOT NULL,
	`letter_id` text NOT NULL,
	`position` integer NOT NULL,
	`title` text NOT NULL,
	`name` text NOT NULL,
	`office` text,
	`component` text,
	`address` text NOT NULL,
	`email` text,
	`cc` integer DEFAULT false NOT NULL,
	`benchmark` integer DEFAULT 30 NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`letter_id`) REFERENCES `letters`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `addressees_of_letter` ON `addressees` (`letter_id`,`position`);--> statement-breakpoint
CREATE TABLE `drafts` (
	`letter_id` text PRIMARY KEY NOT NULL,
	`doc` text NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL,
	`updated_by` text,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`letter_id`) REFERENCES `letters`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`updated_by`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `letter_contacts` (
	`id` text PRIMARY KEY NOT NULL,
	`letter_id` text NOT NULL,
	`position` integer NOT NULL,
	`name` text NOT NULL,
	`organization` text NOT NULL,
	`email` text NOT NULL,
	FOREIGN KEY (`letter_id`) REFERENCES `letters`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `letter_contacts_of_letter` ON `letter_contacts` (`letter_id`,`position`);--> statement-breakpoint
CREATE TABLE `letter_slugs` (
	`slug` text PRIMARY KEY NOT NULL,
	`letter_id` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`letter_id`) REFERENCES `letters`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `letters` (
	`id` text PRIMARY KEY NOT NULL,
	`coalition_id` text NOT NULL,
	`slug` text NOT NULL,
	`title` text NOT NULL,
	`language` text DEFAULT 'en' NOT NULL,
	`state` text DEFAULT 'drafting' NOT NULL,
	`visibility` text DEFAULT 'link' NOT NULL,
	`shows` text DEFAULT 'list' NOT NULL,
	`takes_individuals` integer DEFAULT false NOT NULL,
	`holds_unknown` integer DEFAULT false NOT NULL,
	`date` text,
	`deadline_at` integer,
	`deadline_zone` text,
	`deadline_wall` text,
	`version_id` text,
	`follows_id` text,
	`as_printed` integer DEFAULT false NOT NULL,
	`opened_at` integer,
	`closed_at` integer,
	`final_at` integer,
	`delivered_at` integer,
	`concluded_at` integer,
	`created_by` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`coalition_id`) REFERENCES `coalitions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `letters_slug_unique` ON `letters` (`slug`);--> statement-breakpoint
CREATE INDEX `letters_of_coalition` ON `letters` (`coalition_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `letters_due` ON `letters` (`state`,`deadline_at`);--> statement-breakpoint
CREATE TABLE `stories` (
	`id` text PRIMARY KEY NOT NULL,
	`letter_id` text NOT NULL,
	`position` integer NOT NULL,
	`name` text NOT NULL,
	`pseudonym` integer DEFAULT false NOT NULL,
	`vouched_by` text,
	`consent_by` text,
	`consent_on` text,
	`consent_until` text,
	`overridden_at` integer,
	`overridden_by` text,
	`override_reason` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`letter_id`) REFERENCES `letters`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`overridden_by`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `stories_of_letter` ON `stories` (`letter_id`,`position`);--> statement-breakpoint
CREATE TABLE `versions` (
	`id` text PRIMARY KEY NOT NULL,
	`letter_id` text NOT NULL,
	`number` integer NOT NULL,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`addressees` text NOT NULL,
	`contacts` text NOT NULL,
	`doc` text NOT NULL,
	`plain` text NOT NULL,
	`hash` text NOT NULL,
	`note` text,
	`parent_id` text,
	`author_id` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`letter_id`) REFERENCES `letters`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`author_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `versions_one_per_number` ON `versions` (`letter_id`,`number`);--> statement-breakpoint
CREATE TABLE `accounts` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`password_hash` text,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `accounts_email_unique` ON `accounts` (`email`);--> statement-breakpoint
CREATE TABLE `coalitions` (
	`id` text PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL,
	`address` text,
	`zone` text DEFAULT 'America/New_York' NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `coalitions_slug_unique` ON `coalitions` (`slug`);--> statement-breakpoint
CREATE TABLE `limits` (
	`key` text NOT NULL,
	`bucket` integer NOT NULL,
	`count` integer DEFAULT 0 NOT NULL,
	`expires_at` integer NOT NULL,
	PRIMARY KEY(`key`, `bucket`)
);
--> statement-breakpoint
CREATE INDEX `limits_expired` ON `limits` (`expires_at`);--> statement-breakpoint
CREATE TABLE `members` (
	`coalition_id` text NOT NULL,
	`account_id` text NOT NULL,
	`role` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`coalition_id`, `account_id`),
	FOREIGN KEY (`coalition_id`) REFERENCES `coalitions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `members_by_account` ON `members` (`account_id`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`expires_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `sessions_of_account` ON `sessions` (`account_id`);--> statement-breakpoint
CREATE TABLE `suppressions` (
	`id` text PRIMARY KEY NOT NULL,
	`coalition_id` text NOT NULL,
	`email_hash` text NOT NULL,
	`reason` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`coalition_id`) REFERENCES `coalitions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `suppressions_one_per_address` ON `suppressions` (`coalition_id`,`email_hash`);--> statement-breakpoint
CREATE TABLE `tokens` (
	`id` text PRIMARY KEY NOT NULL,
	`purpose` text NOT NULL,
	`subject` text NOT NULL,
	`hash` text NOT NULL,
	`email` text,
	`data` text,
	`attempts` integer DEFAULT 0 NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `tokens_hash_unique` ON `tokens` (`hash`);--> statement-breakpoint
CREATE INDEX `tokens_of_subject` ON `tokens` (`purpose`,`subject`);--> statement-breakpoint
CREATE TABLE `contacts` (
	`id` text PRIMARY KEY NOT NULL,
	`coalition_id` text NOT NULL,
	`organization_id` text NOT NULL,
	`name` text NOT NULL,
	`title` text,
	`email` text,
	`language` text,
	`bounced_at` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`coalition_id`) REFERENCES `coalitions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organization_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `contacts_of_organization` ON `contacts` (`organization_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `contacts_one_per_address` ON `contacts` (`organization_id`,`email`);--> statement-breakpoint
CREATE TABLE `organization_names` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`coalition_id` text NOT NULL,
	`name` text NOT NULL,
	`key` text NOT NULL,
	`kind` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`organization_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`coalition_id`) REFERENCES `coalitions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `organization_names_one_per_key` ON `organization_names` (`coalition_id`,`key`);--> statement-breakpoint
CREATE TABLE `organizations` (
	`id` text PRIMARY KEY NOT NULL,
	`coalition_id` text NOT NULL,
	`name` text NOT NULL,
	`key` text NOT NULL,
	`city` text,
	`state` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`coalition_id`) REFERENCES `coalitions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `organizations_one_per_key` ON `organizations` (`coalition_id`,`key`);--> statement-breakpoint
CREATE TABLE `invitations` (
	`id` text PRIMARY KEY NOT NULL,
	`letter_id` text NOT NULL,
	`organization_id` text NOT NULL,
	`contact_id` text,
	`state` text DEFAULT 'listed' NOT NULL,
	`sent_at` integer,
	`opened_at` integer,
	`answered_at` integer,
	`decide_by` text,
	`note` text,
	`question` text,
	`asked_at` integer,
	`reminders` integer DEFAULT 0 NOT NULL,
	`reminded_at` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`letter_id`) REFERENCES `letters`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organization_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `invitations_one_per_organization` ON `invitations` (`letter_id`,`organization_id`);--> statement-breakpoint
CREATE INDEX `invitations_by_state` ON `invitations` (`letter_id`,`state`);--> statement-breakpoint
CREATE TABLE `signature_colleagues` (
	`id` text PRIMARY KEY NOT NULL,
	`signature_id` text NOT NULL,
	`email` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`signature_id`) REFERENCES `signatures`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `signature_colleagues_once` ON `signature_colleagues` (`signature_id`,`email`);--> statement-breakpoint
CREATE TABLE `signatures` (
	`id` text PRIMARY KEY NOT NULL,
	`letter_id` text NOT NULL,
	`state` text NOT NULL,
	`kind` text DEFAULT 'organization' NOT NULL,
	`name` text NOT NULL,
	`key` text NOT NULL,
	`organization_id` text,
	`affiliation` text,
	`signer_name` text NOT NULL,
	`signer_title` text,
	`email` text NOT NULL,
	`city` text,
	`place` text,
	`version_id` text NOT NULL,
	`text_hash` text NOT NULL,
	`statement` text NOT NULL,
	`via` text NOT NULL,
	`authority` text NOT NULL,
	`vouched_by` text,
	`evidence` text,
	`evidence_file_id` text,
	`invitation_id` text,
	`held_for` text,
	`reason` text,
	`wants_final` integer DEFAULT true NOT NULL,
	`wants_answers` integer DEFAULT true NOT NULL,
	`language` text DEFAULT 'en' NOT NULL,
	`expires_at` integer,
	`confirmed_at` integer,
	`active_at` integer,
	`ended_at` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`letter_id`) REFERENCES `letters`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organization_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`version_id`) REFERENCES `versions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`vouched_by`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`invitation_id`) REFERENCES `invitations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `signatures_one_per_organization` ON `signatures` (`letter_id`,`key`) WHERE state in ('active', 'stale');--> statement-breakpoint
CREATE INDEX `signatures_by_state` ON `signatures` (`letter_id`,`state`);--> statement-breakpoint
CREATE INDEX `signatures_by_email` ON `signatures` (`letter_id`,`email`);--> statement-breakpoint
CREATE TABLE `history` (
	`seq` integer PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`coalition_id` text,
	`letter_id` text,
	`actor_kind` text NOT NULL,
	`actor_id` text,
	`action` text NOT NULL,
	`object` text,
	`data` text NOT NULL,
	`prev` text NOT NULL,
	`hash` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `history_of_letter` ON `history` (`letter_id`,`seq`);--> statement-breakpoint
CREATE INDEX `history_of_coalition` ON `history` (`coalition_id`,`seq`);--> statement-breakpoint
CREATE UNIQUE INDEX `history_hash` ON `history` (`hash`);--> statement-breakpoint
CREATE TABLE `jobs` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`payload` text NOT NULL,
	`due_at` integer,
	`attempts` integer DEFAULT 0 NOT NULL,
	`key` text,
	`error` text,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `jobs_key_unique` ON `jobs` (`key`);--> statement-breakpoint
CREATE INDEX `jobs_due` ON `jobs` (`due_at`);--> statement-breakpoint
CREATE TABLE `mail_batches` (
	`id` text PRIMARY KEY NOT NULL,
	`key` text NOT NULL,
	`bytes` text,
	`first_tried_at` integer,
	`settled_at` integer,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `mail_batches_key_unique` ON `mail_batches` (`key`);--> statement-breakpoint
CREATE TABLE `messages` (
	`id` text PRIMARY KEY NOT NULL,
	`coalition_id` text,
	`letter_id` text,
	`template` text NOT NULL,
	`data` text NOT NULL,
	`to` text NOT NULL,
	`sealed` text,
	`subject` text,
	`state` text DEFAULT 'queued' NOT NULL,
	`cause` text NOT NULL,
	`batch_id` text,
	`provider_id` text,
	`bytes_hash` text,
	`problem` text,
	`accepted_at` integer,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `messages_cause_unique` ON `messages` (`cause`);--> statement-breakpoint
CREATE INDEX `messages_by_state` ON `messages` (`state`,`created_at`);--> statement-breakpoint
CREATE INDEX `messages_of_batch` ON `messages` (`batch_id`);--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` text PRIMARY KEY NOT NULL,
	`message_id` text NOT NULL,
	`bytes` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_messageId_unique` ON `outbox` (`message_id`);--> statement-breakpoint
CREATE INDEX `outbox_newest` ON `outbox` (`created_at`);