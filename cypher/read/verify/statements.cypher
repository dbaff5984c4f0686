// The statements of a computation by earner and page, whole, to be compared with the digest of its event.
// access: read
// expects: NodeUniqueIndexSeek
MATCH (statement:Statement)
WHERE statement.runId = $runId
  AND statement.computation = $computation
  AND statement.earnerId IS NOT NULL
  AND statement.page IS NOT NULL
RETURN
  properties(statement) AS properties,
  [(statement)-[:EARNED_BY]->(earner:Member) | earner.id] AS earners
ORDER BY statement.earnerId, statement.page
