// The contact of a number.
// access: read
// expects: NodeUniqueIndexSeek
MATCH (contact:Contact {number: $number})
RETURN
  contact.id AS id,
  contact.number AS number,
  contact.name AS name
