// The identifiers a contact has now, shared by everybody who has them too.
// access: write
// expects: NodeUniqueIndexSeek
UNWIND $rows AS row
MATCH (contact:Contact {id: row.id})
OPTIONAL MATCH (contact)-[old:IDENTIFIED_BY]->(:Identifier)
DELETE old
WITH DISTINCT row, contact
FOREACH (found IN row.identifiers |
  MERGE (identifier:Identifier {key: found.key})
  ON CREATE SET
    identifier.kind = found.kind,
    identifier.masked = found.masked
  CREATE (contact)-[:IDENTIFIED_BY]->(identifier)
)
RETURN
  count(*) AS written
