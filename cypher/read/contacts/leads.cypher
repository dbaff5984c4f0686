// Leads in the order of their numbers, each with its open interests and whose they are.
// access: read
// expects: NodeIndexSeekByRange
MATCH (lead:Lead)
WHERE lead.number > $after
WITH lead
ORDER BY lead.number
LIMIT toInteger($limit)
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
  collect({
    id: interest.id,
    kind: interest.kind,
    stage: interest.stage,
    stageAt: interest.stageAt,
    openedAt: interest.openedAt,
    ownerId: owner.id
  }) AS interests
ORDER BY number
