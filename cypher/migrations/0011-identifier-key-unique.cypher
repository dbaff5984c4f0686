// No two Identifier nodes share key.
// access: write
CREATE CONSTRAINT identifier_key IF NOT EXISTS
FOR (identifier:Identifier) REQUIRE identifier.key IS UNIQUE
