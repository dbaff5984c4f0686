// The leads with open interests of one owner, in the order of their numbers, each with those interests alone.
// access: read
// expects: NodeUniqueIndexSeek
MATCH (owner:Member {id: $ownerId})<-[edge:OWNED_BY WHERE edge.currentOf IS NOT NULL]-(interest:Interest)
WHERE interest.openKey IS NOT NULL
MATCH (interest)-[:SHOWN_BY]->(lead:Lead)
WHERE lead.number > $after
WITH owner, lead, interest
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
LIMIT toInteger($limit)
