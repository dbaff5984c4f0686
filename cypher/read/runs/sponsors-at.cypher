// Who sponsored these members at the last instant before $until.
// access: read
// expects: NodeUniqueIndexSeek
UNWIND $ids AS id
MATCH (member:Member {id: id})-[edge:SPONSORED_BY]->(sponsor:Member)
WHERE edge.from < $until AND (edge.to IS NULL OR edge.to >= $until)
RETURN
  member.id AS id,
  sponsor.id AS sponsorId
