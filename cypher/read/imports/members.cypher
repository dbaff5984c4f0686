// Every member with what a file of members says of it, for an import to compare with.
// access: read
// expects: NodeUniqueIndexSeekByRange
MATCH (member:Member)
WHERE member.ordinal >= 0
OPTIONAL MATCH (member)-[edge:SPONSORED_BY]->(sponsor:Member)
WHERE edge.to IS NULL
RETURN
  member.id AS id,
  member.number AS number,
  sponsor.number AS sponsorNumber,
  member.enrolledAt AS enrolledAt,
  member.status AS status,
  member.country AS country,
  member.name AS name,
  member.email AS email,
  member.phone AS phone
