// A member with the edge to its sponsor; roots have none. The ordinal follows under the head's lock.
// access: write
// expects: NodeUniqueIndexSeek
UNWIND $rows AS row
CREATE
  (member:Contact:Member {
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
    status: row.status,
    statusFrom: row.enrolledAt,
    enrolledOn: row.enrolledOn,
    enrolledAt: row.enrolledAt,
    agreementVersion: row.agreementVersion
  })
WITH row, member
OPTIONAL MATCH (sponsor:Member {id: row.sponsorId})
FOREACH (found IN CASE WHEN sponsor IS NULL THEN [] ELSE [sponsor] END |
  CREATE (member)-[:SPONSORED_BY {from: row.enrolledAt, currentOf: row.id}]->(found)
)
RETURN
  count(CASE WHEN row.sponsorId IS NULL OR sponsor IS NOT NULL THEN 1 END) AS written
