// How many leads have an open interest of one owner.
// access: read
// expects: NodeUniqueIndexSeek
MATCH (owner:Member {id: $ownerId})<-[edge:OWNED_BY WHERE edge.currentOf IS NOT NULL]-(interest:Interest)
WHERE interest.openKey IS NOT NULL
MATCH (interest)-[:SHOWN_BY]->(lead:Lead)
RETURN
  count(DISTINCT lead) AS total
