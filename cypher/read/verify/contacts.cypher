// Contacts as they stand, whole, with every edge they have, to be compared with their events.
// access: read
// expects: NodeUniqueIndexSeek
UNWIND $keys AS key
MATCH (contact:Contact {id: key})
RETURN
  contact.id AS key,
  labels(contact) AS labels,
  properties(contact) AS properties,
  [(contact)-[edge]->(other) |
    {type: type(edge), target: coalesce(other.id, other.key), properties: properties(edge)}
  ] AS edges
