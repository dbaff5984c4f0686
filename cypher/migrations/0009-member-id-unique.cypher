// No two Member nodes share id.
// access: write
CREATE CONSTRAINT member_id IF NOT EXISTS
FOR (member:Member) REQUIRE member.id IS UNIQUE
