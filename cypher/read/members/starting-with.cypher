// Members whose name begins with a text of fewer than three letters, in order of their names.
// access: read
// expects: NodeIndexSeekByRange
MATCH (member:Contact)
WHERE member.nameKey STARTS WITH $text AND member:Member
RETURN
  member.id AS id,
  member.number AS number,
  member.name AS name
ORDER BY member.nameKey
LIMIT toInteger($limit)
