// A page of the statements of a computation, largest totals first.
// access: read
// expects: NodeIndexSeek
MATCH (statement:Statement)
WHERE statement.runId = $runId
  AND statement.computation = $computation
  AND statement.totalMinor <= $totalMinor
  AND statement.page = 0
  AND (statement.totalMinor < $totalMinor OR statement.earnerId > $earnerId)
RETURN
  statement.runId AS runId,
  statement.computation AS computation,
  statement.period AS period,
  statement.earnerId AS earnerId,
  statement.totalMinor AS totalMinor,
  statement.currency AS currency,
  statement.summary AS summary
ORDER BY statement.totalMinor DESC, statement.earnerId
LIMIT toInteger($first)
