// The packed lines of one page of a statement.
// access: read
// expects: NodeUniqueIndexSeek
MATCH (statement:Statement {runId: $runId, computation: $computation, earnerId: $earnerId, page: $page})
RETURN
  statement.bonuses AS bonuses,
  statement.sourceKinds AS sourceKinds,
  statement.orderIds AS orderIds,
  statement.orderLines AS orderLines,
  statement.buyerIds AS buyerIds,
  statement.memberIds AS memberIds,
  statement.levels AS levels,
  statement.distances AS distances,
  statement.bases AS bases,
  statement.rates AS rates,
  statement.amountBeforeCapsMinor AS amountBeforeCapsMinor,
  statement.amountMinor AS amountMinor,
  statement.codes AS codes,
  statement.caps AS caps,
  statement.holds AS holds
