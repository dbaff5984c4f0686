// An open interest of a contact, which makes it a lead, with the member who owns it; without owner it is the company's.
// access: write
// expects: NodeUniqueIndexSeek
UNWIND $rows AS row
MATCH (contact:Contact {id: row.id})
SET contact:Lead
CREATE
  (interest:Interest {
    id: row.interestId,
    kind: row.interestKind,
    stage: row.stage,
    stageAt: row.openedAt,
    openedAt: row.openedAt,
    openKey: row.openKey,
    source: row.source
  })
CREATE (interest)-[:SHOWN_BY]->(contact)
WITH row, interest
OPTIONAL MATCH (owner:Member {id: row.ownerId})
FOREACH (found IN CASE WHEN owner IS NULL THEN [] ELSE [owner] END |
  CREATE (interest)-[:OWNED_BY {from: row.openedAt, currentOf: row.interestId}]->(found)
)
RETURN
  count(CASE WHEN row.ownerId IS NULL OR owner IS NOT NULL THEN 1 END) AS written
