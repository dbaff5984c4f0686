// What closed statements of a period paid these earners for these orders. Lists in which nothing is stated are absent.
// access: read
// expects: NodeIndexSeek
UNWIND $earnerIds AS earnerId
MATCH (statement:Statement)
WHERE statement.earnerId = earnerId
  AND statement.period = $period
  AND statement.runId = $runId
  AND statement.computation = $computation
UNWIND [
  line IN range(0, coalesce(size(statement.orderIds), 0) - 1)
  WHERE statement.orderIds[line] IN $orderIds | line
] AS line
RETURN
  statement.earnerId AS earnerId,
  statement.orderIds[line] AS orderId,
  coalesce(statement.orderLines[line], 0) AS orderLine,
  statement.bonuses[line] AS bonus,
  coalesce(statement.bases[line], 0) AS base,
  statement.amountMinor[line] AS amountMinor
ORDER BY orderId, earnerId, orderLine, bonus, base, amountMinor
