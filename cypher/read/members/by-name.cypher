// Members in the order of their names, from behind a place on.
// access: read
// expects: NodeIndexSeekByRange
MATCH (member:Contact)
WHERE member.nameKey >= $nameKey AND member:Member AND (member.nameKey > $nameKey OR member.id > $id)
RETURN
  member.id AS id,
  member.nameKey AS nameKey
ORDER BY member.nameKey, member.id
LIMIT toInteger($limit)
