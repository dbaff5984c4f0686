// No two Session nodes share id.
// access: write
CREATE CONSTRAINT session_id IF NOT EXISTS
FOR (session:Session) REQUIRE session.id IS UNIQUE
