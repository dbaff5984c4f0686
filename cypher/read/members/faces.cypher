// What a row of a list shows of members beside the figures of the index.
// access: read
// expects: NodeUniqueIndexSeek
UNWIND $ids AS id
MATCH (member:Member {id: id})
RETURN
  member.id AS id,
  member.number AS number,
  member.name AS name,
  member.status AS status,
  member.country AS country,
  member.enrolledOn AS enrolledOn
