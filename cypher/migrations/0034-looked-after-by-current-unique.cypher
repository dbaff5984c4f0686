// At most one current LOOKED_AFTER_BY edge begins at a contact.
// access: write
CREATE CONSTRAINT looked_after_by_current IF NOT EXISTS
FOR ()-[edge:LOOKED_AFTER_BY]-() REQUIRE edge.currentOf IS UNIQUE
