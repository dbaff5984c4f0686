// Members whose name, number or e-mail holds a text, best first: hits are filtered by sight before they are cut.
// access: read
// expects: NodeIndexContainsScan
MATCH (member:Contact)
WHERE member.searchKey CONTAINS $text AND member:Member
RETURN
  member.id AS id,
  member.number AS number,
  member.name AS name
LIMIT toInteger($limit)
