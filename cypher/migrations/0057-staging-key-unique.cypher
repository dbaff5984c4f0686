// No two Staging nodes share key.
// access: write
CREATE CONSTRAINT staging_key IF NOT EXISTS
FOR (staging:Staging) REQUIRE staging.key IS UNIQUE
