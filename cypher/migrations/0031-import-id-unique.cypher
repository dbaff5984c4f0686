// No two Import nodes share id.
// access: write
CREATE CONSTRAINT import_id IF NOT EXISTS
FOR (import:Import) REQUIRE import.id IS UNIQUE
