// What closed statements of a period paid these earners for these orders.
// access: read
// expects: NodeIndexSeek
UNWIND $earnerIds AS earnerId
MATCH (statement:Statement)
WHERE statement.earnerId = earnerId
  AND statement.period = $period
  AND statement.runId = $runId
  AND statement.computation = $computation
UNWIND [
  line IN range(0, size(statement.orderIds) - 1)
  WHERE statement.orderIds[line] IN $orderIds | line
] AS line
RETURN
  statement.earnerId AS earnerId,
  statement.orderIds[line] AS orderId,
  statement.orderLines[line] AS orderLine,
  statement.bonuses[line] AS bonus,
  statement.bases[line] AS base,
  statement.amountMinor[line] AS amountMinor
