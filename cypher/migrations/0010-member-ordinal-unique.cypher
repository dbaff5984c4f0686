// No two Member nodes share ordinal.
// access: write
CREATE CONSTRAINT member_ordinal IF NOT EXISTS
FOR (member:Member) REQUIRE member.ordinal IS UNIQUE
