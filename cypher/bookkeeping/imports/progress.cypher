// How far an import has come.
// access: write
// expects: NodeUniqueIndexSeek
MATCH (import:Import {id: $id})
SET
  import.read = $read,
  import.accepted = $accepted,
  import.unchanged = $unchanged,
  import.rejected = $rejected,
  import.warnings = $warnings,
  import.counts = $counts,
  import.file = $file
RETURN
  import.id AS id
