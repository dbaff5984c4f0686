// No two Migration nodes share name.
// access: write
CREATE CONSTRAINT migration_name IF NOT EXISTS
FOR (migration:Migration) REQUIRE migration.name IS UNIQUE
