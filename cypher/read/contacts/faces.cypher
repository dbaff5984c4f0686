// Number and name of contacts a screen names.
// access: read
// expects: NodeUniqueIndexSeek
UNWIND $ids AS id
MATCH (contact:Contact {id: id})
RETURN
  contact.id AS id,
  contact.number AS number,
  contact.name AS name
