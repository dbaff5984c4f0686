// At most one current SPONSORED_BY edge begins at a contact.
// access: write
CREATE CONSTRAINT sponsored_by_current IF NOT EXISTS
FOR ()-[edge:SPONSORED_BY]-() REQUIRE edge.currentOf IS UNIQUE
