// One customer with contact data and who looks after it.
// access: read
// expects: NodeUniqueIndexSeek
MATCH (customer:Contact {id: $id})
WHERE customer:Customer
MATCH (customer)-[edge:LOOKED_AFTER_BY {currentOf: customer.id}]->(carer:Member)
RETURN
  customer.id AS id,
  customer.number AS number,
  customer.name AS name,
  customer.country AS country,
  customer.registeredAt AS registeredAt,
  customer.email AS email,
  customer.phone AS phone,
  customer.street AS street,
  customer.postalCode AS postalCode,
  customer.city AS city,
  customer.language AS language,
  carer.id AS carerId
