// The dense numbers of members enrolled in this transaction.
// access: write
// expects: NodeUniqueIndexSeek
UNWIND $rows AS row
MATCH (member:Member {id: row.id})
SET member.ordinal = row.ordinal
RETURN
  count(*) AS written
