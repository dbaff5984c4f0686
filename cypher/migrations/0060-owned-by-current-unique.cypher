// At most one current OWNED_BY edge begins at an interest.
// access: write
CREATE CONSTRAINT owned_by_current IF NOT EXISTS
FOR ()-[edge:OWNED_BY]-() REQUIRE edge.currentOf IS UNIQUE
