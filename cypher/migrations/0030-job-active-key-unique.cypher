// No two Job nodes share activeKey.
// access: write
CREATE CONSTRAINT job_active_key IF NOT EXISTS
FOR (job:Job) REQUIRE job.activeKey IS UNIQUE
