// The closed statements of a member, newest first.
// access: read
// expects: NodeIndexSeek
MATCH (statement:Statement)
USING INDEX statement:Statement(earnerId, period)
WHERE statement.earnerId = $earnerId
  AND statement.period IS NOT NULL
  AND statement.page = 0
MATCH (run:Run {id: statement.runId})
WHERE run.computation = statement.computation AND run.state IN ['CLOSED', 'PAID']
RETURN
  statement.runId AS runId,
  statement.computation AS computation,
  statement.period AS period,
  statement.earnerId AS earnerId,
  statement.totalMinor AS totalMinor,
  statement.currency AS currency,
  statement.summary AS summary
ORDER BY statement.period DESC
