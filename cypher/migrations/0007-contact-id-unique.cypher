// No two Contact nodes share id.
// access: write
CREATE CONSTRAINT contact_id IF NOT EXISTS
FOR (contact:Contact) REQUIRE contact.id IS UNIQUE
