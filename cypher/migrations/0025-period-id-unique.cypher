// No two Period nodes share id.
// access: write
CREATE CONSTRAINT period_id IF NOT EXISTS
FOR (period:Period) REQUIRE period.id IS UNIQUE
