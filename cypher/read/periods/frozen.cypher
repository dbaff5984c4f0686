// Periods whose closing was begun and not ended.
// access: read
MATCH (period:Period {state: 'FROZEN'})
RETURN
  period.id AS period,
  period.closerId AS closerId
ORDER BY period
