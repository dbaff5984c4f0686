// Notes that a migration was applied, with the checksum of its file.
// access: write
// expects: NodeUniqueIndexSeek
MERGE (migration:Migration {name: $name})
ON CREATE SET
  migration.checksum = $checksum,
  migration.appliedAt = $appliedAt
RETURN
  migration.name AS name
