// Credit notes as they stand, whole, to be compared with their events.
// access: read
// expects: NodeUniqueIndexSeek
UNWIND $keys AS key
MATCH (note:CreditNote {id: key})
RETURN
  note.id AS key,
  labels(note) AS labels,
  properties(note) AS properties,
  [(note)-[edge]->(other) |
    {type: type(edge), target: coalesce(other.id, other.key), properties: properties(edge)}
  ] AS edges
