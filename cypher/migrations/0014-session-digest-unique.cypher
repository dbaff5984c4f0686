// No two Session nodes share digest.
// access: write
CREATE CONSTRAINT session_digest IF NOT EXISTS
FOR (session:Session) REQUIRE session.digest IS UNIQUE
