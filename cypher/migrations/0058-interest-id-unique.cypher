// No two Interest nodes share id.
// access: write
CREATE CONSTRAINT interest_id IF NOT EXISTS
FOR (interest:Interest) REQUIRE interest.id IS UNIQUE
