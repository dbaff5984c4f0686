// No two Version nodes share key.
// access: write
CREATE CONSTRAINT version_key IF NOT EXISTS
FOR (version:Version) REQUIRE version.key IS UNIQUE
