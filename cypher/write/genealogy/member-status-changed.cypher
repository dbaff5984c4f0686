// The contract status of a member; the one before stays with the instant it ended.
// access: write
// expects: NodeUniqueIndexSeek
UNWIND $rows AS row
MATCH (member:Member {id: row.id})
SET
  member.pastStatuses = coalesce(member.pastStatuses, []) + member.status,
  member.pastStatusUntil = coalesce(member.pastStatusUntil, []) + row.from
SET
  member.status = row.status,
  member.statusFrom = row.from
RETURN
  count(*) AS written
