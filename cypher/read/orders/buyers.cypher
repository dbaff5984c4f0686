// Which members and customers have these numbers, and who looked after each customer when.
// access: read
// expects: NodeUniqueIndexSeek
UNWIND $numbers AS number
MATCH (contact:Contact {number: number})
WHERE contact:Member OR contact:Customer
RETURN
  contact.id AS id,
  contact.number AS number,
  contact:Member AS member,
  coalesce(contact.enrolledAt, contact.registeredAt) AS joinedAt,
  [
    (contact)-[care:LOOKED_AFTER_BY]->(carer:Member) |
    {carerId: carer.id, from: care.from, to: care.to}
  ] AS care
