// A customer with the member who looks after it.
// access: write
// expects: NodeUniqueIndexSeek
UNWIND $rows AS row
MATCH (carer:Member {id: row.carerId})
CREATE
  (customer:Contact:Customer {
    id: row.id,
    number: row.number,
    name: row.name,
    nameKey: row.nameKey,
    searchKey: row.searchKey,
    email: row.email,
    phone: row.phone,
    street: row.street,
    postalCode: row.postalCode,
    city: row.city,
    language: row.language,
    country: row.country,
    source: row.source,
    registeredAt: row.registeredAt
  })
CREATE
  (customer)-[:LOOKED_AFTER_BY {
    from: row.registeredAt,
    currentOf: row.id
  }]->(carer)
RETURN
  count(*) AS written
