// One more than the highest ordinal: the length of every column by member.
// access: read
// expects: NodeIndexScan
MATCH (member:Member)
RETURN
  coalesce(max(member.ordinal), -1) + 1 AS count
