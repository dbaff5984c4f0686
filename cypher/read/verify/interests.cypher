// Interests as they stand, whole, to be compared with their events.
// access: read
// expects: NodeUniqueIndexSeek
UNWIND $keys AS key
MATCH (interest:Interest {id: key})
RETURN
  interest.id AS key,
  labels(interest) AS labels,
  properties(interest) AS properties,
  [(interest)-[edge]->(other) |
    {type: type(edge), target: coalesce(other.id, other.key), properties: properties(edge)}
  ] AS edges
