// Number and name of members, for paths and lists.
// access: read
// expects: NodeUniqueIndexSeek
UNWIND $ids AS id
MATCH (member:Member {id: id})
RETURN
  member.id AS id,
  member.number AS number,
  member.name AS name
