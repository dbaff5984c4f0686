// Customers in the order of their numbers, with who looks after them; one carer's, or all.
// access: read
// expects: NodeUniqueIndexSeekByRange
MATCH (customer:Contact)
WHERE customer.number > $after AND customer:Customer
MATCH (customer)-[edge:LOOKED_AFTER_BY {currentOf: customer.id}]->(carer:Member)
WHERE $search IS NULL OR customer.searchKey CONTAINS $search
RETURN
  customer.id AS id,
  customer.number AS number,
  customer.name AS name,
  customer.country AS country,
  customer.registeredAt AS registeredAt,
  carer.id AS carerId
ORDER BY customer.number
LIMIT toInteger($limit)
