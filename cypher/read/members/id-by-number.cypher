// The member that has a number.
// access: read
// expects: NodeUniqueIndexSeek
MATCH (member:Contact {number: $number})
WHERE member:Member
RETURN
  member.id AS id
