// Members in the order of their names, from behind a place on.
// access: read
// expects: NodeIndexSeekByRange
MATCH (member:Contact)
WHERE member.nameKey >= $key AND member:Member AND (member.nameKey > $key OR member.id > $id)
RETURN
  member.id AS id,
  member.nameKey AS key
ORDER BY member.nameKey, member.id
LIMIT toInteger($limit)
