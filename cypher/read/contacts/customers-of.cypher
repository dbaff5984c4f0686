// The customers one member looks after, in the order of their numbers.
// access: read
// expects: NodeUniqueIndexSeek
MATCH (carer:Member {id: $carerId})<-[edge:LOOKED_AFTER_BY WHERE edge.currentOf IS NOT NULL]-(customer:Customer)
WHERE customer.number > $after AND ($search IS NULL OR customer.searchKey CONTAINS $search)
RETURN
  customer.id AS id,
  customer.number AS number,
  customer.name AS name,
  customer.country AS country,
  customer.registeredAt AS registeredAt,
  carer.id AS carerId
ORDER BY customer.number
LIMIT toInteger($limit)
