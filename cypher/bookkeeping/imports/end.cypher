// An import that has ended, well or not.
// access: write
// expects: NodeUniqueIndexSeek
MATCH (import:Import {id: $id})
SET
  import.state = $state,
  import.endedAt = $at
RETURN
  import.id AS id
