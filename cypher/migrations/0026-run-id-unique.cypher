// No two Run nodes share id.
// access: write
CREATE CONSTRAINT run_id IF NOT EXISTS
FOR (run:Run) REQUIRE run.id IS UNIQUE
