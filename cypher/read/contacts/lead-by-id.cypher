// One lead with contact data, its open interests and whose they are.
// access: read
// expects: NodeUniqueIndexSeek
MATCH (lead:Contact {id: $id})
WHERE lead:Lead
MATCH (interest:Interest)-[:SHOWN_BY]->(lead)
WHERE interest.openKey IS NOT NULL
OPTIONAL MATCH (interest)-[:OWNED_BY {currentOf: interest.id}]->(owner:Member)
WITH lead, interest, owner
ORDER BY interest.openedAt, interest.id
RETURN
  lead.id AS id,
  lead.number AS number,
  lead.name AS name,
  lead.country AS country,
  lead.email AS email,
  lead.phone AS phone,
  lead.street AS street,
  lead.postalCode AS postalCode,
  lead.city AS city,
  lead.language AS language,
  collect({
    id: interest.id,
    kind: interest.kind,
    stage: interest.stage,
    stageAt: interest.stageAt,
    openedAt: interest.openedAt,
    ownerId: owner.id
  }) AS interests
