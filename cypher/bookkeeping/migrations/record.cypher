// Notes that migrations were applied, with the checksums of their files.
// access: write
// expects: NodeUniqueIndexSeek
UNWIND $applied AS row
MERGE (migration:Migration {name: row.name})
ON CREATE SET
  migration.checksum = row.checksum,
  migration.appliedAt = $appliedAt
RETURN
  migration.name AS name
