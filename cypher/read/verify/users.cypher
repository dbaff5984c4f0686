// Users as they stand, whole, to be compared with their events.
// access: read
// expects: NodeUniqueIndexSeek
UNWIND $keys AS key
MATCH (user:User {id: key})
RETURN
  user.id AS key,
  labels(user) AS labels,
  properties(user) AS properties,
  [(user)-[edge]->(other) |
    {type: type(edge), target: coalesce(other.id, other.key), properties: properties(edge)}
  ] AS edges
