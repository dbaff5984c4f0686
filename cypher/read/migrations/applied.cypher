// The migrations this store has seen.
// access: read
MATCH (migration:Migration)
WHERE migration.checksum IS NOT NULL
RETURN
  migration.name AS name,
  migration.checksum AS checksum
ORDER BY migration.name
