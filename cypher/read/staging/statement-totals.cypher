// What stands under a computation, summed from its pages and lines.
// access: read
// expects: NodeUniqueIndexSeek
MATCH (statement:Statement)
WHERE
  statement.runId = $runId AND
  statement.computation = $computation AND
  statement.earnerId IS NOT NULL AND
  statement.page IS NOT NULL
RETURN
  count(CASE WHEN statement.page = 0 THEN 1 END) AS statements,
  coalesce(sum(statement.lineCount), 0) AS lines,
  coalesce(sum(statement.totalMinor), 0) AS totalMinor,
  coalesce(sum(reduce(total = 0, amount IN statement.amountMinor | total + amount)), 0) AS linesMinor,
  coalesce(sum(reduce(total = 0, amount IN statement.entryAmountMinor | total + amount)), 0) AS entriesMinor
