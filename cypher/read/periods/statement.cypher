// The first page of one earner's statement.
// access: read
// expects: NodeUniqueIndexSeek
MATCH (statement:Statement {runId: $runId, computation: $computation, earnerId: $earnerId, page: 0})
RETURN
  statement.runId AS runId,
  statement.computation AS computation,
  statement.period AS period,
  statement.earnerId AS earnerId,
  statement.totalMinor AS totalMinor,
  statement.currency AS currency,
  statement.summary AS summary
