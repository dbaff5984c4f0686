// No two ApiKey nodes share id.
// access: write
CREATE CONSTRAINT api_key_id IF NOT EXISTS
FOR (apiKey:ApiKey) REQUIRE apiKey.id IS UNIQUE
