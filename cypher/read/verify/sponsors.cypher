// The current sponsors of members, to be compared with their events.
// access: read
// expects: NodeUniqueIndexSeek
UNWIND $ids AS id
MATCH (member:Member {id: id})
OPTIONAL MATCH (member)-[edge:SPONSORED_BY]->(sponsor:Member)
WHERE edge.to IS NULL
RETURN
  member.id AS id,
  member.ordinal AS ordinal,
  collect(sponsor.id) AS sponsorIds
