// The numbers of contacts, in any order.
// access: read
// expects: NodeUniqueIndexSeek
UNWIND $ids AS id
MATCH (contact:Contact {id: id})
RETURN
  contact.id AS id,
  contact.number AS number
