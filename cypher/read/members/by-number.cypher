// Members in the order of their numbers, from behind a place on.
// access: read
// expects: NodeUniqueIndexSeekByRange
MATCH (member:Contact)
WHERE member.number > $key AND member:Member
RETURN
  member.id AS id,
  member.number AS key
ORDER BY member.number
LIMIT toInteger($limit)
