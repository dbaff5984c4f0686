// Ends the current sponsor edge and begins the next; counts only moves that found the sponsor they left.
// access: write
// expects: NodeUniqueIndexSeek, DirectedRelationshipUniqueIndexSeek
UNWIND $rows AS row
MATCH (member:Member {id: row.id})
OPTIONAL MATCH (member)-[edge:SPONSORED_BY {currentOf: row.id}]->(old:Member)
WITH row, member, edge, old
WHERE
  old.id = row.oldSponsorId OR
  (old IS NULL AND row.oldSponsorId IS NULL)
SET edge.to = row.from
REMOVE edge.currentOf
WITH row, member
MATCH (sponsor:Member {id: row.sponsorId})
CREATE (member)-[:SPONSORED_BY {from: row.from, currentOf: row.id}]->(sponsor)
RETURN
  count(*) AS written
