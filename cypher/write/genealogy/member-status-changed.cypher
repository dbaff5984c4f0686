// The contract status of a member.
// access: write
// expects: NodeUniqueIndexSeek
UNWIND $rows AS row
MATCH (member:Member {id: row.id})
SET
  member.status = row.status,
  member.statusFrom = row.from
RETURN
  count(*) AS written
