// Statements of one computation, unseen until a run publishes it.
// access: write
// expects: NodeUniqueIndexSeek
UNWIND $rows AS row
MATCH (earner:Member {id: row.earnerId})
CREATE
  (statement:Statement {
    runId: $runId,
    computation: $computation,
    period: $period,
    currency: $currency,
    earnerId: row.earnerId,
    page: row.page,
    totalMinor: row.totalMinor,
    lineCount: row.lineCount,
    bonuses: row.bonuses,
    sourceKinds: row.sourceKinds,
    orderIds: row.orderIds,
    orderLines: row.orderLines,
    buyerIds: row.buyerIds,
    memberIds: row.memberIds,
    levels: row.levels,
    distances: row.distances,
    bases: row.bases,
    rates: row.rates,
    amountBeforeCapsMinor: row.amountBeforeCapsMinor,
    amountMinor: row.amountMinor,
    codes: row.codes,
    caps: row.caps,
    holds: row.holds,
    entryKinds: row.entryKinds,
    entryAmountMinor: row.entryAmountMinor,
    entryReasons: row.entryReasons,
    summary: row.summary
  })-[:EARNED_BY]->(earner)
RETURN
  count(*) AS written
