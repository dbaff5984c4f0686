// Orders as they stand, whole, to be compared with their events.
// access: read
// expects: NodeUniqueIndexSeek
UNWIND $keys AS key
MATCH (order:Order {id: key})
RETURN
  order.id AS key,
  labels(order) AS labels,
  properties(order) AS properties,
  [(order)-[edge]->(other) |
    {type: type(edge), target: coalesce(other.id, other.key), properties: properties(edge)}
  ] AS edges
