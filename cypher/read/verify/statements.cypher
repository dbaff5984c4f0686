// The statements of a computation by earner and page, to be compared with the digest of its event.
// access: read
// expects: NodeUniqueIndexSeek
MATCH (statement:Statement)
WHERE statement.runId = $runId
  AND statement.computation = $computation
  AND statement.earnerId IS NOT NULL
  AND statement.page IS NOT NULL
RETURN
  statement.earnerId AS earnerId,
  statement.page AS page,
  statement.totalMinor AS totalMinor,
  statement.amountMinor AS amountMinor,
  statement.entryAmountMinor AS entryAmountMinor
ORDER BY statement.earnerId, statement.page
