// No two ApiKey nodes share keyDigest.
// access: write
CREATE CONSTRAINT api_key_key_digest IF NOT EXISTS
FOR (apiKey:ApiKey) REQUIRE apiKey.keyDigest IS UNIQUE
