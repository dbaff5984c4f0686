// Finds Job nodes by kind and createdAt.
// access: write
CREATE INDEX job_kind_created_at IF NOT EXISTS
FOR (job:Job) ON (job.kind, job.createdAt)
