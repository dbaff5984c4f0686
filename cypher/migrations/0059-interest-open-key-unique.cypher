// At most one open interest of a contact, a kind and an owner.
// access: write
CREATE CONSTRAINT interest_open_key IF NOT EXISTS
FOR (interest:Interest) REQUIRE interest.openKey IS UNIQUE
