// All sponsor edges of members, past and present, to be compared with their events.
// access: read
// expects: NodeUniqueIndexSeek
UNWIND $ids AS id
MATCH (member:Member {id: id})
OPTIONAL MATCH (member)-[edge:SPONSORED_BY]->(sponsor:Member)
WITH
  member,
  collect(edge) AS edges,
  collect(sponsor.id) AS sponsorIds
RETURN
  member.id AS id,
  member.ordinal AS ordinal,
  sponsorIds AS sponsorIds,
  [edge IN edges | coalesce(edge.from, localdatetime('0001-01-01T00:00:00'))] AS froms,
  [edge IN edges | coalesce(edge.to, localdatetime('9999-12-31T00:00:00'))] AS ends
