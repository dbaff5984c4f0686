// Finds Import nodes by startedAt.
// access: write
CREATE INDEX import_started_at IF NOT EXISTS
FOR (import:Import) ON (import.startedAt)
