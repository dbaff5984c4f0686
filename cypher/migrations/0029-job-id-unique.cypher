// No two Job nodes share id.
// access: write
CREATE CONSTRAINT job_id IF NOT EXISTS
FOR (job:Job) REQUIRE job.id IS UNIQUE
