// One member with contact data and the present sponsor.
// access: read
// expects: NodeUniqueIndexSeek
MATCH (member:Member {id: $id})
OPTIONAL MATCH (member)-[edge:SPONSORED_BY {currentOf: member.id}]->(sponsor:Member)
RETURN
  member.id AS id,
  member.number AS number,
  member.name AS name,
  member.status AS status,
  member.statusFrom AS statusFrom,
  member.country AS country,
  member.enrolledOn AS enrolledOn,
  member.enrolledAt AS enrolledAt,
  member.email AS email,
  member.phone AS phone,
  member.street AS street,
  member.postalCode AS postalCode,
  member.city AS city,
  member.language AS language,
  sponsor.id AS sponsorId,
  edge.from AS sponsorSince,
  COUNT { (member)<-[care:LOOKED_AFTER_BY WHERE care.currentOf IS NOT NULL]-(:Customer) } AS customers
